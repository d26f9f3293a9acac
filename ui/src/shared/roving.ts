/**
 * One Tab stop for a whole list, board or tab row; arrows move inside (`roving tabindex`).
 *
 * Attachment for the container: `{@attach roving({ items: '[role=option]' })}`. It keeps exactly
 * one item at `tabindex=0`, moves focus by arrows, Home and End, and puts focus on the neighbour
 * when the focused item disappears, so that focus is never lost to the body.
 */
import { onKeys } from './keys';

/** How the items lie. */
export interface RovingOptions {
  /** Selector of the items inside the container. */
  items: string;
  /** Which arrows move; `both` for grids in one column of reading order. */
  direction?: 'vertical' | 'horizontal' | 'both';
  /** `j` and `k` move too, as in lists. */
  letters?: boolean;
  /** Told when an item takes the focus. */
  onmove?: (item: HTMLElement, index: number) => void;
}

/** See the head of the file. */
export function roving(options: RovingOptions): (container: HTMLElement) => () => void {
  return (container) => {
    let index = 0;
    const items = (): HTMLElement[] => [...container.querySelectorAll<HTMLElement>(options.items)];

    function mark(list: HTMLElement[]): void {
      index = Math.max(0, Math.min(index, list.length - 1));
      for (const [at, item] of list.entries()) {
        const stop = at === index ? 0 : -1;
        if (item.tabIndex !== stop) item.tabIndex = stop;
      }
    }

    function to(next: number): void {
      const list = items();
      if (list.length === 0) return;
      index = Math.max(0, Math.min(next, list.length - 1));
      mark(list);
      list[index]?.focus();
    }

    const back = (): void => to(index - 1);
    const on = (): void => to(index + 1);
    const vertical = options.direction !== 'horizontal';
    const horizontal = options.direction === 'horizontal' || options.direction === 'both';
    const keydown = onKeys({
      ArrowUp: vertical ? back : undefined,
      ArrowDown: vertical ? on : undefined,
      ArrowLeft: horizontal ? back : undefined,
      ArrowRight: horizontal ? on : undefined,
      k: options.letters ? back : undefined,
      j: options.letters ? on : undefined,
      Home: () => to(0),
      End: () => to(items().length - 1),
    });

    function focusin(event: FocusEvent): void {
      const list = items();
      const at = list.findIndex((item) => item.contains(event.target as Node));
      if (at < 0) return;
      index = at;
      mark(list);
      options.onmove?.(list[at] as HTMLElement, at);
    }

    let held = false;
    const hold = (): void => {
      held = container.contains(document.activeElement);
    };
    const observer = new MutationObserver(() => {
      const list = items();
      mark(list);
      // the focused item was removed: its place, else the one before
      if (held && document.activeElement === document.body) list[index]?.focus();
    });
    mark(items());
    observer.observe(container, { childList: true, subtree: true });
    container.addEventListener('keydown', keydown);
    container.addEventListener('focusin', focusin);
    document.addEventListener('focusin', hold);
    return () => {
      observer.disconnect();
      container.removeEventListener('keydown', keydown);
      container.removeEventListener('focusin', focusin);
      document.removeEventListener('focusin', hold);
    };
  };
}

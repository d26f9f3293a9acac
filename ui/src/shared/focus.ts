/** Focus that has to wait until its element is on the screen, and focus that is asked for late. */

/**
 * Attachment: gives the element the focus once the dialog around it has opened. Not `autofocus`:
 * that acts only on the first opening, and only before scripts have run.
 */
export function focusSoon(element: HTMLElement): () => void {
  const timer = setTimeout(() => element.focus());
  return () => clearTimeout(timer);
}

const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'Meta']);

/** Notes on `<html data-by>` whether the person works by keys or by the pointer. Call once. */
export function followHand(): void {
  const by = (hand: string): void => void (document.documentElement.dataset['by'] = hand);
  addEventListener('pointerdown', () => by('pointer'), true);
  addEventListener(
    'keydown',
    ({ key }) => {
      if (!MODIFIERS.has(key)) by('keys');
    },
    true,
  );
}

/**
 * Whether `pane` may take the focus although nobody asks for it right now: it has it already, or
 * nobody has. A menu, question or field that was opened meanwhile keeps it.
 */
export function mayTakeFocus(pane: Element | null | undefined): boolean {
  const now = document.activeElement;
  return !now || now === document.body || (pane?.contains(now) ?? false);
}

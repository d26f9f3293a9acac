/**
 * Choosing rows of the list, by key and by pointer: which row is meant (the one with the focus) and
 * which are selected. What a change of the selection comes to is said aloud.
 */
import { announce, isTextField } from '../../shared';
import { t } from '../../texts';
import { kept, selected, unselect, whole, type LeadList } from './list.svelte';

/** What the table offers to {@link choosing}. */
export interface Rows {
  list: LeadList;
  count: () => number;
  focusRow: (index: number) => Promise<void>;
  /** A press points at the cell under it. */
  point: (target: Element) => void;
}

/** Makes the choosing of a list. */
export function choosing({ list, count, focusRow, point }: Rows) {
  /** Where the focus was when the button went down: a range begins there. */
  let pressedFrom: number | undefined;

  const tell = (): void =>
    announce(t('leads-selected', { count: whole.on ? count() : selected.size }));

  /** Where the focus was before the click that is heard now. */
  function start(): number {
    const from = pressedFrom ?? kept.at;
    pressedFrom = undefined;
    return from;
  }

  async function toggle(index: number): Promise<void> {
    await list.toggle(index);
    tell();
  }

  return {
    toggle,
    /** Goes `by` rows on and selects on the way. */
    async extend(by: number): Promise<void> {
      const from = kept.at;
      await focusRow(from + by);
      await list.extend(from, kept.at);
      tell();
    },
    /** All that the filter shows, or none when all are selected. */
    async all(): Promise<void> {
      if (whole.on || selected.size >= count()) unselect();
      else await list.all();
      tell();
    },
    /** The row with the focus is the one that is meant, whoever gave it the focus. */
    follow(event: FocusEvent): void {
      const index = (event.target as HTMLElement).dataset['index'];
      if (index !== undefined) kept.at = Number(index);
    },
    /** A button goes down: the browser moves the focus before the click is heard. */
    press(): void {
      pressedFrom = kept.at;
    },
    /** A click on the check mark of a row; with Shift it means what it means on the row. */
    tick(event: MouseEvent, index: number): void {
      const from = start();
      if (!event.shiftKey) return void toggle(index);
      void focusRow(index);
      void list.extend(from, index).then(tell);
    },
    /** A click on a row. */
    pick(event: MouseEvent, index: number): void {
      if (isTextField(event.target)) return;
      point(event.target as Element);
      const from = start();
      void focusRow(index);
      if (event.shiftKey) void list.extend(from, index);
      else if (event.ctrlKey || event.metaKey) void toggle(index);
    },
  };
}

/**
 * The state of the list of leads: order, place of the focus, selection, columns.
 *
 * What a person set up stays while they look elsewhere: it lives in the module, not in the screen.
 * The filter is shared with the Funnel (`leadFilter`).
 */
import { SvelteSet } from 'svelte/reactivity';
import { live, type LeadSort } from '../../ipc';
import { isFiltered, leadFilter, toastError } from '../../shared';
import type { Mark } from './geometry';
import { DEFAULT_COLUMNS, type ColumnId } from './columns';
import { windows } from './windows.svelte';

/** What stays while the screen is away. */
export const kept = $state({
  sort: 'kana' as LeadSort,
  descending: false,
  /** Index of the row with the focus. */
  at: 0,
  scroll: 0,
  density: 'compact' as 'compact' | 'comfortable',
  columns: [...DEFAULT_COLUMNS] as ColumnId[],
});

/** Ids of the selected leads; survive the switch of views. */
export const selected = new SvelteSet<string>();

/** The first order of a column: names and companies from the front, figures from the top. */
export function firstDescending(sort: LeadSort): boolean {
  return ['score', 'last_contact', 'created', 'value'].includes(sort);
}

/** The list as the screen uses it. Call while the screen is set up. */
export function leadList() {
  const query = $derived(leadFilter.query);
  const request = $derived({ query, sort: kept.sort, descending: kept.descending });
  const rows = windows(() => request);
  const grouped = $derived(kept.sort === 'kana' && !kept.descending);
  const counts = live('leads_count', () => ({ query, kana_index: grouped }));
  const marks = $derived<readonly Mark[]>(grouped ? (counts.data?.kana_index ?? []) : []);
  /** Where a range began. */
  let anchor = 0;

  function toggle(index: number): void {
    const row = rows.row(index);
    if (!row) return;
    anchor = index;
    if (!selected.delete(row.id)) selected.add(row.id);
  }

  /** Selects from where the range began up to `index`, and nothing else of what the range held. */
  async function extend(from: number, index: number): Promise<void> {
    if (selected.size === 0) anchor = from;
    const [first, last] = anchor < index ? [anchor, index] : [index, anchor];
    const ids = await rows.ids(first, last).catch(toastError);
    if (!ids) return;
    selected.clear();
    for (const id of ids) selected.add(id);
  }

  async function all(): Promise<void> {
    await extendTo(0, (rows.count ?? 0) - 1);
  }

  async function extendTo(first: number, last: number): Promise<void> {
    const ids = await rows.ids(first, last).catch(toastError);
    for (const id of ids ?? []) selected.add(id);
  }

  function sortBy(sort: LeadSort): void {
    if (kept.sort === sort) kept.descending = !kept.descending;
    else Object.assign(kept, { sort, descending: firstDescending(sort) });
    Object.assign(kept, { at: 0, scroll: 0 });
  }

  return {
    rows,
    get counts() {
      return counts.data;
    },
    get marks() {
      return marks;
    },
    get filtered() {
      return isFiltered(query);
    },
    toggle,
    extend,
    all,
    sortBy,
    /** The lead with the focus. */
    get current() {
      return rows.row(kept.at);
    },
    /** What a verb acts on: the selection, else the lead with the focus. */
    get targets(): string[] {
      if (selected.size) return [...selected];
      const row = rows.row(kept.at);
      return row ? [row.id] : [];
    },
  };
}

/** The list of {@link leadList}. */
export type LeadList = ReturnType<typeof leadList>;

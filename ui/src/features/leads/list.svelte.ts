/**
 * The state of the list of leads: order, place of the focus, selection, columns.
 *
 * What a person set up stays while they look elsewhere: it lives in the module, not in the screen.
 * The filter is shared with the Funnel (`leadFilter`).
 */
import { SvelteMap } from 'svelte/reactivity';
import { live, type LeadSort, type Segment } from '../../ipc';
import { isFiltered, leadFilter, toastError, type Shown } from '../../shared';
import type { Mark } from './geometry';
import { DEFAULT_COLUMNS, isColumn, type ColumnId } from './columns';
import type { ListRow } from './cells';
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
  /** Widths that were set, in pixels. */
  widths: {} as Partial<Record<ColumnId, number>>,
  /** The cell that F2 edits. */
  cell: 'company' as ColumnId,
});

/** The selected leads by id; survive the switch of views. */
export const selected = new SvelteMap<string, ListRow>();

/** All that match the filter are selected, also those that are not on the page. */
export const whole = $state({ on: false });

/** Nothing is selected any more. */
export function unselect(): void {
  whole.on = false;
  selected.clear();
}

/** Leads up to which *all* reads their rows; more are selected as a whole. */
const ROWS = 500;

/** The first order of a column: names and companies from the front, figures from the top. */
export function firstDescending(sort: LeadSort): boolean {
  return ['score', 'last_contact', 'created', 'value', 'last_mail'].includes(sort);
}

/** What a saved view keeps besides its filter. */
export function shownNow(): Shown {
  return {
    view: 'table',
    columns: kept.columns.map((id) => ({ id, width: kept.widths[id] ?? null })),
    sort: kept.sort,
    descending: kept.descending,
  };
}

/** Shows columns and order of a saved view. */
export function showAs(segment: Segment): void {
  const columns = segment.columns.flatMap(({ id }) => (isColumn(id) ? [id] : []));
  const widths: Partial<Record<ColumnId, number>> = {};
  for (const { id, width } of segment.columns) {
    if (isColumn(id) && width !== null) widths[id] = width;
  }
  Object.assign(kept, {
    columns: columns.length ? columns : [...DEFAULT_COLUMNS],
    widths,
    sort: segment.sort,
    descending: segment.descending,
    at: 0,
    scroll: 0,
  });
}

/** The list as the screen uses it. Call while the screen is set up. */
export function leadList() {
  const query = $derived(leadFilter.query);
  const own = $derived(kept.columns.filter((id) => id.startsWith('own:')).join(' '));
  const request = $derived({
    query,
    sort: kept.sort,
    descending: kept.descending,
    own: own ? own.split(' ') : [],
  });
  const rows = windows(() => request);
  const grouped = $derived(kept.sort === 'kana' && !kept.descending);
  const counts = live('leads_count', () => ({ query, kana_index: grouped, place: 'leads' }));
  const marks = $derived<readonly Mark[]>(grouped ? (counts.data?.kana_index ?? []) : []);
  // a window counts only where that costs nothing; the true count comes with the sums
  const count = $derived(counts.data?.count ?? rows.count);
  // another filter means others
  $effect(() => {
    void query;
    return () => (whole.on = false);
  });
  /** Where a range began. */
  let anchor = 0;

  /** The row at `index`, read if it is not on the page yet; undefined where there is none. */
  async function rowAt(index: number): Promise<ListRow | undefined> {
    try {
      return rows.row(index) ?? (await rows.rows(index, index))[0];
    } catch (thrown) {
      toastError(thrown);
      return undefined;
    }
  }

  /** Ids of the rows on the page near `index`: what `[` and `]` walk on the lead page. */
  function around(index: number): string[] {
    const near = Array.from({ length: 201 }, (_, at) => rows.row(index - 100 + at));
    return near.flatMap((row) => (row ? [row.id] : []));
  }

  async function toggle(index: number): Promise<void> {
    const row = await rowAt(index);
    if (!row) return;
    if (whole.on) unselect();
    anchor = index;
    if (!selected.delete(row.id)) selected.set(row.id, row);
  }

  /** Selects from where the range began up to `index`, and nothing else. */
  async function extend(from: number, index: number): Promise<void> {
    if (selected.size === 0) anchor = from;
    const [first, last] = anchor < index ? [anchor, index] : [index, anchor];
    await select(first, last, true);
  }

  /** Selects all that the filter shows. */
  async function all(): Promise<void> {
    if ((count ?? 0) > ROWS) {
      selected.clear();
      whole.on = true;
      return;
    }
    await select(0, (count ?? 0) - 1, false);
  }

  async function select(first: number, last: number, only: boolean): Promise<void> {
    whole.on = false;
    try {
      const found = await rows.rows(first, last);
      if (only) selected.clear();
      for (const row of found) selected.set(row.id, row);
    } catch (thrown) {
      toastError(thrown);
    }
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
    /** Leads that answer; undefined before it is known. */
    get count() {
      return count;
    },
    get marks() {
      return marks;
    },
    get filtered() {
      return isFiltered(query);
    },
    rowAt,
    around,
    toggle,
    extend,
    all,
    sortBy,
    /** The lead with the focus. */
    get current() {
      return rows.row(kept.at);
    },
    /** What a verb acts on: the selection, else the lead with the focus. */
    get targets(): readonly ListRow[] {
      if (selected.size) return [...selected.values()];
      const row = rows.row(kept.at);
      return row ? [row] : [];
    },
    /** Reads the lead with the focus while its row is on the way. */
    get coming(): (() => Promise<readonly ListRow[]>) | undefined {
      const at = kept.at;
      if (selected.size || rows.row(at) || at >= (count ?? 0)) return undefined;
      return () => rows.rows(at, at);
    },
  };
}

/** The list of {@link leadList}. */
export type LeadList = ReturnType<typeof leadList>;

/**
 * Saved views: which one is open, what differs from it, and the verbs on them.
 *
 * A view is asked anew whenever it is shown; opening one puts its query into the filter that Leads
 * and Funnel share. What else it keeps (columns, order) belongs to the screen that opens it.
 */
import { change, type LeadQuery, type LeadSort, type Segment, type SegmentColumn } from '../../ipc';
import { t } from '../../texts';
import { grouped } from '../conditions';
import { clearFilter, emptyQuery, leadFilter } from '../query.svelte';
import { go } from '../router.svelte';
import { toastError, toastUndo } from '../toasts.svelte';

/** What a screen adds to the filter when a view is saved. */
export interface Shown {
  view: 'table' | 'board' | 'calendar';
  columns: SegmentColumn[];
  sort: LeadSort;
  descending: boolean;
}

/**
 * The open view: its id (empty: all leads), and the view itself until the screen has taken over what
 * it keeps besides the filter.
 */
export const openView = $state<{ id: string; fresh: Segment | undefined }>({
  id: '',
  fresh: undefined,
});

/** Where each kind of view is shown. */
const PLACES: Record<string, string> = {
  table: '/leads',
  board: '/funnel',
  calendar: '/calendar',
};

/** The query of a view as the filter holds it. */
export function queryOf(segment: Segment): LeadQuery {
  return { ...emptyQuery(), ...segment.query, tree: grouped(segment.query.tree) };
}

function sameQuery(segment: Segment, query: LeadQuery): boolean {
  return JSON.stringify(queryOf(segment)) === JSON.stringify({ ...emptyQuery(), ...query });
}

/** True if the filter is no longer what the view holds. */
export function differs(segment: Segment, query: LeadQuery, shown: Shown): boolean {
  // another screen has columns and an order of its own
  if (segment.view !== shown.view) return !sameQuery(segment, query);
  const kept = { view: segment.view, sort: segment.sort, descending: segment.descending };
  const now = { view: shown.view, sort: shown.sort, descending: shown.descending };
  const columns = (of: readonly SegmentColumn[]) => JSON.stringify(of);
  return (
    !sameQuery(segment, query) ||
    JSON.stringify(kept) !== JSON.stringify(now) ||
    columns(segment.columns) !== columns(shown.columns)
  );
}

/** Shows everybody. */
export function openAll(): void {
  openView.id = '';
  clearFilter();
}

/** Puts the query of a view into the filter. */
export function openSegment(segment: Segment): void {
  openView.id = segment.id;
  // a calendar has nothing besides the filter; table and board take over what is theirs
  openView.fresh = segment.view === 'calendar' ? undefined : segment;
  leadFilter.query = queryOf(segment);
  go(PLACES[segment.view] ?? '/leads');
}

/**
 * Saves the filter under a name, or as the view `into`. Resolves to true when it is saved. A view that
 * is changed on another screen than its own takes the filter only: its columns are not seen there.
 */
export async function saveView(
  name: string,
  shown: Shown,
  into: Segment | undefined,
): Promise<boolean> {
  const elsewhere = into && into.view !== shown.view ? into : undefined;
  const { view, columns, sort, descending } = elsewhere ?? shown;
  try {
    const { segment, changed } = await change('segments_save', {
      segment: into?.id ?? null,
      name,
      query: leadFilter.query,
      view,
      columns,
      sort,
      descending,
    });
    openView.id = segment;
    if (changed.change_id) toastUndo(t('finding-view-saved', { name }), changed.change_id);
    return true;
  } catch (thrown) {
    toastError(thrown);
    return false;
  }
}

/** Gives a view another name; everything else of it stays. */
export async function renameView(segment: Segment, name: string): Promise<boolean> {
  try {
    const { query, view, columns, sort, descending } = segment;
    const { changed } = await change('segments_save', {
      segment: segment.id,
      name,
      query,
      view,
      columns,
      sort,
      descending,
    });
    if (changed.change_id) toastUndo(t('finding-view-saved', { name }), changed.change_id);
    return true;
  } catch (thrown) {
    toastError(thrown);
    return false;
  }
}

/** Copies a view and opens the copy. */
export async function copyView(segment: Segment): Promise<void> {
  try {
    const name = t('finding-view-copy-name', { name: segment.name });
    const copy = await change('segments_copy', { segment: segment.id, name });
    openView.id = copy.segment;
  } catch (thrown) {
    toastError(thrown);
  }
}

/** Puts a view one place further; `all` in the order of the tabs. */
export async function moveView(
  all: readonly Segment[],
  segment: Segment,
  by: 1 | -1,
): Promise<void> {
  const at = all.findIndex((one) => one.id === segment.id);
  const before = by < 0 ? all[at - 1] : all[at + 2];
  try {
    await change('segments_order', { segment: segment.id, before: before?.id ?? null });
  } catch (thrown) {
    toastError(thrown);
  }
}

/** Removes a view; leads and filter stay. */
export async function removeView(segment: Segment): Promise<void> {
  try {
    const changed = await change('segments_remove', { segment: segment.id });
    if (openView.id === segment.id) openView.id = '';
    if (changed.change_id) {
      toastUndo(t('finding-view-removed', { name: segment.name }), changed.change_id);
    }
  } catch (thrown) {
    toastError(thrown);
  }
}

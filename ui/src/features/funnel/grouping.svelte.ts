/**
 * What the columns of the board are: stages, or the values of another choice (priority, source, an
 * own field with one choice).
 *
 * A column of a grouped board is told as a stage whose id is `group:value`. The chosen group is kept
 * on this computer, and with a saved view as a column `group:…` of it.
 */
import { change, job, type LeadCard, type OwnField, type Segment, type Stage } from '../../ipc';
import { announce, stageName, toastUndo, type Shown } from '../../shared';
import { t } from '../../texts';
import { whom } from '../lead';

const KEY = 'enishi.funnel.group';
const MARK = 'group:';

function read(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

/** What the board is grouped by; empty: stages. Reactive. */
export const grouping = $state({ by: read() });

/** Groups the board by something else. */
export function groupBy(by: string): void {
  grouping.by = by;
  try {
    localStorage.setItem(KEY, by);
  } catch {
    // not kept, but shown
  }
}

/** True for a column that is no stage. */
export function isGroup(column: Pick<Stage, 'id'>): boolean {
  return column.id.includes(':');
}

/** What a saved view keeps of the board. */
export function shownBoard(): Shown {
  const columns = grouping.by ? [{ id: MARK + grouping.by, width: null }] : [];
  return { view: 'board', columns, sort: 'kana', descending: false };
}

/** Shows the board as a saved view has kept it. */
export function showBoard(segment: Segment): void {
  const kept = segment.columns.find(({ id }) => id.startsWith(MARK));
  groupBy(kept?.id.slice(MARK.length) ?? '');
}

/** A choice of columns with its name. */
export interface Grouping {
  by: string;
  name: string;
}

/** What the board can be grouped by, stages first. */
export function groupings(fields: readonly OwnField[]): Grouping[] {
  return [
    { by: '', name: t('funnel-group-stage') },
    { by: 'grade', name: t('lead-field-grade') },
    { by: 'source', name: t('lead-field-source') },
    ...fields
      .filter((field) => field.kind === 'choice')
      .map((field) => ({ by: field.code, name: field.name })),
  ];
}

/**
 * Gives leads the value of a column, as one undo step, and says so. Throws on refusal; then nothing
 * was changed.
 */
export async function regroup(leads: readonly LeadCard[], to: Stage): Promise<void> {
  const at = to.id.lastIndexOf(':');
  const [by, value] = [to.id.slice(0, at), to.id.slice(at + 1)];
  const ids = leads.map((lead) => lead.id);
  const work =
    by === 'grade'
      ? change('leads_grade', { leads: ids, grade: value })
      : job('leads_bulk', {
          leads: ids,
          query: null,
          // what is typed for a source or a choice is its name
          fields: [{ field: by, value: value ? to.name_en : '' }],
          add_tags: [],
          remove_tags: [],
          step: null,
          trash: false,
          dry_run: false,
        }).done.then((report) => report.changed);
  const changed = await work;
  if (!changed?.change_id) return;
  const text = t('funnel-grouped', { name: whom(leads), value: stageName(to) });
  toastUndo(text, changed.change_id);
  announce(text);
}

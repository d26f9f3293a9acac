/**
 * The columns of the list: those of the program, and one for each custom field. The name is frozen and
 * always there.
 */
import type { LeadSort, OwnField } from '../../ipc';
import { t, type PlainKey } from '../../texts';

/** A column besides check mark and name. */
export interface ColumnDef {
  id: string;
  text?: PlainKey;
  /** The custom field whose values stand in it; its name is that of the column. */
  own?: OwnField;
  /** CSS width of its track. */
  width: string;
  /** Order that its head sets. */
  sort?: LeadSort;
  /** Figures, right-aligned. */
  end?: boolean;
}

/** All columns in their order. */
export const COLUMNS = [
  { id: 'company', text: 'leads-company', width: 'minmax(160px, 1.6fr)', sort: 'company' },
  { id: 'title', text: 'leads-job-title', width: 'minmax(110px, 1.1fr)' },
  { id: 'score', text: 'leads-score', width: '70px', sort: 'score' },
  { id: 'grade', text: 'leads-grade', width: '72px' },
  { id: 'stage', text: 'leads-stage', width: '136px', sort: 'stage' },
  { id: 'step', text: 'leads-step', width: 'minmax(170px, 1.7fr)', sort: 'step' },
  { id: 'value', text: 'leads-value', width: '102px', sort: 'value', end: true },
  { id: 'contact', text: 'leads-last-contact', width: '102px', sort: 'last_contact', end: true },
  { id: 'ground', text: 'leads-ground', width: '118px' },
  { id: 'source', text: 'leads-source', width: 'minmax(120px, 1.2fr)' },
  { id: 'tags', text: 'leads-tags', width: 'minmax(140px, 1.4fr)' },
  { id: 'mail', text: 'leads-mail', width: 'minmax(180px, 1.8fr)' },
  { id: 'phone', text: 'leads-phone', width: '132px' },
  { id: 'created', text: 'leads-created', width: '104px', sort: 'created', end: true },
  {
    id: 'stage_days',
    text: 'leads-stage-days',
    width: '104px',
    sort: 'stage_since',
    end: true,
  },
  { id: 'last_mail', text: 'leads-last-mail', width: '104px', sort: 'last_mail', end: true },
  { id: 'replies', text: 'leads-replies', width: '84px', end: true },
  { id: 'ground_on', text: 'leads-ground-on', width: '104px', end: true },
  { id: 'close', text: 'leads-close', width: '112px', sort: 'close', end: true },
  { id: 'confirmed', text: 'leads-confirmed', width: '112px', sort: 'confirmed', end: true },
  { id: 'quality', text: 'leads-quality', width: 'minmax(150px, 1.5fr)' },
] as const satisfies readonly ColumnDef[];

/** The id of a column: of a custom field its code. */
export type ColumnId = (typeof COLUMNS)[number]['id'] | `own:${string}`;

/** The columns of custom fields. */
export function ownColumns(fields: readonly OwnField[]): ColumnDef[] {
  return fields.map((own) => ({
    id: own.code,
    own,
    width: OWN_WIDTHS[own.kind] ?? 'minmax(120px, 1.2fr)',
    end: ['number', 'money', 'date'].includes(own.kind),
  }));
}

const OWN_WIDTHS: Readonly<Record<string, string>> = {
  number: '96px',
  money: '112px',
  date: '104px',
  yes_no: '96px',
  text: 'minmax(140px, 1.4fr)',
};

/** The name of a column as its head shows it. */
export function columnName(column: ColumnDef): string {
  return column.own?.name ?? (column.text ? t(column.text) : '');
}

/** What a newcomer sees. */
export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  'company',
  'score',
  'stage',
  'step',
  'value',
  'contact',
  'ground',
];

/** The chosen columns in the order they were chosen, with the widths that were set (pixels). */
export function columnsOf(
  chosen: readonly ColumnId[],
  fields: readonly OwnField[],
  widths: Readonly<Partial<Record<ColumnId, number>>> = {},
): ColumnDef[] {
  const all: readonly ColumnDef[] = [...COLUMNS, ...ownColumns(fields)];
  return chosen.flatMap((id) => {
    // a field that was removed has no column
    const column = all.find((one) => one.id === id);
    const width = widths[id];
    if (!column) return [];
    return [width === undefined ? column : { ...column, width: `${width}px` }];
  });
}

/** True for a column of this program or of a custom field; a view of a newer one may name others. */
export function isColumn(id: string): id is ColumnId {
  return id.startsWith('own:') || COLUMNS.some((column) => column.id === id);
}

/**
 * Tracks of the grid: check mark, name, columns. Shares are as the smallest widths, so that the list is
 * no wider than it must be.
 */
export function tracksOf(columns: readonly ColumnDef[]): string {
  return ['40px', 'minmax(224px, 2.24fr)', ...columns.map((column) => column.width)].join(' ');
}

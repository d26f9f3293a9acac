/** The columns of the list. The name is frozen and always there. */
import type { LeadSort } from '../../ipc';
import type { PlainKey } from '../../texts';

/** A column besides check mark and name. */
export interface ColumnDef {
  id: string;
  text: PlainKey;
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
] as const satisfies readonly ColumnDef[];

/** The name of a column. */
export type ColumnId = (typeof COLUMNS)[number]['id'];

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

/** The chosen columns in their fixed order. */
export function columnsOf(chosen: readonly ColumnId[]): ColumnDef[] {
  return COLUMNS.filter((column) => chosen.includes(column.id));
}

/**
 * Tracks of the grid: check mark, name, columns. Shares are as the smallest widths, so that the list is
 * no wider than it must be.
 */
export function tracksOf(columns: readonly ColumnDef[]): string {
  return ['40px', 'minmax(224px, 2.24fr)', ...columns.map((column) => column.width)].join(' ');
}

/** The cells of the list as text, and which of them are edited in place. */
import type { LeadRow, Stage } from '../../ipc';
import {
  agoText,
  daysBetween,
  formatDate,
  formatDay,
  formatMoney,
  formatNumber,
  groundName,
  isoDay,
  stageName,
  stepText,
  thisDay,
  word,
} from '../../shared';
import { t } from '../../texts';
import { choicesOf, ownOptions, ownShown } from '../lead';
import type { ColumnDef } from './columns';

/** A row of the list with the cells of its own columns, by field. */
export type ListRow = LeadRow & { cells?: Readonly<Record<string, string>> };

/** A cell that is edited in place: the code of its field, and its text when the editor opens. */
export interface EditableCell {
  field: string;
  choices?: readonly string[];
  raw: (lead: LeadRow) => string;
}

/** How the cell of a column is edited. */
export interface CellEditor {
  field: string;
  options: readonly { value: string; text: string }[] | undefined;
  many: boolean;
  date: boolean;
  raw: (lead: ListRow) => string;
}

const money = (lead: LeadRow): string =>
  lead.value_minor ? formatMoney(lead.value_minor, lead.value_currency) : '';

/** The columns whose cells are fields of the lead; the others have verbs of their own. */
const EDITABLE: Readonly<Record<string, EditableCell>> = {
  company: { field: 'company', raw: (lead) => lead.company },
  title: { field: 'title', raw: (lead) => lead.title },
  grade: { field: 'grade', choices: ['', 'A', 'B', 'C'], raw: (lead) => lead.grade },
  value: { field: 'value', raw: money },
  source: { field: 'source', raw: (lead) => lead.source },
};

const TEXTS: Readonly<Record<string, (lead: LeadRow) => string>> = {
  company: (lead) => lead.company,
  title: (lead) => lead.title,
  score: (lead) => (lead.aside ? t('leads-aside') : String(lead.score)),
  grade: (lead) => lead.grade,
  step: (lead) => (lead.step.state === 'none' ? '' : stepText(lead.step)),
  value: money,
  contact: (lead) => (lead.last_contact_at === null ? '' : agoText(lead.last_contact_at)),
  ground: (lead) =>
    lead.mail_trouble === 'bounced' ? t('leads-bounced') : groundName(lead.ground || 'not_asked'),
  source: (lead) => lead.source,
  tags: (lead) => lead.tags.map((tag) => tag.name).join(', '),
  mail: (lead) => lead.mail,
  phone: (lead) => lead.phone,
  created: (lead) => formatDay(lead.created_at),
  stage_days: (lead) =>
    t('lead-step-days', { days: Math.max(0, daysBetween(isoDay(lead.stage_since), thisDay())) }),
  last_mail: (lead) => (lead.last_mail_at === null ? '' : agoText(lead.last_mail_at)),
  replies: (lead) => (lead.replies ? formatNumber(lead.replies) : ''),
  ground_on: (lead) => (lead.ground_at === null ? '' : formatDay(lead.ground_at)),
  close: (lead) => (lead.expected_close === null ? '' : formatDate(lead.expected_close)),
  confirmed: (lead) => (lead.confirmed_at === null ? '' : formatDay(lead.confirmed_at)),
  quality: (lead) => lead.quality.map((flag) => word('finding-quality', flag)).join(' · '),
};

/** The text of a cell. */
export function cellText(column: ColumnDef, lead: ListRow, stage: Stage | undefined): string {
  if (column.own) return ownShown(column.own.kind, lead.cells?.[column.id] ?? '');
  if (column.id === 'stage') return stage ? stageName(stage) : '';
  return TEXTS[column.id]?.(lead) ?? '';
}

/** How the cells of a column are edited; undefined if they have verbs of their own. */
export function editorOf(column: ColumnDef): CellEditor | undefined {
  const { own } = column;
  if (own) {
    const choices = own.choices.map((choice) => choice.name);
    return {
      field: own.code,
      options: ownOptions({ kind: own.kind, choices }),
      many: own.kind === 'multi',
      date: own.kind === 'date',
      raw: (lead) => lead.cells?.[own.code] ?? '',
    };
  }
  const cell = EDITABLE[column.id];
  if (!cell) return undefined;
  const options = choicesOf({ code: cell.field, choices: cell.choices });
  return { field: cell.field, options, many: false, date: false, raw: cell.raw };
}

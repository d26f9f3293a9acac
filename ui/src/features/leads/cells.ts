/** The cells of the list as text, and which of them are edited in place. */
import type { LeadRow, Stage } from '../../ipc';
import { agoText, formatDay, formatMoney, groundName, stageName, stepText } from '../../shared';
import { t } from '../../texts';

/** A cell that is edited in place: the code of its field, and its text when the editor opens. */
export interface EditableCell {
  field: string;
  choices?: readonly string[];
  raw: (lead: LeadRow) => string;
}

const money = (lead: LeadRow): string =>
  lead.value_minor ? formatMoney(lead.value_minor, lead.value_currency) : '';

/** The columns whose cells are fields of the lead; the others have verbs of their own. */
export const EDITABLE: Readonly<Record<string, EditableCell>> = {
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
};

/** The text of a cell. */
export function cellText(column: string, lead: LeadRow, stage: Stage | undefined): string {
  if (column === 'stage') return stage ? stageName(stage) : '';
  return TEXTS[column]?.(lead) ?? '';
}

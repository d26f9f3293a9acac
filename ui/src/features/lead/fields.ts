/** The fields of a lead that are edited in place: what is shown, and what the editor starts with. */
import type { LeadDetail } from '../../ipc';
import { formatDate, formatMoney, word } from '../../shared';

/** One field. */
export interface FieldDef {
  /** Code of the field table; text key `lead-field-…`. */
  code: string;
  /** Codes to choose from; text keys `lead-CODE-…`. Empty: free text. */
  choices?: readonly string[];
  /** A day: typed or picked from a calendar. */
  date?: boolean;
  /** Its own name, of a custom field. */
  name?: string;
  /** What there is to choose, of a custom field; several with `many`. */
  options?: readonly { value: string; text: string }[] | undefined;
  many?: boolean;
  /** Opens in the browser. */
  link?: boolean;
  /** As shown. */
  show: (lead: LeadDetail) => string;
  /** As the editor starts. */
  raw: (lead: LeadDetail) => string;
}

const text = (code: string, raw: (lead: LeadDetail) => string): FieldDef => ({
  code,
  show: raw,
  raw,
});

/** Always shown. */
export const FIELDS: readonly FieldDef[] = [
  {
    code: 'value',
    show: ({ row }) => (row.value_minor ? formatMoney(row.value_minor, row.value_currency) : ''),
    raw: ({ row }) => (row.value_minor ? formatMoney(row.value_minor, row.value_currency) : ''),
  },
  {
    code: 'expected_close',
    date: true,
    show: (lead) => (lead.expected_close ? formatDate(lead.expected_close) : ''),
    raw: (lead) => lead.expected_close ?? '',
  },
  {
    code: 'horizon',
    choices: ['', 'now', 'term', 'year', 'looking'],
    show: (lead) => (lead.horizon ? word('lead-horizon', lead.horizon) : ''),
    raw: (lead) => lead.horizon,
  },
  text('interest', (lead) => lead.interest),
  {
    code: 'grade',
    choices: ['', 'A', 'B', 'C'],
    show: ({ row }) => row.grade,
    raw: ({ row }) => row.grade,
  },
  text('note', (lead) => lead.note),
];

/** Behind "More". */
export const MORE_FIELDS: readonly FieldDef[] = [
  text('family_name', (lead) => lead.family_name),
  text('given_name', (lead) => lead.given_name),
  text('middle_name', (lead) => lead.middle_name),
  text('family_kana', (lead) => lead.family_kana),
  text('given_kana', (lead) => lead.given_kana),
  {
    code: 'name_order',
    choices: ['', 'family_first', 'given_first'],
    show: (lead) => (lead.name_order ? word('lead-name-order', lead.name_order) : ''),
    raw: (lead) => lead.name_order,
  },
  text('honorific', (lead) => lead.honorific),
  text('company', ({ row }) => row.company),
  text('department', ({ row }) => row.department),
  text('title', ({ row }) => row.title),
  text('industry', (lead) => lead.industry),
];

/** The word for a choice of a field of the program. */
function choiceWord(code: string, value: string): string {
  const prefix = {
    horizon: 'lead-horizon',
    name_order: 'lead-name-order',
    language: 'lead-language',
  };
  return code in prefix ? word(prefix[code as keyof typeof prefix], value) : value;
}

/** What there is to choose for a field, with its words; undefined for free text. */
export function choicesOf(field: {
  code: string;
  choices?: readonly string[] | undefined;
}): { value: string; text: string }[] | undefined {
  return field.choices?.map((value) => ({
    value,
    text: value ? choiceWord(field.code, value) : '–',
  }));
}

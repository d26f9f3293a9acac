/**
 * Columns that choose: which values of a file mean which of ours. What is not said is read by the
 * core, which knows the words of both languages and of other programs.
 */
import type { FileColumn, Lists, OwnField, Stage, ValueCount } from '../../ipc';
import { groundName, stageName } from '../../shared';
import { say, t } from '../../texts';

/** One meaning: what is read instead of the value, and its name. */
export interface Target {
  value: string;
  text: string;
}

const coded = (codes: readonly string[], prefix: string): Target[] =>
  codes.map((value) => ({ value, text: say(`${prefix}${value.replaceAll('_', '-')}`) }));

/** The meanings that a field can have; undefined for fields that do not choose. */
export function targetsOf(
  field: string,
  stages: readonly Stage[],
  lists: Lists | undefined,
  own?: OwnField,
): Target[] | undefined {
  if (own?.kind === 'yes_no') return coded(['yes', 'no'], 'field-');
  if (own?.choices.length) return own.choices.map(({ name }) => ({ value: name, text: name }));
  switch (field) {
    case 'stage':
      return stages.map((stage) => ({
        value: stage.code || stageName(stage),
        text: stageName(stage),
      }));
    case 'source':
      return (lists?.sources ?? []).map(({ name }) => ({ value: name, text: name }));
    case 'grade':
      return ['A', 'B', 'C'].map((value) => ({ value, text: value }));
    case 'consent_ground':
      return ['business_card', 'opt_in', 'customer', 'public_address', 'not_asked', 'refused'].map(
        (value) => ({ value, text: groundName(value) }),
      );
    case 'refused':
      return [{ value: 'yes', text: t('import-choice-refused') }];
    case 'language':
      return [
        { value: 'ja', text: '日本語' },
        { value: 'en', text: 'English' },
      ];
    case 'horizon':
      return coded(['now', 'term', 'year', 'looking'], 'lead-horizon-');
    default:
      return undefined;
  }
}

/** What parts several choices in one cell; as `leads/own/words.rs` reads them. */
const BETWEEN = /[,、;；，\n\t]/;
const fold = (text: string): string => text.trim().normalize('NFKC').toLowerCase();

/** The values of a column as a field sees them: several choices in one cell are several. */
export function valuesFor(column: FileColumn, own: OwnField | undefined): ValueCount[] {
  if (own?.kind !== 'multi') return column.values;
  const counts = new Map<string, number>();
  for (const { value, count } of column.values) {
    for (const part of value.split(BETWEEN).map((one) => one.trim())) {
      if (part) counts.set(part, (counts.get(part) ?? 0) + count);
    }
  }
  return [...counts].map(([value, count]) => ({ value, count }));
}

/** Values that are no choice of the field yet. */
export function unknownChoices(values: readonly ValueCount[], own: OwnField): string[] {
  const known = new Set(own.choices.map(({ name }) => fold(name)));
  return values.map(({ value }) => value).filter((value) => !known.has(fold(value)));
}

const FLAGS = /^(yes|no|y|n|true|false|はい|いいえ|有|無|あり|なし|○|×)$/i;
const LIKE: readonly (readonly [string, RegExp])[] = [
  ['yes_no', FLAGS],
  ['date', /^\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?( \d.*)?$/],
  ['money', /^([¥￥$€£]\s?[\d,.]+|[\d,.]+\s?(円|万円|億円))$/],
  ['number', /^[-+]?\d[\d,]*(\.\d{1,3})?$/],
  ['link', /^https?:\/\/\S+$/i],
];

/** The kind of custom field that a column seems to hold, by its samples and how its values repeat. */
export function kindOf(column: FileColumn): string {
  const samples = column.samples.map((sample) => sample.trim());
  const like = LIKE.find(
    ([, form]) => samples.length > 0 && samples.every((one) => form.test(one)),
  );
  if (like) return like[0];
  const rows = column.values.reduce((sum, { count }) => sum + count, 0);
  return column.values.length > 1 && column.values.length * 2 <= rows ? 'choice' : 'text';
}

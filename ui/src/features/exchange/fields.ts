/**
 * What a column of a file can mean, in the order of the picker. The codes and which of them take
 * several columns are those of `crates/core/src/exchange/field.rs`; a test keeps them alike.
 */
import type { OwnField } from '../../ipc';
import { say } from '../../texts';

/** What the code of every custom field begins with. */
export const OWN = 'own:';

/** All codes, in the order they are offered. */
export const IMPORT_FIELDS = [
  'full_name',
  'family_name',
  'given_name',
  'middle_name',
  'full_kana',
  'family_kana',
  'given_kana',
  'honorific',
  'company',
  'company_kana',
  'department',
  'title',
  'mail',
  'phone',
  'phone_direct',
  'phone_mobile',
  'phone_home',
  'fax',
  'url',
  'postal_code',
  'address',
  'address_region',
  'address_city',
  'address_street',
  'country',
  'exchanged_on',
  'note',
  'tags',
  'source',
  'stage',
  'value',
  'expected_close',
  'grade',
  'language',
  'consent_ground',
  'consent_at',
  'refused',
  'created_at',
  'last_contact_at',
  'last_contact_kind',
  'next_step_on',
  'industry',
  'company_size',
  'interest',
  'horizon',
  'external_id',
] as const;

/** Fields that any number of columns may feed. */
const MANY = new Set([
  'mail',
  'phone',
  'phone_direct',
  'phone_mobile',
  'phone_home',
  'fax',
  'url',
  'note',
  'tags',
  'refused',
]);

/** True when several columns may feed the field. */
export function takesMany(code: string): boolean {
  return MANY.has(code);
}

/** The name of a field; of a custom one as `own` has it. */
export function fieldName(code: string, own: readonly OwnField[] = []): string {
  if (code.startsWith(OWN)) return own.find((field) => field.code === code)?.name ?? '';
  return say(`exchange-field-${code.replaceAll('_', '-')}`);
}

/** All fields for the picker, the custom ones last. */
export function fieldOptions(own: readonly OwnField[] = []): { value: string; text: string }[] {
  return [
    ...IMPORT_FIELDS.map((value) => ({ value, text: fieldName(value) })),
    ...own.map(({ code, name }) => ({ value: code, text: name })),
  ];
}

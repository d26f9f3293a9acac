/** Custom fields of a lead as fields that are edited in place, like those of the program. */
import type { FieldInfo, LeadDetail } from '../../ipc';
import { formatDate } from '../../shared';
import { t } from '../../texts';
import type { FieldDef } from './fields';

/** A value of a custom field for the eye. */
export function ownShown(kind: string, value: string): string {
  if (kind === 'yes_no' && value) return t(value === 'yes' ? 'field-yes' : 'field-no');
  if (kind === 'date' && value) return formatDate(value);
  return value;
}

/** What there is to choose in a custom field; undefined for free text. */
export function ownOptions(
  info: Pick<FieldInfo, 'kind' | 'choices'>,
): { value: string; text: string }[] | undefined {
  const none = { value: '', text: '–' };
  if (info.kind === 'yes_no')
    return [none, ...['yes', 'no'].map((value) => ({ value, text: ownShown('yes_no', value) }))];
  if (info.kind !== 'choice' && info.kind !== 'multi') return undefined;
  const names = info.choices.map((value) => ({ value, text: value }));
  return info.kind === 'multi' ? names : [none, ...names];
}

/** The custom fields among `infos`, in order. */
export function ownFields(infos: readonly FieldInfo[]): FieldDef[] {
  const of = (lead: LeadDetail, code: string): string =>
    lead.own.find((entry) => entry.field === code)?.value ?? '';
  return infos
    .filter((info) => info.group === 'own')
    .map((info) => ({
      code: info.code,
      name: info.name,
      options: ownOptions(info),
      many: info.kind === 'multi',
      date: info.kind === 'date',
      link: info.kind === 'link',
      show: (lead) => ownShown(info.kind, of(lead, info.code)),
      raw: (lead) => of(lead, info.code),
    }));
}

/** What one edit of many leads may be, and the request it becomes. */
import type { FieldInfo, Req } from '../../ipc';
import { word } from '../../shared';
import { t } from '../../texts';

/** Names belong to one person; everything else may be set for many. */
const SINGLE = new Set([
  'family_name',
  'given_name',
  'middle_name',
  'family_kana',
  'given_kana',
  'note',
]);

/** True for a field that many leads may take at once. */
export function EDITABLE(info: FieldInfo): boolean {
  return info.editable && !SINGLE.has(info.code);
}

/** What can be chosen first: tags, stage and Trash, then the fields. */
export function whatOptions(fields: readonly FieldInfo[]): { value: string; text: string }[] {
  return [
    { value: 'add_tag', text: t('bulk-add-tag') },
    { value: 'remove_tag', text: t('bulk-remove-tag') },
    { value: 'stage', text: t('bulk-move') },
    ...fields.map((one) => ({ value: one.code, text: one.name || word('lead-field', one.code) })),
    { value: 'trash', text: t('bulk-to-trash') },
  ];
}

/** The request without those whom it is about. */
export function editOf(
  what: string,
  value: string,
): Omit<Req<'leads_bulk'>, 'job' | 'leads' | 'query'> {
  const tags = value.trim() ? [value.trim()] : [];
  const isField = !['add_tag', 'remove_tag', 'trash'].includes(what);
  return {
    fields: isField ? [{ field: what, value }] : [],
    add_tags: what === 'add_tag' ? tags : [],
    remove_tags: what === 'remove_tag' ? tags : [],
    step: null,
    trash: what === 'trash',
    dry_run: false,
  };
}

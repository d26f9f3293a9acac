/** Saving one field that was typed in place, on the lead's page and in the list alike. */
import { CallError, change } from '../../ipc';
import { toastError, word } from '../../shared';
import { t } from '../../texts';
import { carryOut } from './actions.svelte';

/**
 * Saves a field of a lead as it was typed, with an offer to undo. Answers the sentence of a refusal,
 * nothing when it is saved or was not changed.
 */
export async function saveField(
  lead: string,
  code: string,
  before: string,
  typed: string,
  name = word('lead-field', code),
): Promise<string | undefined> {
  const value = typed.trim();
  if (value === before) return undefined;
  try {
    const done = await change('leads_update', { lead, changes: [{ field: code, value }] });
    await carryOut(Promise.resolve(done), () => t('lead-field-saved', { name }));
  } catch (thrown) {
    if (thrown instanceof CallError) return thrown.text;
    toastError(thrown);
  }
  return undefined;
}

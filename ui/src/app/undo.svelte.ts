/**
 * Undo and redo of data, for Ctrl+Z, toasts and the history.
 *
 * When rows changed since, nothing is undone: the refusal opens a sheet that names them
 * (`UndoRefused.svelte`), since a toast cannot hold a list.
 */
import { CallError, change } from '../ipc';
import { onUndo, toast, toastError } from '../shared/toasts.svelte';
import { t } from '../texts';

/** The refusal that is shown now. */
export const refusal = $state<{ error: CallError | undefined }>({ error: undefined });

async function run(name: 'history_undo' | 'history_redo', changeId: string | null): Promise<void> {
  try {
    const answer = await change(name, { change_id: changeId });
    const label = answer.label;
    toast(name === 'history_undo' ? t('frame-undone', { label }) : t('frame-redone', { label }));
  } catch (thrown) {
    if (thrown instanceof CallError && (thrown.code as string) === 'undo_conflict') {
      refusal.error = thrown;
    } else {
      toastError(thrown);
    }
  }
}

/** Undoes the newest change, or the one named. */
export function undo(changeId: string | null = null): Promise<void> {
  return run('history_undo', changeId);
}

/** Does the newest undone change again. */
export function redo(): Promise<void> {
  return run('history_redo', null);
}

onUndo(undo);

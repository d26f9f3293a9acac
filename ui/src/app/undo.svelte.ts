/**
 * Undo and redo of data, for Ctrl+Z, toasts and the history.
 *
 * When rows changed since, nothing is undone: the refusal opens a sheet that names them
 * (`UndoRefused.svelte`), since a toast cannot hold a list.
 */
import { CallError, change, type Changed } from '../ipc';
import { undoneText } from '../shared/ops';
import { onUndo, toast, toastError } from '../shared/toasts.svelte';
import { t } from '../texts';

/** The refusal that is shown now. */
export const refusal = $state<{ error: CallError | undefined }>({ error: undefined });

async function run(
  what: () => Promise<Changed>,
  key: 'frame-undone' | 'frame-redone',
): Promise<void> {
  try {
    const { label } = await what();
    toast(t(key, { label: undoneText(label) }));
  } catch (thrown) {
    if (thrown instanceof CallError && thrown.code === 'undo_conflict') refusal.error = thrown;
    else toastError(thrown);
  }
}

/** Undoes the newest change, or the one named. */
export function undo(changeId: string | null = null): Promise<void> {
  return run(() => change('history_undo', { change_id: changeId }), 'frame-undone');
}

/** Does the newest undone change again. */
export function redo(): Promise<void> {
  return run(() => change('history_redo'), 'frame-redone');
}

onUndo(undo);

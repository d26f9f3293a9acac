/**
 * Undo and redo of data, for Ctrl+Z, toasts and the history.
 *
 * When rows changed since, nothing is undone: the refusal opens a sheet that names them
 * (`UndoRefused.svelte`), since a toast cannot hold a list.
 */
import { CallError, change, live, type Changed, type HistoryState, type Live } from '../ipc';
import { mailsText, opText, undoneText } from '../shared/ops';
import { settings } from '../shared/settings.svelte';
import { onUndo, toast, toastError, withdrawUndo } from '../shared/toasts.svelte';
import { t } from '../texts';

/** The refusal that is shown now. */
export const refusal = $state<{ error: CallError | undefined }>({ error: undefined });

let known = $state.raw<Live<HistoryState> | undefined>();

/** What undo and redo would do now, in words; undefined when there is nothing. Reactive. */
export function undoState(): { undo: string | undefined; redo: string | undefined } {
  const { undo, redo } = known?.data ?? {};
  return { undo: undo ? opText(undo) : undefined, redo: redo ? opText(redo) : undefined };
}

/** True while the core has said that there is nothing to undo (or redo). Reactive. */
export function nothingTo(what: 'undo' | 'redo'): boolean {
  return known?.data !== undefined && known.data[what] === null;
}

/** Follows what undo would do. Call once, during component set-up. */
export function followUndo(): void {
  known = live('history_state', () => (settings() ? {} : undefined));
}

async function run(
  what: () => Promise<Changed>,
  key: 'frame-undone' | 'frame-redone',
): Promise<void> {
  try {
    const { label } = await what();
    toast(mailsText(label) ?? t(key, { label: undoneText(label) }));
  } catch (thrown) {
    if (thrown instanceof CallError && thrown.code === 'undo_conflict') refusal.error = thrown;
    else toastError(thrown);
  }
}

/** Undoes the newest change, or the one named. */
export function undo(changeId: string | null = null): Promise<void> {
  return run(async () => {
    const answer = await change('history_undo', { change_id: changeId });
    withdrawUndo(changeId);
    return answer;
  }, 'frame-undone');
}

/** Does the newest undone change again. */
export function redo(): Promise<void> {
  return run(() => change('history_redo'), 'frame-redone');
}

onUndo(undo);

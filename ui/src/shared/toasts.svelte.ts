/**
 * Short messages that go by themselves: what was done, with *Undo*.
 *
 * A toast stays at least 8 seconds, longer while the pointer or the focus is on it; it is never
 * the only place of an error (the screen keeps its own banner) and the same change is undone in
 * Edit ▸ History as well. The newest three are shown.
 */
import { change, CallError } from '../ipc';
import { t } from '../texts';
import { announce } from './announce.svelte';

/** A button in a toast. */
export interface ToastAction {
  text: string;
  /** Shown behind the text. */
  keys?: string;
  run: () => unknown;
}

/** One message on the screen. */
export interface Toast {
  id: number;
  kind: 'done' | 'error';
  text: string;
  action?: ToastAction;
  /** The change that its Undo takes back. */
  changeId?: string;
}

/** Milliseconds a toast stays; WCAG 2.2.1 asks for time to read. */
export const TOAST_MS = 8000;
const SHOWN = 3;

const state = $state<{ list: Toast[] }>({ list: [] });
let last = 0;

/** The messages on the screen, oldest first. Reactive. */
export function toasts(): readonly Toast[] {
  return state.list;
}

/** Takes a message away. */
export function closeToast(id: number): void {
  state.list = state.list.filter((one) => one.id !== id);
}

function show(kind: Toast['kind'], text: string, action?: ToastAction, changeId?: string): number {
  last += 1;
  state.list = [...state.list, { id: last, kind, text, action, changeId }].slice(-SHOWN);
  announce(text);
  return last;
}

/** Says what was done. */
export function toast(text: string, action?: ToastAction): number {
  return show('done', text, action);
}

/** Says what was done and offers to undo exactly that change. */
export function toastUndo(text: string, changeId: string): number {
  const action = { text: t('frame-undo'), keys: 'Ctrl+Z', run: () => undoChange(changeId) };
  return show('done', text, action, changeId);
}

/** Takes away the offer to undo what is already undone: that change, or the newest with `null`. */
export function withdrawUndo(changeId: string | null): void {
  const gone = changeId
    ? state.list.find((one) => one.changeId === changeId)
    : state.list.findLast((one) => one.changeId !== undefined);
  if (gone) closeToast(gone.id);
}

/** Says why something was not done; nothing for refusals that need no words. */
export function toastError(thrown: unknown, action?: ToastAction): void {
  if (thrown instanceof CallError) {
    if (thrown.severity !== 'silent') show('error', thrown.text, action);
    return;
  }
  show('error', t('frame-fault'), action);
}

let undo: (changeId: string | null) => Promise<void> = async (changeId) => {
  try {
    await change('history_undo', { change_id: changeId });
  } catch (thrown) {
    toastError(thrown);
  }
};

/** The frame puts its own undo here, with the sheet for refusals. */
export function onUndo(run: typeof undo): void {
  undo = run;
}

/** Undoes one change, or the newest with `null`. */
export function undoChange(changeId: string | null): Promise<void> {
  return undo(changeId);
}

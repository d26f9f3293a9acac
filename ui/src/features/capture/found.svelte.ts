/**
 * What was pasted, chosen or dropped: people and codes that wait, one after the other.
 *
 * Nothing is saved here. The first one stands in the form; the next one follows when it is saved or
 * left out. A code without contact data stands as text, to be kept as a note.
 */
import { CallError, handOver, read, type FileToken, type Found, type FoundItem } from '../../ipc';
import { toastError } from '../../shared';
import { t } from '../../texts';
import { clearDraft, draft, fillDraft, focusDraft, focusStart, hasName } from './draft.svelte';

/** Bytes of a picture on the clipboard. */
const PICTURE_BYTES = 16_000_000;

/** What was found. Reactive. */
export const found = $state<{
  /** The one in the form, or the code that is no person. */
  current: FoundItem | undefined;
  waiting: FoundItem[];
  total: number;
  broken: number;
  more: number;
  /** A pasted table, which belongs into the import; empty if it is none. */
  table: string;
  busy: boolean;
  error: CallError | undefined;
}>({
  current: undefined,
  waiting: [],
  total: 0,
  broken: 0,
  more: 0,
  table: '',
  busy: false,
  error: undefined,
});

function present(item: FoundItem | undefined): void {
  found.current = item;
  if (item?.kind !== 'card') return;
  clearDraft();
  fillDraft(item.draft, { fields: { ...draft.fields }, extra: { ...draft.extra } });
  focusDraft();
}

/** Shows the first of what was found; while a lead is being typed all of it waits. */
function take(answer: Found, text: string): void {
  found.table = answer.is_table ? text : '';
  found.broken = answer.broken;
  found.more = answer.more;
  found.total = answer.items.length;
  found.waiting = answer.items;
  found.current = undefined;
  if (found.waiting.length && !hasName()) nextFound();
}

/** Goes on to the next one that waits; false if none does. */
export function nextFound(): boolean {
  const [next, ...rest] = found.waiting;
  if (!next) {
    leaveFound();
    return false;
  }
  found.waiting = rest;
  present(next);
  return true;
}

/** Leaves the one in the form out and goes on. */
export function skipFound(): void {
  clearDraft();
  if (!nextFound()) focusStart();
}

/** Forgets everything that waits; the form stays as it is. */
export function leaveFound(): void {
  Object.assign(found, {
    current: undefined,
    waiting: [],
    total: 0,
    broken: 0,
    more: 0,
    table: '',
    error: undefined,
  });
}

/** The text of a code without contact data becomes the note of the lead that is being typed. */
export function keepAsNote(): void {
  const text = found.current?.text ?? '';
  const { waiting } = found;
  const { fields } = draft;
  fields.note = [fields.note, text].filter((part) => part !== '').join('\n');
  found.current = undefined;
  if (waiting.length === 0) leaveFound();
  focusDraft();
}

async function ask(question: () => Promise<Found>, text = ''): Promise<boolean> {
  if (found.busy) return false;
  found.busy = true;
  found.error = undefined;
  try {
    take(await question(), text);
    return true;
  } catch (thrown) {
    if (thrown instanceof CallError) found.error = thrown;
    else toastError(thrown);
    return false;
  } finally {
    found.busy = false;
  }
}

/** A signature, a contact file as text, the text of a code. */
export function takeText(text: string): Promise<boolean> {
  return ask(() => read('capture_text', { text }), text);
}

/** The pasted table goes into the import as it stands. */
export async function importTable(): Promise<void> {
  const { table: text } = found;
  try {
    const file = await read('file_hold_text', { name: t('capture-table-name'), text });
    leaveFound();
    handOver(file);
  } catch (thrown) {
    toastError(thrown);
  }
}

/** A chosen or dropped file. */
export function takeFile(file: FileToken): Promise<boolean> {
  return ask(() => read('capture_file', { file: file.token }));
}

/** Lets the person choose a contact file or a picture. */
export async function pickFile(): Promise<void> {
  try {
    const file = await read('file_pick_open', { kind: 'card', name: null });
    if (file) await takeFile(file);
  } catch (thrown) {
    toastError(thrown);
  }
}

async function base64(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let text = '';
  const STRETCH = 0x8000;
  for (let at = 0; at < bytes.length; at += STRETCH) {
    text += String.fromCharCode(...bytes.subarray(at, at + STRETCH));
  }
  return btoa(text);
}

/** A picture on the clipboard. */
export async function takePicture(picture: Blob): Promise<boolean> {
  if (picture.size > PICTURE_BYTES) {
    found.error = new CallError({
      code: 'picture_too_large',
      params: { limit_mb: 16, limit_mp: 50 },
      detail: null,
    });
    return false;
  }
  return ask(async () => read('capture_picture', { data: await base64(picture) }));
}

/** Names of files that are captured and not imported. */
export function isPicture(file: FileToken): boolean {
  return /\.(png|jpe?g|webp)$/i.test(file.name);
}

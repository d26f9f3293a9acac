/**
 * The smart line: while it is typed, the form below shows what it means. Tab accepts and goes on in
 * the form, Enter saves; an emptied line takes back what it had filled in.
 */
import { read, type LinePart, type StepDraft } from '../../ipc';
import { toastError } from '../../shared';
import { draft, fillDraft, onCleared, type Draft, type Extra } from './draft.svelte';
import { KanaWatch } from './kana';

const TYPING_MS = 120;

/** The line and what was recognised in it. Reactive. */
export const line = $state<{ text: string; parts: LinePart[]; step: StepDraft | null }>({
  text: '',
  parts: [],
  step: null,
});

/** The form as it was before the line. */
let before: { fields: Draft; extra: Extra } | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let asked = '';
let asking = Promise.resolve();
let number = 0;

const watch = new KanaWatch();
/** What the input method wrote, with its reading, in order. */
let composed: { text: string; reading: string }[] = [];

function forget(): void {
  clearTimeout(timer);
  number += 1;
  asked = '';
  before = undefined;
  composed = [];
  line.text = '';
  line.parts = [];
  line.step = null;
}
onCleared(forget);

/** Keeps what the line filled in and empties the line; the form is the person's now. */
export async function acceptLine(): Promise<void> {
  await settleLine();
  forget();
}

/** What the input method shows while it composes in the line. */
export function composing(text: string): void {
  watch.composing(text);
}

/** The input method has written `text`. */
export function composedTo(text: string): void {
  const reading = watch.done(text);
  if (reading) composed.push({ text, reading });
}

/** The reading of a name that was composed in one or more pieces; empty if a piece is missing. */
function readingOf(name: string): string {
  let rest = name;
  let reading = '';
  for (const piece of composed) {
    if (rest && rest.startsWith(piece.text)) {
      rest = rest.slice(piece.text.length);
      reading += piece.reading;
    }
  }
  return rest === '' ? reading : '';
}

function guessKana(): void {
  const { fields, guessed } = draft;
  for (const part of ['family', 'given'] as const) {
    const name = fields[`${part}_name`];
    if (!name || fields[`${part}_kana`]) continue;
    const reading = readingOf(name);
    fields[`${part}_kana`] = reading;
    guessed[part] = reading !== '';
  }
}

async function ask(text: string): Promise<void> {
  asked = text;
  number += 1;
  const mine = number;
  before ??= { fields: { ...draft.fields }, extra: { ...draft.extra } };
  try {
    const found = await read('capture_line', { text });
    if (mine !== number) return;
    line.parts = found.parts;
    line.step = found.draft.step;
    draft.guessed = { family: false, given: false };
    fillDraft(found.draft, before);
    guessKana();
    if (text.trim() === '') before = undefined;
  } catch (thrown) {
    toastError(thrown);
  }
}

function askNow(): void {
  clearTimeout(timer);
  if (line.text !== asked) asking = ask(line.text);
}

/** The line was changed; it is read when typing pauses. */
export function typed(): void {
  clearTimeout(timer);
  timer = setTimeout(askNow, TYPING_MS);
}

/** The line is read to its end: before a save. */
export async function settleLine(): Promise<void> {
  askNow();
  await asking;
}

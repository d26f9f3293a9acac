import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Found, FoundItem, LeadDraft } from '../../ipc';
import { fakeCore } from '../../ipc/fake';
import { clearDraft, draft, leadDraft } from './draft.svelte';
import { found, keepAsNote, leaveFound, nextFound, skipFound, takeText } from './found.svelte';
import { acceptLine, composedTo, composing, line, settleLine } from './line.svelte';

type FakeCore = ReturnType<typeof fakeCore>;

let core: FakeCore;
let answer: Found;
let empty: LeadDraft;
const lead = (part: Partial<LeadDraft>): LeadDraft => ({ ...empty, ...part });

function item(name: string): FoundItem {
  return { kind: 'card', text: '', draft: lead({ family_name: name }), is_cut: false };
}

beforeEach(() => {
  clearDraft();
  leaveFound();
  empty = leadDraft() as LeadDraft;
  core = fakeCore({
    capture_text: () => answer,
    capture_line: (request: { text: string }) => ({
      draft: lead({
        family_name: request.text,
        tags: ['robot'],
        mails: ['a@x.example', 'b@x.example'],
      }),
      parts: [],
    }),
  });
});
afterEach(() => core.end());

test('cards come one after the other, and the last one leaves nothing behind', async () => {
  answer = { items: [item('青木'), item('石川')], broken: 1, more: 0, is_table: false };
  await takeText('BEGIN:VCARD');
  expect([draft.fields.family_name, found.waiting.length, found.total]).toEqual(['青木', 1, 2]);
  skipFound();
  expect(draft.fields.family_name).toBe('石川');
  clearDraft();
  expect(nextFound()).toBe(false);
  expect([found.total, found.broken]).toEqual([0, 0]);
});

test('a table waits as it was pasted, also in an empty form', async () => {
  answer = { items: [], broken: 0, more: 0, is_table: true };
  await takeText('a\tb\nc\td');
  expect(found.table).toBe('a\tb\nc\td');
  leaveFound();
  expect(found.table).toBe('');
});

test('what is being typed stays, and the cards wait behind it', async () => {
  draft.fields.family_name = '江口';
  answer = { items: [item('青木')], broken: 0, more: 0, is_table: false };
  await takeText('BEGIN:VCARD');
  expect([draft.fields.family_name, found.waiting.length]).toEqual(['江口', 1]);
});

test('the text of a code without contact data becomes the note below what stands there', async () => {
  const code: FoundItem = { kind: 'text', text: 'BADGE-1', draft: empty, is_cut: false };
  answer = { items: [code], broken: 0, more: 0, is_table: false };
  draft.fields.note = '展示会で';
  await takeText('BADGE-1');
  expect(found.current?.text).toBe('BADGE-1');
  keepAsNote();
  expect(draft.fields.note).toBe('展示会で\nBADGE-1');
  expect(found.total).toBe(0);
});

test('a line fills the form, its own tags come along, and an accepted line is empty', async () => {
  draft.fields.note = 'before';
  line.text = '小川';
  await settleLine();
  expect([draft.fields.family_name, draft.fields.mail]).toEqual(['小川', 'a@x.example']);
  expect(leadDraft()).toMatchObject({ tags: ['robot'], mails: ['a@x.example', 'b@x.example'] });
  line.text = '小川千';
  await acceptLine();
  expect([line.text, draft.fields.family_name, draft.fields.note]).toEqual([
    '',
    '小川千',
    'before',
  ]);
});

test('the reading of a name that was composed in the line is guessed and marked', async () => {
  for (const [kana, kanji] of [
    ['おがわ', '小川'],
    ['ちひろ', '千尋'],
  ] as const) {
    composing(kana);
    composedTo(kanji);
  }
  line.text = '小川千尋';
  await settleLine();
  expect([draft.fields.family_kana, draft.guessed.family]).toEqual(['オガワチヒロ', true]);
});

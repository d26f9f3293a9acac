import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Stage } from '../../ipc';
import { changed, fakeCore } from '../../ipc/fake';
import {
  addMeeting,
  clearDraft,
  draft,
  hasName,
  hasTrace,
  leadDraft,
  saveNew,
} from './draft.svelte';
import { KanaWatch, toKatakana } from './kana';

type FakeCore = ReturnType<typeof fakeCore>;

let core: FakeCore;
beforeEach(() => {
  core = fakeCore({
    leads_add: () => ({ lead: 'l1', changed: changed() }),
    leads_add_activity: () => changed('c2'),
  });
  clearDraft();
});
afterEach(() => core.end());

const of = (name: string): unknown[] =>
  core.asked.filter((one) => one.name === name).map((one) => one.body);

test('the reading is what the input method showed before it converted', () => {
  const watch = new KanaWatch();
  for (const shown of ['ｓ', 'さ', 'さt', 'さと', 'さとう', '佐藤']) watch.composing(shown);
  expect(watch.done('佐藤')).toBe('サトウ');
});

test('kana that stay kana give no reading', () => {
  const watch = new KanaWatch();
  watch.composing('さくら');
  expect(watch.done('さくら')).toBe('');
  expect(toKatakana('ゔぁいおりん')).toBe('ヴァイオリン');
});

test('a saved draft empties the form, stays ready for the next and counts', async () => {
  draft.fields.family_name = '佐藤';
  draft.fields.mobile = '090-5555-0101';
  expect(hasName()).toBe(true);
  const before = draft.saved;
  expect(await saveNew(false)).toBe(true);
  expect(of('leads_add')[0]).toMatchObject({
    family_name: '佐藤',
    phones: [{ number: '090-5555-0101', label: 'mobile' }],
    allow_duplicate: false,
  });
  expect(draft.saved).toBe(before + 1);
  expect(hasName()).toBe(false);
});

test('an address alone is no lead yet, but may be somebody who is known', () => {
  draft.fields.mail = 'hanako@ex.example';
  expect([hasName(), hasTrace()]).toEqual([false, true]);
  draft.fields.company = 'アクメ';
  expect(hasName()).toBe(true);
});

test('UX017: a known person gets a meeting and no second lead', async () => {
  draft.fields.note = '見積もり希望';
  const hint = { row: { id: 'known', name: '佐藤 花子' }, certain: true, reasons: [] } as never;
  expect(await addMeeting(hint, '中部ものづくり展')).toBe(true);
  expect(of('leads_add')).toHaveLength(0);
  expect(of('leads_add_activity')[0]).toMatchObject({
    lead: 'known',
    kind: 'meeting',
    title: '中部ものづくり展',
    body: '見積もり希望',
  });
});

test('a refusal keeps everything that was typed and says why', async () => {
  core.end();
  core = fakeCore({
    leads_add: () => {
      throw { code: 'mail_address_invalid', params: { value: 'x@' }, detail: null };
    },
  });
  draft.fields.mail = 'x@';
  expect(await saveNew(false)).toBe(false);
  expect(draft.fields.mail).toBe('x@');
  expect(draft.error?.code).toBe('mail_address_invalid');
});

test('a step without a day is due tomorrow', () => {
  draft.fields.stepKind = 'call';
  expect(leadDraft().step).toMatchObject({ kind: 'call', due: '+1d' });
});

test('the stage of the column whose + was pressed goes along with each new lead', async () => {
  draft.stage = { id: 's3', code: 'contacted' } as Stage;
  draft.fields.company = 'アクメ';
  expect(await saveNew(false)).toBe(true);
  draft.fields.company = 'サクラ電機';
  await saveNew(false);
  draft.stage = undefined;
  draft.fields.company = 'ミドリ';
  await saveNew(false);
  expect(of('leads_add')).toMatchObject([{ stage: 's3' }, { stage: 's3' }, { stage: null }]);
});

import { afterEach, expect, test } from 'vitest';
import type { FollowUpPreview, Template } from '../../ipc';
import { changed, fakeCore } from '../../ipc/fake';
import {
  byReason,
  compose,
  followUp,
  mayOverride,
  queue,
  setRecipients,
  takeTemplate,
  walkable,
  write,
} from './compose.svelte';

type FakeCore = ReturnType<typeof fakeCore>;

let core: FakeCore | undefined;
afterEach(() => core?.end());

const out = (reason: string, name: string) => ({
  lead: name,
  name,
  company: '',
  reason,
  field: '',
});
const preview = (rest: Partial<FollowUpPreview>): FollowUpPreview => ({
  chosen: 1,
  eligible: 0,
  excluded: [],
  mails: [],
  offset: 0,
  problems: [],
  purpose: 'promo',
  blocked: '',
  legal_missing: [],
  ...rest,
});
const template: Template = {
  id: 't1',
  name: 'Thanks',
  purpose: 'thanks',
  version: 3,
  texts: [{ language: 'ja', subject: 'お礼', body: '{{ last_name }} 様' }],
  used: 0,
  problems: [],
};

test('a template that was not touched goes by its id, so that its version is counted', () => {
  takeTemplate(template);
  expect(followUp(0, 1)).toMatchObject({ template: 't1', texts: [] });
  write('お礼', '{{ last_name }} 様、資料です');
  expect(followUp(0, 1).texts).toEqual([
    { language: 'ja', subject: 'お礼', body: '{{ last_name }} 様、資料です' },
  ]);
});

test('new recipients keep the text', () => {
  setRecipients(['a', 'b'], null);
  expect(followUp(0, 1)).toMatchObject({ leads: ['a', 'b'] });
  expect(compose.texts.ja.body).toContain('資料');
});

test('left-out people are told by reason, most first; gaps can be walked in the preview', () => {
  const found = preview({
    eligible: 3,
    excluded: [out('no_ground', 'a'), out('missing_value', 'b'), out('no_ground', 'c')],
  });
  expect(byReason(found).map(({ reason, people }) => [reason, people.length])).toEqual([
    ['no_ground', 2],
    ['missing_value', 1],
  ]);
  expect(walkable(found)).toBe(4);
});

test('only a single hand-written mail may be sent for a typed reason', () => {
  const one = { excluded: [out('no_ground', 'a')] };
  expect(mayOverride(preview({ ...one, purpose: 'personal' }))).toBe(true);
  expect(mayOverride(preview({ ...one, purpose: 'promo' }))).toBe(false);
  expect(mayOverride(preview({ purpose: 'personal', excluded: [out('refused', 'a')] }))).toBe(
    false,
  );
});

test('a refused queue keeps people and text', async () => {
  core = fakeCore({
    follow_up_queue: () => {
      throw { code: 'not_found', params: {}, detail: null };
    },
  });
  expect(await queue()).toBeUndefined();
  expect(compose.leads).toEqual(['a', 'b']);
  core.end();
  core = fakeCore({
    follow_up_queue: () => ({
      follow_up: 'f',
      queued: 2,
      excluded: [],
      undo_seconds: 20,
      changed: changed(),
    }),
  });
  expect((await queue())?.queued).toBe(2);
  expect(compose.leads).toEqual([]);
});

import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Account } from '../../ipc';
import { changed, fakeCore, settle } from '../../ipc/fake';
import { EMPTY, mailSettings, type MailSettings } from './mail.svelte';

const saved: Account = {
  ...EMPTY,
  id: 'a1',
  from_address: 'me@tsumugi.example',
  host: 'mail.tsumugi.example',
  user: 'me',
  secret: 'keychain',
  folder: '',
  stopped: '',
} as Account;

let core: ReturnType<typeof fakeCore>;
let stop = (): void => {};
let page: MailSettings;
let answers: Record<string, unknown>;

beforeEach(async () => {
  answers = {
    accounts_list: [saved],
    accounts_presets: [],
    accounts_save: { account: 'a1', secret: 'keychain', changed: changed() },
    accounts_test: { stages: [], passed: true },
  };
  core = fakeCore(answers);
  stop = $effect.root(() => {
    page = mailSettings();
  });
  flushSync();
  await settle();
  flushSync();
});
afterEach(() => {
  stop();
  core.end();
});

const last = (name: string): unknown => core.asked.findLast((one) => one.name === name)?.body;

test('the account that is used by default is opened, unchanged', () => {
  expect([page.chosen, page.draft.host, page.dirty]).toEqual(['a1', 'mail.tsumugi.example', false]);
});

test('a typed password is sent once and then forgotten by the page', async () => {
  page.draft.password = 'secret';
  expect(page.dirty).toBe(true);
  await page.save();
  expect(last('accounts_save')).toMatchObject({ id: 'a1', password: 'secret' });
  expect([page.draft.password, page.dirty]).toEqual([null, false]);
  page.draft.from_name = 'Mori';
  await page.save();
  expect(last('accounts_save')).toMatchObject({ from_name: 'Mori', password: null });
});

test('what is typed is tested before it is saved; what is saved is tested by its id', async () => {
  await page.runTest(true);
  expect(last('accounts_test')).toMatchObject({ account: 'a1', send: true });
  page.draft.port = 587;
  await page.runTest(false);
  expect(last('accounts_test')).toMatchObject({ draft: { port: 587 }, send: false });
  expect(core.names()).not.toContain('accounts_save');
});

test('a new account stays open after saving, and is left when it is undone', async () => {
  page.edit('new');
  page.draft.from_address = 'new@tsumugi.example';
  answers['accounts_save'] = { account: 'a2', secret: null, changed: changed('c2', ['accounts']) };
  await page.save();
  flushSync();
  expect([page.chosen, page.draft.from_address]).toEqual(['a2', 'new@tsumugi.example']);
  answers['accounts_list'] = [saved, { ...saved, id: 'a2', from_address: 'new@tsumugi.example' }];
  core.tell({ event: 'changed', change_id: 'c3', topics: ['accounts'], number: 93 });
  await settle();
  flushSync();
  expect(page.chosen).toBe('a2');
  answers['accounts_list'] = [saved];
  core.tell({ event: 'changed', change_id: 'c4', topics: ['accounts'], number: 94 });
  await settle();
  flushSync();
  expect(page.chosen).toBe('a1');
});

test('a refused account keeps what was typed and says why beside it', async () => {
  answers['accounts_save'] = () => {
    throw { code: 'mail_address_invalid', params: { value: 'me@' }, detail: null };
  };
  page.draft.from_address = 'me@';
  await page.save();
  expect(page.refused?.code).toBe('mail_address_invalid');
  expect([page.draft.from_address, page.dirty]).toEqual(['me@', true]);
});

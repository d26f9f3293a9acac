import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { changed, fakeCore, settle } from '../../ipc/fake';
import { t } from '../../texts';
import { kindOf, unknownChoices, valuesFor } from './choices';
import { fieldName, IMPORT_FIELDS, takesMany } from './fields';
import {
  answer,
  back,
  canGoOn,
  check,
  commit,
  decisions,
  dropGone,
  fits,
  leaveOut,
  next,
  outlook,
  readAs,
  showProblems,
  startOver,
  take,
  takeBack,
  wizard,
  writeCell,
} from './wizard.svelte';

const counts = { rows: 3, new: 1, updated: 0, duplicates: 0, to_decide: 2, errors: 0 };
const pair = (row: number, lead: string) => ({
  row,
  verdict: 'to_decide',
  name: '髙橋 亮',
  company: '北斗機械',
  mail: '',
  error: null,
  lead,
  reasons: ['name_company'],
  fields: [],
});
let core: ReturnType<typeof fakeCore>;

interface Asked {
  reading: { encoding: string | null };
  decisions: { row: number; same_as: string | null }[];
  show: string | null;
}

beforeEach(async () => {
  core = fakeCore({
    job_stop: {},
    import_read: ({ reading }: Asked) => ({
      form: 'text',
      sheets: [],
      sheet: '',
      preset: '',
      profile: null,
      encoding: reading.encoding ?? 'shift_jis',
      confidence: 99,
      bad_bytes: 0,
      delimiter: ',',
      header: true,
      rows: 3,
      columns: [
        {
          index: 0,
          header: '氏名',
          samples: [],
          field: 'full_name',
          guess: 'full_name',
          reason: 'header',
          policy: 'fill',
          values: [],
        },
        {
          index: 1,
          header: '?',
          samples: [],
          field: '',
          guess: '',
          reason: '',
          policy: 'fill',
          values: [],
        },
      ],
      preview: [],
    }),
    import_check: (asked: Asked) => ({
      counts: {
        ...counts,
        updated: asked.decisions.filter((one) => one.same_as).length,
        new: 1 + asked.decisions.filter((one) => !one.same_as).length,
        to_decide: 2 - asked.decisions.length,
      },
      rows: [pair(1, 'a'), pair(2, 'b')],
    }),
    import_commit: { batch: 'b1', counts, errors: [], changed: changed() },
  });
  await take({ token: 'file-1', name: 'meishi.csv', size: 900 });
});
afterEach(() => {
  startOver();
  core.end();
});

const bodies = (name: string): Asked[] =>
  core.asked.filter((one) => one.name === name).map((one) => one.body as Asked);

test('UX049: another encoding is one choice and reads the file again', async () => {
  expect([wizard.step, wizard.reading?.encoding]).toEqual(['read', 'shift_jis']);
  await readAs({ encoding: 'utf-8' });
  expect(wizard.reading?.encoding).toBe('utf-8');
  expect(wizard.mapping).toEqual(['full_name', '']);
});

test('a list without a name or a company cannot go on, an address alone is no lead', async () => {
  await next();
  expect(canGoOn()).toBe(true);
  wizard.mapping[0] = 'note';
  expect(canGoOn()).toBe(false);
  wizard.mapping[0] = 'mail';
  expect(canGoOn()).toBe(false);
  expect(t('import-blocked-map')).toBe('Choose a column for the name or the company.');
  wizard.mapping[0] = 'family_kana';
  expect(canGoOn()).toBe(true);
});

test('UX051: the dry run and the commit send the same request', async () => {
  await next();
  await next();
  const dry = bodies('import_check')[0];
  await next();
  await commit();
  const wet = bodies('import_commit')[0];
  expect({ ...wet, job: '' }).toEqual({ ...dry, job: '' });
  expect(wizard.report?.batch).toBe('b1');
});

test('answers become decisions, "later" stays open, and the core counts again', async () => {
  await next();
  await next();
  expect(wizard.pairs.map((one) => one.row)).toEqual([1, 2]);
  answer(wizard.pairs[0] as never, 'same');
  expect(wizard.pair).toBe(1);
  expect(decisions()).toEqual([{ row: 1, same_as: 'a', skip: false }]);
  answer(wizard.pairs[1] as never, 'later');
  expect(decisions()).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await settle();
  expect(outlook()).toEqual({ added: 2, updated: 1, open: 1 });
});

test('a refused check is told and the form keeps everything', async () => {
  await next();
  core.end();
  core = fakeCore({
    import_check: () => {
      throw { code: 'file_missing', params: {}, detail: null };
    },
  });
  await next();
  expect(wizard.error?.code).toBe('file_missing');
  expect(wizard.mapping).toEqual(['full_name', '']);
  await check();
  back();
  expect([wizard.step, wizard.error]).toEqual(['map', undefined]);
});

test('the fields to choose from are those of the core, and take as many columns', () => {
  const source = readFileSync('../crates/core/src/exchange/field.rs', 'utf8');
  const found = [...source.matchAll(/^\s+(One|Many) \w+ = "(\w+)",$/gm)];
  expect(found.map((hit) => hit[2])).toEqual([...IMPORT_FIELDS]);
  expect(found.filter((hit) => hit[1] === 'Many').map((hit) => hit[2])).toEqual(
    IMPORT_FIELDS.filter(takesMany),
  );
});

test('a cell written anew and a row left out are part of the request, and it is counted again', async () => {
  await next();
  await next();
  await showProblems(true);
  writeCell(2, 0, '森');
  writeCell(2, 0, '森 誠');
  leaveOut(3);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await settle();
  const asked = bodies('import_check').at(-1) as unknown as Record<string, unknown>;
  expect([asked.edits, asked.decisions, asked.only_problems]).toEqual([
    [{ row: 2, column: 0, value: '森 誠' }],
    [{ row: 3, same_as: null, skip: true }],
    true,
  ]);
  takeBack();
  expect(decisions()).toEqual([]);
  await readAs({ encoding: 'utf-8' });
  expect([wizard.edits, wizard.onlyProblems], 'another reading has other cells').toEqual([
    [],
    false,
  ]);
});

test('a profile taken before the file maps by headers, one that fits nothing changes nothing', async () => {
  const profile = (header: string) => ({
    id: 'p',
    name: '春',
    used_at: 0,
    columns: [{ header, field: 'note', policy: 'newest' }],
    choices: [{ field: 'note', from: 'a', to: 'b' }],
  });
  await take({ token: 'file-1', name: 'a.csv', size: 1 }, profile('?'));
  expect([wizard.mapping, wizard.policies]).toEqual([
    ['full_name', 'note'],
    ['fill', 'newest'],
  ]);
  expect([wizard.reading?.profile?.id, wizard.choices.length]).toEqual(['p', 1]);
  await take({ token: 'file-1', name: 'a.csv', size: 1 }, profile('階'));
  expect([fits(profile('階')), wizard.mapping]).toEqual([0, ['full_name', '']]);
  expect(wizard.reading?.profile).toBeNull();
});

const own = (kind: string, choices: string[] = []) => ({
  id: '1',
  code: 'own:1',
  kind,
  name: '用途',
  tag: 'own_1',
  choices: choices.map((name, at) => ({ id: String(at), name })),
  on_card: false,
});

test('a column feeds nothing once its custom field is gone', () => {
  wizard.mapping = ['full_name', 'own:1'];
  dropGone([own('text')]);
  expect(wizard.mapping).toEqual(['full_name', 'own:1']);
  expect(fieldName('own:1', [own('text')])).toBe('用途');
  dropGone([]);
  expect(wizard.mapping).toEqual(['full_name', '']);
});

test('several choices in a cell are several, and new ones are told from known ones', () => {
  const column = (samples: string[], values: [string, number][] = []) => ({
    index: 0,
    header: '',
    samples,
    field: '',
    guess: '',
    reason: '',
    policy: '',
    values: values.map(([value, count]) => ({ value, count })),
  });
  const cells = column(
    [],
    [
      ['プレス、鋸', 2],
      ['ﾌﾟﾚｽ', 1],
    ],
  );
  const parts = valuesFor(cells, own('multi'));
  expect(parts.map(({ value, count }) => [value, count])).toEqual([
    ['プレス', 2],
    ['鋸', 2],
    ['ﾌﾟﾚｽ', 1],
  ]);
  expect(unknownChoices(parts, own('multi', ['プレス']))).toEqual(['鋸']);
  expect(valuesFor(cells, own('choice'))).toHaveLength(2);
  for (const [kind, samples] of [
    ['number', ['3', '1,200.5']],
    ['money', ['¥1,200', '120万円']],
    ['date', ['2026/4/1', '2026-04-01']],
    ['link', ['https://a.example']],
    ['yes_no', ['はい', 'いいえ']],
    ['text', ['炉']],
  ] as const) {
    expect(kindOf(column([...samples])), samples.join()).toBe(kind);
  }
  expect(
    kindOf(
      column(
        ['松'],
        [
          ['松', 3],
          ['竹', 3],
        ],
      ),
    ),
  ).toBe('choice');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { changed, fakeCore, settle } from '../../ipc/fake';
import { t } from '../../texts';
import { IMPORT_FIELDS, takesMany } from './fields';
import {
  answer,
  back,
  canGoOn,
  check,
  commit,
  decisions,
  next,
  outlook,
  readAs,
  startOver,
  take,
  wizard,
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

import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeCore, settle } from '../../ipc/fake';
import { windows, WINDOW, type Windows } from './windows.svelte';

interface Ask {
  offset: number;
  limit: number;
  sort: string;
}
const TOTAL = 1000;
let core: ReturnType<typeof fakeCore>;
let list: Windows;
let sort = $state('kana');
let stop = (): void => {};

beforeEach(async () => {
  sort = 'kana';
  core = fakeCore({
    leads_list: ({ offset, limit, sort: by }: Ask) => ({
      rows: Array.from({ length: Math.min(limit, TOTAL - offset) }, (_, at) => ({
        id: `${by}-${offset + at}`,
      })),
      count: TOTAL,
    }),
  });
  stop = $effect.root(() => {
    list = windows(() => ({ query: {} as never, sort: sort as never, descending: false }));
  });
  flushSync();
  await settle();
});
afterEach(() => {
  stop();
  core.end();
});

const offsets = (): number[] => core.asked.map(({ body }) => (body as Ask).offset);

test('only the windows in view are read, a jump costs one question', async () => {
  expect([list.count, offsets()]).toEqual([TOTAL, [0]]);
  list.show(610, 640);
  await settle();
  expect(offsets()).toEqual([0, 600]);
  expect(list.row(611)?.id).toBe('kana-611');
  expect(list.row(300)).toBeUndefined();
  list.show(620, 660);
  expect(offsets()).toHaveLength(2);
});

test('a view over the edge of two windows reads both', async () => {
  list.show(WINDOW - 5, WINDOW + 5);
  await settle();
  expect(offsets()).toEqual([0, 100]);
});

test('another order reads the view again and drops what the old one still answers', async () => {
  list.show(610, 640);
  sort = 'score';
  flushSync();
  await settle();
  expect(list.row(611)?.id).toBe('score-611');
});

test('after a change the view is read again, the rest when it is looked at', async () => {
  list.show(610, 640);
  await settle();
  const before = core.asked.length;
  core.tell({ event: 'changed', change_id: 'x', topics: ['leads'], number: 91 });
  await settle();
  expect(offsets().slice(before)).toEqual([600]);
  list.show(0, 20);
  await settle();
  expect(offsets().slice(before)).toEqual([600, 0]);
});

test('a selection over many windows is read in parts of at most 200', async () => {
  const rows = await list.rows(0, TOTAL - 1);
  expect([rows.length, rows[999]?.id]).toEqual([1000, 'kana-999']);
  expect(core.asked.slice(1).every(({ body }) => (body as Ask).limit <= 200)).toBe(true);
});

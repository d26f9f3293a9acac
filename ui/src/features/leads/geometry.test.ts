import { expect, test } from 'vitest';
import { groupOf, groupTop, heightOf, rowAt, rowsIn, scrollFor, topOf } from './geometry';

const plain = { count: 1000, row: 32, group: 24, marks: [] };
const grouped = {
  count: 10,
  row: 32,
  group: 24,
  marks: [
    { label: 'あ', offset: 0 },
    { label: 'か', offset: 3 },
    { label: 'さ', offset: 7 },
  ],
};

test('rows lie under each other without a gap', () => {
  expect(topOf(plain, 10)).toBe(320);
  expect(heightOf(plain)).toBe(32_000);
});

test('a group row stands before the first lead of its kana row', () => {
  expect([0, 2, 3, 6, 7, 9].map((index) => topOf(grouped, index))).toEqual([
    24, 88, 144, 240, 296, 360,
  ]);
  expect([0, 1, 2].map((at) => groupTop(grouped, at))).toEqual([0, 120, 272]);
  expect(heightOf(grouped)).toBe(392);
  expect([0, 3, 9].map((index) => groupOf(grouped, index))).toEqual(['あ', 'か', 'さ']);
});

test('each point of the canvas belongs to the row that begins last above it', () => {
  for (let index = 0; index < 10; index += 1) {
    expect(rowAt(grouped, topOf(grouped, index))).toBe(index);
    expect(rowAt(grouped, topOf(grouped, index) + 31)).toBe(index);
  }
  expect(rowAt(grouped, 9999)).toBe(9);
});

test('only the rows in view and a few around are drawn', () => {
  expect(rowsIn(plain, 3200, 320, 4)).toEqual({ first: 96, last: 114 });
  expect(rowsIn({ ...plain, count: 0 }, 0, 320, 4)).toEqual({ first: 0, last: -1 });
  expect(rowsIn(grouped, 0, 5000, 4)).toEqual({ first: 0, last: 9 });
});

test('scrolling to a row moves no further than needed and shows its heading', () => {
  expect(scrollFor(plain, 5, 0, 320)).toBe(0);
  expect(scrollFor(plain, 10, 0, 320)).toBe(32);
  expect(scrollFor(plain, 2, 320, 320)).toBe(64);
  expect(scrollFor(grouped, 3, 200, 100)).toBe(120);
});

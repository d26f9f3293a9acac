import { expect, test } from 'vitest';
import { drawn, placeOf, scrollFor, slotAt, slotOf, WINDOW, windowOffset } from './geometry';

test('the window always covers what is seen, however far one scrolls', () => {
  for (let first = 0; first < 5000; first += 7) {
    const offset = windowOffset(first);
    expect(offset).toBeLessThanOrEqual(first);
    expect(offset + WINDOW).toBeGreaterThanOrEqual(first + 25);
  }
});

test('of 100,000 cards only a screenful is drawn, and the focused one', () => {
  const cards = drawn(5_000_000, 600, 100, 100_000, 3);
  expect(cards.length).toBeLessThan(20);
  expect(cards).toContain(50_000);
  expect(cards).toContain(3);
});

test('an empty or short column draws what there is', () => {
  expect(drawn(0, 600, 100, 0, 0)).toEqual([]);
  expect(drawn(0, 600, 100, 2, 1)).toEqual([0, 1]);
});

test('the gap under the pointer is the nearest one', () => {
  expect(slotAt(10, 100, 5)).toBe(0);
  expect(slotAt(160, 100, 5)).toBe(2);
  expect(slotAt(9_000, 100, 5)).toBe(5);
});

test('a place and its gap mean the same whether dragged cards lie above or not', () => {
  for (const dragged of [[], [2], [0, 3], [4, 5]]) {
    for (let place = 0; place <= 6; place += 1) {
      expect(placeOf(slotOf(place, dragged), dragged)).toBe(place);
    }
  }
});

test('a card in view does not make the column scroll', () => {
  expect(scrollFor(2, 100, 600, 100)).toBe(100);
  expect(scrollFor(0, 500, 600, 100)).toBe(0);
  expect(scrollFor(20, 0, 600, 100)).toBe(1508);
});

/** Which rows a click means. */
import { beforeEach, expect, test, vi } from 'vitest';
import { choosing } from './choosing';
import { kept, type LeadList } from './list.svelte';

const list = { extend: vi.fn(async () => {}), toggle: vi.fn(async () => {}) };
const focusRow = vi.fn(async (index: number) => void (kept.at = index));
const made = () =>
  choosing({ list: list as unknown as LeadList, count: () => 50, focusRow, point: () => {} });
const click = (shiftKey: boolean): MouseEvent => new MouseEvent('click', { shiftKey });

beforeEach(() => {
  vi.clearAllMocks();
  kept.at = 2;
});

test('Shift+click on a check mark selects from where the focus was, as on the row', () => {
  const choose = made();
  choose.press();
  // the browser has moved the focus before the click is heard
  kept.at = 7;
  choose.tick(click(true), 7);
  expect(list.extend).toHaveBeenCalledWith(2, 7);
  expect(list.toggle).not.toHaveBeenCalled();
  expect(focusRow).toHaveBeenCalledWith(7);
});

test('a click on a check mark changes that row alone', () => {
  const choose = made();
  choose.press();
  choose.tick(click(false), 7);
  expect(list.toggle).toHaveBeenCalledWith(7);
  expect(list.extend).not.toHaveBeenCalled();
});

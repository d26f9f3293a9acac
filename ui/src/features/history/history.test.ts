import { expect, test } from 'vitest';
import type { HistoryEntry } from '../../ipc';
import { byDay } from './history.svelte';

const at = (iso: string): HistoryEntry => ({
  change_id: iso,
  at: Date.parse(iso),
  label: { op: 'add_lead', params: {} },
  rows: 1,
  undone: false,
  undoable: true,
});

test('changes stand under the day of the workspace, in their order', () => {
  const days = byDay([
    at('2026-11-22T00:30:00+09:00'),
    at('2026-11-21T23:30:00+09:00'),
    at('2026-11-21T08:00:00+09:00'),
  ]);
  expect(days.map(({ iso, changes }) => [iso, changes.length])).toEqual([
    ['2026-11-22', 1],
    ['2026-11-21', 2],
  ]);
  expect(days[1]?.changes[0]?.change_id).toContain('23:30');
});

test('nothing changed means no days', () => {
  expect(byDay([])).toEqual([]);
});

import { expect, test } from 'vitest';
import type { HistoryEntry, OpLabel } from '../../ipc';
import { mailsText } from '../../shared';
import { byDay } from './history.svelte';

const at = (iso: string): HistoryEntry => ({
  change_id: iso,
  at: Date.parse(iso),
  label: { op: 'add_lead', params: {} },
  rows: 1,
  undone: false,
  undo: null,
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

test('an undone follow-up says what had left and what was cancelled, and nothing else does', () => {
  const label = (params: Record<string, string | number>): OpLabel => ({ op: 'undo', params });
  const some = { op: 'queue_follow_up', mails_left: 2, mails_unsure: 0, mails_cancelled: 3 };
  expect(mailsText(label(some))).toBe(
    '2 e-mails had already left and stay sent. 3 were cancelled.',
  );
  expect(mailsText(label({ ...some, mails_left: 0 }))).toBeUndefined();
  expect(mailsText(label({ op: 'move_leads', count: 2 }))).toBeUndefined();
  expect(mailsText(label({ ...some, mails_left: 0, mails_unsure: 1, mails_cancelled: 0 }))).toBe(
    'One may have left and stays as it is. Nothing was left to cancel.',
  );
  const redone: OpLabel = {
    op: 'redo',
    params: { op: 'queue_follow_up', mails_left: 1, mails_unsure: 0, mails_queued: 0 },
  };
  expect(mailsText(redone)).toBe(
    'One e-mail had already left and is not sent again. Nothing is queued again.',
  );
});

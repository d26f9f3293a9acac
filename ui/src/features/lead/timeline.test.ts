import { beforeEach, expect, test } from 'vitest';
import type { FieldChange, TimelineItem } from '../../ipc';
import { setLanguage } from '../../texts';
import { foldChanges, itemBody, itemTitle, scoreItems, timelineLines } from './timeline';

const DAY = 86_400_000;
const NOON = Date.parse('2026-11-20T12:00:00+09:00');

function item(kind: string, at: number, more: Partial<TimelineItem> = {}): TimelineItem {
  return { id: `${kind}${at}`, kind, at, title: '', body: '', payload: {}, ...more };
}
function field(at: number, op = 'update_lead', from = 'a'): FieldChange {
  return {
    change_id: String(at),
    at,
    label: { op, params: {} },
    field: 'title',
    name: '',
    from,
    to: 'b',
  };
}

beforeEach(() => setLanguage('en'));

test('entries stand under their month, newest first, with the changes between them', () => {
  const items = [item('note', NOON), item('call', NOON - 60 * DAY)];
  const lines = timelineLines(items, foldChanges([field(NOON - DAY)]), true);
  expect(lines.map((line) => (line.kind === 'month' ? line.month : line.kind))).toEqual([
    '2026-11',
    'item',
    'changes',
    '2026-09',
    'item',
  ]);
});

test('changes older than the loaded entries wait for the older page', () => {
  const runs = foldChanges([field(NOON - 90 * DAY)]);
  expect(timelineLines([item('note', NOON)], runs, false)).toHaveLength(2);
  expect(timelineLines([item('note', NOON)], runs, true)).toHaveLength(4);
});

test('changes of one day are one line, and filling a new lead is none', () => {
  const runs = foldChanges([field(NOON), field(NOON - 1000), field(NOON - 2 * DAY)]);
  expect(runs.map((run) => run.changes.length)).toEqual([2, 1]);
  expect(foldChanges([field(NOON, 'add_lead', '')])).toEqual([]);
});

test('a short note is its own title and is not told twice', () => {
  const note = item('note', NOON, { body: 'Budget is fixed in January' });
  expect(itemTitle(note, [])).toBe('Note: Budget is fixed in January');
  expect(itemBody(note)).toBe('');
  const long = item('note', NOON, { body: 'First line\nsecond line' });
  expect(itemBody(long)).toBe('First line\nsecond line');
});

test('a move names both stages and the reason of a loss', () => {
  const move = item('stage', NOON, { payload: { from: 'qualified', to: 'lost', reason: 'price' } });
  expect(itemTitle(move, [])).toBe('Moved from Qualified to Lost · Price');
});

test('a move of the score stands above what did it, with band and rules', () => {
  const rules = [
    { rule: 'title', points: 20 },
    { rule: 'horizon', points: -3 },
  ];
  const move = {
    at: NOON,
    on: '2026-11-20',
    before: 12,
    after: 41,
    band_before: 'cold',
    band_after: 'warm',
    rules,
  };
  const [score] = scoreItems([move]);
  expect(itemTitle(score!, [])).toBe('Score 12 → 41 · Cold → Warm');
  expect(itemBody(score!)).toBe('Decides on purchases +20 · Needs it soon −3');
  const lines = timelineLines([item('mail_in', NOON)], [], true, [score!]);
  expect(lines.map((line) => (line.kind === 'item' ? line.item.kind : line.kind))).toEqual([
    'month',
    'score',
    'mail_in',
  ]);
  const [later] = scoreItems([{ ...move, band_after: 'cold', at: NOON - DAY }]);
  expect(itemTitle(later!, [])).toBe('Score 12 → 41');
  expect(timelineLines([item('note', NOON)], [], false, [later!])).toHaveLength(2);
});

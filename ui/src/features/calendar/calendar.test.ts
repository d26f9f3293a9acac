/** Days of a page, what fits into one, and what is drawn before the core has answered. */
import { expect, test } from 'vitest';
import type { CalendarDay, CalendarEntry, LeadRow } from '../../ipc';
import { overlay, pageDays } from './calendar.svelte';
import { dayLabel, entryKey, fit, lateBy, restText } from './entries';

const row = (id: string): LeadRow =>
  ({
    id,
    name: id,
    company: '',
    value_minor: 0,
    step: { state: 'planned', kind: 'call', title: '', due_at: null, crossed: null },
  }) as unknown as LeadRow;
const step = (id: string): CalendarEntry => ({ what: 'step', lead: row(id) });
const close = (id: string): CalendarEntry => ({ what: 'close', lead: row(id) });
const day = (on: string, entries: CalendarEntry[], more = 0): CalendarDay => ({
  on,
  holiday: '',
  steps: entries.filter((one) => one.what === 'step').length + more,
  closes: entries.filter((one) => one.what === 'close').length,
  entries,
});
const keys = (entries: readonly CalendarEntry[]): string[] => entries.map(entryKey);

test('a month is shown in whole weeks from the first day of the week, a week in seven days', () => {
  const april = pageDays('month', '2026-04-17', 1);
  expect([april[0], april.at(-1), april.length]).toEqual(['2026-03-30', '2026-05-03', 35]);
  const sunday = pageDays('month', '2026-04-17', 0);
  expect([sunday[0], sunday.at(-1)]).toEqual(['2026-03-29', '2026-05-02']);
  expect(pageDays('week', '2026-04-05', 1)[0]).toBe('2026-03-30');
  expect(pageDays('week', '2026-04-05', 0)[0]).toBe('2026-04-05');
});

test('a day shows all that fits, else leaves a line to its own list and keeps a close in sight', () => {
  const three = day('2026-04-02', [step('a'), step('b'), close('c')]);
  expect(fit(three, 3)).toEqual({ entries: three.entries, rest: 0 });
  expect(keys(fit(three, 2).entries)).toEqual(['close:c']);
  expect(fit(three, 2).rest).toBe(2);
  const full = day('2026-04-02', [step('a'), step('b'), step('d'), close('c')], 9);
  expect(keys(fit(full, 4).entries)).toEqual(['step:a', 'step:b', 'close:c']);
  expect(fit(full, 4).rest).toBe(10);
  expect(fit(three, 1)).toEqual({ entries: [], rest: 3 });
});

test('what is left says how much it is, also where the core has stopped counting', () => {
  const few = day('2026-04-02', [step('a'), step('b')]);
  expect(restText(few, 2)).toBe('2 entries');
  expect(restText(few, 1)).toBe('+1 more');
  expect(restText(day('2026-04-02', [step('a')], 99), 99)).toBe('+99 or more');
});

test('a moved entry is drawn on its new day alone until the core has answered', () => {
  const moved = step('a');
  const days = [day('2026-04-02', [moved, step('b')]), day('2026-04-03', [step('c')])];
  const shown = overlay(days, { entry: moved, to: '2026-04-03' });
  expect(shown.map((one) => keys(one.entries))).toEqual([['step:b'], ['step:a', 'step:c']]);
  expect(shown.map((one) => one.steps)).toEqual([1, 2]);
  const answered = [day('2026-04-02', [step('b')]), day('2026-04-03', [moved, step('c')])];
  expect(overlay(answered, { entry: moved, to: '2026-04-03' })).toEqual(answered);
});

test('a day says what is on it in words, a past one which of it is late', () => {
  const today = '2026-04-07';
  expect(dayLabel(today, day(today, [step('a')]), today)).toBe('Tue 7 Apr, today, 1 step');
  expect(dayLabel('2026-04-08', day('2026-04-08', []), today)).toBe('Wed 8 Apr, nothing planned');
  const late = step('a');
  late.lead.step.state = 'overdue';
  expect(lateBy(late, '2026-04-03', today)).toBe(4);
  expect(lateBy(step('b'), '2026-04-08', today)).toBe(0);
  expect(lateBy(close('c'), '2026-04-06', today)).toBe(1);
});

import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, monthWeeks, parseDate, weekday } from './dates';

const today = '2026-11-24'; // a Tuesday

test.each([
  ['2026/12/01', '2026-12-01'],
  ['2026-12-1', '2026-12-01'],
  ['2026年12月1日', '2026-12-01'],
  ['2026/11/21(土)', '2026-11-21'],
  ['12/1', '2026-12-01'],
  ['１２／１', '2026-12-01'],
  ['12月1日', '2026-12-01'],
  ['11/23', '2027-11-23'],
  ['11/24', '2026-11-24'],
  ['today', '2026-11-24'],
  ['明日', '2026-11-25'],
  ['あさって', '2026-11-26'],
  ['+3', '2026-11-27'],
  ['+2w', '2026-12-08'],
  ['3日', '2026-11-27'],
  ['1m', '2026-12-24'],
  ['fri', '2026-11-27'],
  ['next tue', '2026-12-01'],
  ['金曜', '2026-11-27'],
  ['来週月曜日', '2026-11-30'],
])('%s is read as %s', (text, iso) => {
  expect(parseDate(text, today)).toBe(iso);
});

test.each(['', 'soon', '13/1', '2026/2/30', '31/11', '7'])('%s is no date', (text) => {
  expect(parseDate(text, today)).toBeUndefined();
});

test('month arithmetic stops at the last day of a shorter month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
});

test('days are counted over month and summer time borders', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-12-02', '2026-11-30')).toBe(-2);
});

test('a month is whole weeks from the chosen first day', () => {
  for (const first of [0, 1]) {
    const weeks = monthWeeks('2026-11-24', first);
    const days = weeks.flat();
    expect(weeks.every((week) => week.length === 7 && weekday(week[0] as string) === first)).toBe(
      true,
    );
    expect(days.filter((day) => day.startsWith('2026-11'))).toHaveLength(30);
    expect(new Set(days).size).toBe(days.length);
  }
});

test('what has happened lies behind: a day without a year is the last one', () => {
  expect(parseDate('11/20', '2026-11-24', true)).toBe('2026-11-20');
  expect(parseDate('12/24', '2026-11-24', true)).toBe('2025-12-24');
  expect(parseDate('11/20', '2026-11-24')).toBe('2027-11-20');
});

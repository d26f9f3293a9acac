import { afterEach, expect, test } from 'vitest';
import { setLanguage } from '../texts';
import {
  formatDate,
  formatMoment,
  formatMoney,
  formatMoneyShort,
  fullName,
  isoDay,
  langOf,
  region,
  setThisDay,
  thisDay,
} from './format.svelte';

afterEach(() => {
  setLanguage('en');
  Object.assign(region, { zone: 'Asia/Tokyo', nameOrder: 'family_first', money: 'digits' });
});

test('days and moments are written as each language writes them', () => {
  const at = Date.parse('2026-11-21T05:05:00Z');
  expect(formatDate('2026-11-21')).toBe('21 Nov 2026');
  expect(formatMoment(at)).toBe('Sat 21 Nov 2026 14:05');
  setLanguage('ja');
  expect(formatDate('2026-11-21', 'long')).toBe('2026/11/21(土)');
  expect(formatMoment(at)).toBe('2026/11/21(土) 14:05');
  expect(formatDate('2026-11-21', 'weekday')).toBe('11/21(土)');
});

test('a moment belongs to the day of the workspace, not of the machine', () => {
  const lateUtc = Date.parse('2026-11-21T20:00:00Z');
  expect(isoDay(lateUtc)).toBe('2026-11-22');
  region.zone = 'America/New_York';
  expect(isoDay(lateUtc)).toBe('2026-11-21');
});

test('money knows that yen have no minor unit', () => {
  expect(formatMoney(1_200_000, 'JPY')).toBe('¥1,200,000');
  expect(formatMoney(120_050, 'EUR')).toBe('€1,200.5');
  setLanguage('ja');
  expect(formatMoney(1_200_000, 'JPY')).toBe('¥1,200,000');
  region.money = 'man';
  expect(formatMoney(1_200_000, 'JPY')).toBe('120万円');
  expect(formatMoneyShort(5_400_000, 'JPY')).toBe('540万円');
});

test('Japanese names stay family first, Latin names follow the setting', () => {
  region.nameOrder = 'given_first';
  expect(fullName('佐藤', '花子')).toBe('佐藤 花子');
  expect(fullName('Smith', 'Ann')).toBe('Ann Smith');
  region.nameOrder = 'family_first';
  expect(fullName('Smith', 'Ann')).toBe('Smith Ann');
  expect(fullName(null, 'Ann')).toBe('Ann');
});

test('kana and kanji ask for Japanese glyphs, Latin and hangul do not', () => {
  expect([langOf('佐藤'), langOf('サトウ'), langOf('Sato'), langOf('김'), langOf(null)]).toEqual([
    'ja',
    'ja',
    undefined,
    undefined,
    undefined,
  ]);
});

test('today is the day of the core, whose clock counts, not of the page', () => {
  expect(thisDay()).toBe(isoDay(Date.now()));
  setThisDay('2026-11-24');
  expect(thisDay()).toBe('2026-11-24');
  setThisDay('');
});

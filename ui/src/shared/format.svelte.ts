/**
 * Dates, times, money and names as people here write them.
 *
 * Language of the screen and region are two things: an English screen may show Japanese money and
 * Tokyo time. Everything is a pure function of its arguments and of {@link region}, which the
 * settings fill. Times are milliseconds UTC and shown in the zone of the workspace, never in the
 * zone of the machine; dates are ISO text without a zone.
 */
import { language } from '../texts';

/** The regional settings that change how things look. Filled from the core at start. */
export const region = $state({
  /** IANA zone of the workspace. */
  zone: 'Asia/Tokyo',
  nameOrder: 'family_first' as 'family_first' | 'given_first',
  /** ISO 4217; for amounts that name no currency. */
  currency: 'JPY',
  /** ¥1,200,000 or 120万円. */
  money: 'digits' as 'digits' | 'man',
  /** First day of a week: 0 Sunday, 1 Monday. */
  weekStart: 1,
});

type DateStyle = 'short' | 'long' | 'day' | 'weekday';

function parts(date: Date, zone: string): Record<string, string> {
  const found = new Intl.DateTimeFormat(language(), {
    timeZone: zone,
    year: 'numeric',
    month: language() === 'ja' ? '2-digit' : 'short',
    day: language() === 'ja' ? '2-digit' : 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(date);
  return Object.fromEntries(found.map(({ type, value }) => [type, value]));
}

function dateText(p: Record<string, string>, style: DateStyle): string {
  const ja = language() === 'ja';
  const month = ja ? p['month']?.replace('月', '') : p['month'];
  const day = p['day']?.replace('日', '');
  const year = p['year']?.replace('年', '');
  switch (style) {
    case 'short':
      return ja ? `${year}/${month}/${day}` : `${day} ${month} ${year}`;
    case 'long':
      return ja
        ? `${year}/${month}/${day}(${p['weekday']})`
        : `${p['weekday']} ${day} ${month} ${year}`;
    case 'day':
      return ja ? `${month}/${day}` : `${day} ${month}`;
    case 'weekday':
      return ja ? `${month}/${day}(${p['weekday']})` : `${p['weekday']} ${day} ${month}`;
  }
}

/** A calendar day given as `2026-11-21`: `2026/11/21` or `21 Nov 2026`. */
export function formatDate(iso: string, style: DateStyle = 'short'): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? iso : dateText(parts(date, 'UTC'), style);
}

/** The day of a moment (ms UTC) in the workspace's zone. */
export function formatDay(at: number, style: DateStyle = 'short'): string {
  return dateText(parts(new Date(at), region.zone), style);
}

/** A moment (ms UTC): `2026/11/21(土) 14:05` or `Sat 21 Nov 2026 14:05`. */
export function formatMoment(at: number, style: DateStyle = 'long'): string {
  const p = parts(new Date(at), region.zone);
  return `${dateText(p, style)} ${p['hour']}:${p['minute']}`;
}

/** The time of a moment (ms UTC): `14:05`. */
export function formatTime(at: number): string {
  const p = parts(new Date(at), region.zone);
  return `${p['hour']}:${p['minute']}`;
}

/** The ISO day of a moment (ms UTC) in the workspace's zone. */
export function isoDay(at: number): string {
  const p = Object.fromEntries(
    new Intl.DateTimeFormat('en-CA', {
      timeZone: region.zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  );
  return `${p['year']}-${p['month']}-${p['day']}`;
}

/** The month of an ISO day: `2026年11月` or `November 2026`. */
export function formatMonth(iso: string): string {
  if (language() === 'ja') return `${iso.slice(0, 4)}年${Number(iso.slice(5, 7))}月`;
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${iso.slice(0, 7)}-01T00:00:00Z`),
  );
}

const day = $state({ core: '' });

/** The core's word on which day it is; its clock and zone count, not those of the page. */
export function setThisDay(iso: string): void {
  day.core = iso;
}

/** Today as ISO text: the core's day, or the machine's in the workspace's zone until it is known. */
export function thisDay(): string {
  return day.core || isoDay(Date.now());
}

/** Digits in groups: `1,284`. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

/** An amount in minor units (yen have none): `¥1,200,000`, or `120万円` when so set. */
export function formatMoney(minor: number, currency = region.currency): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits as number;
  const value = minor / 10 ** digits;
  if (region.money === 'man' && currency === 'JPY' && language() === 'ja' && value >= 10_000) {
    return `${new Intl.NumberFormat('ja', { maximumFractionDigits: 1 }).format(value / 10_000)}万円`;
  }
  return new Intl.NumberFormat(language() === 'ja' ? 'ja' : 'en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 0,
    maximumFractionDigits: digits,
  })
    .format(value)
    .replace('\uFFE5', '¥');
}

/** A short amount for narrow places: `¥5.4M`, `540万円`. */
export function formatMoneyShort(minor: number, currency = region.currency): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits as number;
  if (language() === 'ja' && currency === 'JPY' && minor >= 10_000) {
    const [unit, size] = minor >= 100_000_000 ? ['億円', 100_000_000] : ['万円', 10_000];
    const value = minor / (size as number);
    const text = new Intl.NumberFormat('ja', { maximumFractionDigits: value < 100 ? 1 : 0 });
    return `${text.format(value)}${unit}`;
  }
  return new Intl.NumberFormat(language() === 'ja' ? 'ja' : 'en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  })
    .format(minor / 10 ** digits)
    .replace('\uFFE5', '¥');
}

/** Bytes as people read them: `1.4 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const text = new Intl.NumberFormat(language(), { maximumFractionDigits: unit ? 1 : 0 });
  return `${text.format(value)} ${units[unit]}`;
}

/** True for text with kana, kanji or hangul, whose glyphs and name order are not Latin. */
export function isEastAsian(text: string): boolean {
  return /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Hangul}]/u.test(text);
}

/** The `lang` for a piece of data: Japanese shapes for kana and kanji, else nothing. */
export function langOf(text: string | null | undefined): 'ja' | undefined {
  return text && /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)
    ? 'ja'
    : undefined;
}

/** A person's name in the order of the settings; East Asian names always family first. */
export function fullName(family: string | null, given: string | null): string {
  const both = [family ?? '', given ?? ''].map((one) => one.trim());
  const east = isEastAsian(both.join(''));
  const ordered = east || region.nameOrder === 'family_first' ? both : both.toReversed();
  return ordered.filter(Boolean).join(' ');
}

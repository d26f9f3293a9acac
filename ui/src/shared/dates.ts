/**
 * Dates as people type them: `2026/11/24`, `11/24`, `11月24日`, `tomorrow`, `明日`, `fri`, `金`,
 * `+3`, `+2w`. Pure: `today` comes from the caller (the core's day, not the machine's).
 */

const DAY_MS = 86_400_000;

/** The ISO day `days` after an ISO day. */
export function addDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day `months` later; the last day of a shorter month. */
export function addMonths(iso: string, months: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(iso: string): number {
  return new Date(`${iso}T00:00:00Z`).getUTCDay();
}

function valid(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year > 1900 && year < 2200 ? date.toISOString().slice(0, 10) : undefined;
}

const WORDS: Record<string, number> = {
  today: 0,
  今日: 0,
  本日: 0,
  tomorrow: 1,
  明日: 1,
  あした: 1,
  明後日: 2,
  あさって: 2,
};
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAYS_JA = '日月火水木金土';

function nextWeekday(today: string, want: number): string {
  return addDays(today, (want - weekday(today) + 7) % 7 || 7);
}

/**
 * The ISO day meant by `text`, seen from `today`; undefined when it is no date. A day without a year
 * is the next one to come, or with `past` the last one that was.
 */
export function parseDate(text: string, today: string, past = false): string | undefined {
  const given = text.normalize('NFKC').trim().toLowerCase();
  if (!given) return undefined;
  const word = WORDS[given];
  if (word !== undefined) return addDays(today, word);
  const plus = /^\+?(\d{1,3})\s*(d|w|m|日|週|か月|ヶ月)?$/.exec(given);
  if (plus && (given.startsWith('+') || plus[2])) {
    const count = Number(plus[1]);
    if (plus[2] === 'w' || plus[2] === '週') return addDays(today, count * 7);
    if (plus[2] && /m|月/.test(plus[2])) return addMonths(today, count);
    return addDays(today, count);
  }
  const english = WEEKDAYS.findIndex((name) => given.replace(/^next /, '').startsWith(name));
  if (english >= 0 && /^(next )?[a-z]+$/.test(given)) return nextWeekday(today, english);
  const japanese = /^(?:来週)?([日月火水木金土])曜?日?$/.exec(given);
  if (japanese) return nextWeekday(today, WEEKDAYS_JA.indexOf(japanese[1] as string));
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\(.\))?$/.exec(given);
  if (full) return valid(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})[-/.月](\d{1,2})日?(?:\(.\))?$/.exec(given);
  if (!short) return undefined;
  const year = Number(today.slice(0, 4));
  const here = valid(year, Number(short[1]), Number(short[2]));
  if (!here) return undefined;
  const other = past ? (here > today ? -1 : 0) : here < today ? 1 : 0;
  return other ? valid(year + other, Number(short[1]), Number(short[2])) : here;
}

/** The weeks of the month of `iso`, each seven ISO days, starting on `firstDay` (0 Sunday). */
export function monthWeeks(iso: string, firstDay: number): string[][] {
  const first = `${iso.slice(0, 7)}-01`;
  let day = addDays(first, -((weekday(first) - firstDay + 7) % 7));
  const weeks: string[][] = [];
  do {
    weeks.push(Array.from({ length: 7 }, (_, at) => addDays(day, at)));
    day = addDays(day, 7);
  } while (day.slice(0, 7) === first.slice(0, 7));
  return weeks;
}

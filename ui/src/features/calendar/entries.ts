/**
 * What stands on a day, in words and shapes. Pure but for the language and today.
 *
 * A late entry wears the mark of an overdue step and says by how many days; its colour is only the
 * third sign of it.
 */
import FileText from '@lucide/svelte/icons/file-text';
import Goal from '@lucide/svelte/icons/goal';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Mail from '@lucide/svelte/icons/mail';
import MailOpen from '@lucide/svelte/icons/mail-open';
import MapPin from '@lucide/svelte/icons/map-pin';
import Phone from '@lucide/svelte/icons/phone';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import SquareCheck from '@lucide/svelte/icons/square-check';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import type { CalendarDay, CalendarEntry } from '../../ipc';
import {
  daysBetween,
  formatDate,
  formatMoneyShort,
  formatTime,
  stepTitle,
  thisDay,
} from '../../shared';
import { language, say, t } from '../../texts';

const ICONS: Record<string, Component<{ class?: string }>> = {
  call: Phone,
  mail: Mail,
  visit: MapPin,
  meeting: Users,
  quote: FileText,
  letter: MailOpen,
  task: SquareCheck,
  wait: Hourglass,
  return: RefreshCw,
};

/** Entries of a kind up to which the core counts a day. */
export const COUNTED = 100;

/** The icon of an entry: the kind of its step, or a goal. */
export function entryIcon({ what, lead }: CalendarEntry): Component<{ class?: string }> {
  return what === 'close' ? Goal : (ICONS[lead.step.kind] ?? SquareCheck);
}

/** What an entry is called on the page: a lead may have a step and a close on one day. */
export function entryKey({ what, lead }: CalendarEntry): string {
  return `${what}:${lead.id}`;
}

/** By how many days an entry is late; 0 when it is not. */
export function lateBy(entry: CalendarEntry, on: string, today = thisDay()): number {
  const days = daysBetween(on, today);
  if (days <= 0) return 0;
  return entry.what === 'close' || entry.lead.step.state === 'overdue' ? days : 0;
}

/** `3 d late`, or nothing. */
export function lateText(entry: CalendarEntry, on: string): string {
  const days = lateBy(entry, on);
  return days ? t('lead-step-late', { days }) : '';
}

/** The time of a step, the value of a close; empty if there is none. */
export function entryFact({ what, lead }: CalendarEntry): string {
  if (what === 'step') return lead.step.due_at === null ? '' : formatTime(lead.step.due_at);
  return lead.value_minor > 0 ? formatMoneyShort(lead.value_minor, lead.value_currency) : '';
}

/** What is to be done: the words of the step, or that a close is expected. */
export function entryTitle(entry: CalendarEntry): string {
  return entry.what === 'close' ? t('calendar-close') : stepTitle(entry.lead.step);
}

const join = (parts: readonly string[]): string =>
  parts.filter(Boolean).join(language() === 'ja' ? '、' : ', ');

/** All of an entry in one line: for the tooltip and as its accessible name. */
export function entryLabel(entry: CalendarEntry, on: string): string {
  const { lead } = entry;
  return join([lead.name, lead.company, entryTitle(entry), entryFact(entry), lateText(entry, on)]);
}

/** How many of one kind: `3 steps`, `100 steps or more`. */
function counted(count: number, kind: 'steps' | 'closes'): string {
  if (count === 0) return '';
  return count >= COUNTED
    ? t(`calendar-${kind}-many`, { count })
    : t(`calendar-${kind}`, { count });
}

/** The accessible name of a day: `Thu 26 Nov, today, 3 steps`. */
export function dayLabel(iso: string, day: CalendarDay | undefined, today = thisDay()): string {
  const steps = day ? counted(day.steps, 'steps') : '';
  const closes = day ? counted(day.closes, 'closes') : '';
  return join([
    formatDate(iso, 'weekday'),
    iso === today ? t('lead-day-today') : '',
    holidayName(day),
    steps,
    closes,
    day && !steps && !closes ? t('calendar-nothing') : '',
  ]);
}

/** The name of the holiday, or nothing. */
export function holidayName(day: CalendarDay | undefined): string {
  return day?.holiday ? say(day.holiday) : '';
}

/** What of a day fits into so many lines, and how many entries are left for the day's own list. */
export function fit(
  day: CalendarDay,
  lines: number,
): { entries: readonly CalendarEntry[]; rest: number } {
  const all = day.steps + day.closes;
  if (all <= lines && day.entries.length === all) return { entries: day.entries, rest: 0 };
  // one line is for the button to all others; a close is rare and stays in sight
  const room = Math.max(0, lines - 1);
  const steps = day.entries.filter(({ what }) => what === 'step');
  const closes = day.entries.filter(({ what }) => what === 'close');
  const kept = Math.min(closes.length, 1, room);
  const first = steps.slice(0, room - kept);
  const entries = [...first, ...closes.slice(0, room - first.length)];
  return { entries, rest: all - entries.length };
}

/** `+12 more`; where nothing else is seen, how many there are. */
export function restText(day: CalendarDay, rest: number): string {
  const many = day.steps >= COUNTED || day.closes >= COUNTED;
  if (rest === day.steps + day.closes)
    return many ? t('calendar-all-many', { count: rest }) : t('calendar-all', { count: rest });
  return many ? t('calendar-more-many', { count: rest }) : t('calendar-more', { count: rest });
}

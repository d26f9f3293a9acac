/**
 * The calendar without markup: which days are shown, what has the focus, what a move does.
 *
 * A day or an entry of a day has the focus, never both. The days on the page change only when the
 * focus leaves them or the person turns the page, so that a click on a day of the next month does not
 * tear the page away. A moved entry is drawn on its new day before the core has answered.
 */
import { SvelteMap } from 'svelte/reactivity';
import { change, live, type CalendarDay, type CalendarEntry, type LeadQuery } from '../../ipc';
import {
  addDays,
  addMonths,
  announce,
  formatDate,
  monthWeeks,
  personName,
  region,
  thisDay,
  weekday,
} from '../../shared';
import { t } from '../../texts';
import { carryOut } from '../lead';
import { entryKey } from './entries';

export type Mode = 'month' | 'week';

/** What has the focus: a day, or an entry of it. */
export interface Focus {
  on: string;
  entry: CalendarEntry | undefined;
}

/** An entry under the pointer. */
export interface Drag {
  entry: CalendarEntry;
  from: string;
  over: string | undefined;
  point: { x: number; y: number };
}

const KEY = 'enishi.calendar.mode';
/** How long a confirmed entry may still be drawn from here while the days are asked again, ms. */
const SETTLE_MS = 400;
/** Leads of one answer of the core. */
const ROWS = 200;

function readMode(): Mode {
  try {
    return localStorage.getItem(KEY) === 'week' ? 'week' : 'month';
  } catch {
    return 'month';
  }
}

/** What stays while other screens are shown; the mode also when the program ends. */
export const kept = $state({
  mode: readMode(),
  /** A day of the page that is shown; empty: the one with today. */
  at: '',
  focus: undefined as { on: string; key: string } | undefined,
});

/** The days of a page: the weeks of a month, or one week. */
export function pageDays(mode: Mode, at: string, weekStart: number): string[] {
  if (mode === 'month') return monthWeeks(at, weekStart).flat();
  const first = addDays(at, -((weekday(at) - weekStart + 7) % 7));
  return Array.from({ length: 7 }, (_, index) => addDays(first, index));
}

/** The days with an entry on another day than the core knows. */
export function overlay(
  days: readonly CalendarDay[],
  pending: { entry: CalendarEntry; to: string } | undefined,
): readonly CalendarDay[] {
  if (!pending) return days;
  const { entry, to } = pending;
  const key = entryKey(entry);
  const kind = entry.what === 'step' ? 'steps' : 'closes';
  return days.map((day) => {
    const rest = day.entries.filter((one) => entryKey(one) !== key);
    const was = rest.length < day.entries.length;
    if (was === (day.on === to)) return day;
    return was
      ? { ...day, entries: rest, [kind]: day[kind] - 1 }
      : { ...day, entries: [entry, ...rest], [kind]: day[kind] + 1 };
  });
}

/** The state of a calendar. Make it while the page is set up. */
export function createCalendar(query: () => LeadQuery) {
  let lines = $state(4);
  let pending = $state.raw<{ entry: CalendarEntry; to: string } | undefined>();
  let drag = $state.raw<Drag | undefined>();
  let focus = $state.raw<Focus>({ on: kept.focus?.on ?? thisDay(), entry: undefined });
  /** Gives the focus of the program to what has that of the calendar; softly: unless it is elsewhere. */
  let show: (softly: boolean) => void = () => {};

  const at = $derived(kept.at || thisDay());
  const dates = $derived(pageDays(kept.mode, at, region.weekStart));
  const page = live('calendar_read', () => ({
    query: query(),
    from: dates[0] as string,
    days: dates.length,
    per_day: Math.min(lines, Math.floor(ROWS / dates.length)),
    place: 'calendar',
  }));
  const days = $derived.by(() => {
    const found = new Map(overlay(page.data?.days ?? [], pending).map((day) => [day.on, day]));
    return new SvelteMap(found);
  });
  /** The day with the Tab stop: that of the focus, or one on the page when the focus is on none. */
  const stop = $derived(
    [focus.on, thisDay()].find((on) => dates.includes(on)) ?? (dates[0] as string),
  );
  const empty = $derived(
    !!page.data &&
      page.data.days[0]?.on === dates[0] &&
      page.data.days.every((day) => day.steps + day.closes === 0),
  );

  function entryOf(on: string, key: string): CalendarEntry | undefined {
    return days.get(on)?.entries.find((one) => entryKey(one) === key);
  }

  /** Where an entry stands now, if it is on the page. */
  function dayOf(key: string): string | undefined {
    return dates.find((on) => entryOf(on, key));
  }

  function setFocus(on: string, entry?: CalendarEntry): void {
    focus = { on, entry };
    kept.focus = { on, key: entry ? entryKey(entry) : '' };
  }

  /** Puts the focus on a day, turning the page if it is on another one. */
  function go(on: string, entry?: CalendarEntry): void {
    if (!dates.includes(on)) kept.at = on;
    setFocus(on, entry);
    show(false);
  }

  /** Turns the page; the focus stays on the same day of the month or of the week. */
  function turn(by: 1 | -1): void {
    const step = (day: string): string =>
      kept.mode === 'month' ? addMonths(day, by) : addDays(day, 7 * by);
    kept.at = step(at);
    setFocus(step(focus.on));
  }

  function setMode(mode: Mode): void {
    kept.mode = mode;
    kept.at = focus.on;
    try {
      localStorage.setItem(KEY, mode);
    } catch {
      // not kept, but shown
    }
  }

  let last: Promise<unknown> = Promise.resolve();

  /** Puts an entry on another day, after the moves before: one undo step each. */
  function move(entry: CalendarEntry, from: string, to: string): Promise<unknown> {
    if (from === to) return last;
    pending = { entry, to };
    go(to, entry);
    return (last = last.then(() => moveNow(entry, from, to)));
  }

  async function moveNow(entry: CalendarEntry, from: string, to: string): Promise<void> {
    const { what, lead } = entry;
    const words = { name: personName(lead), day: formatDate(to, 'weekday') };
    const work =
      what === 'step'
        ? change('leads_move_step', { lead: lead.id, to })
        : change('leads_update', {
            lead: lead.id,
            changes: [{ field: 'expected_close', value: to }],
          });
    const done = await carryOut(work, () =>
      what === 'step' ? t('calendar-moved-step', words) : t('calendar-moved-close', words),
    );
    // a later move of the same entry draws it already
    const mine = pending?.entry === entry && pending.to === to ? pending : undefined;
    if (!mine) return;
    if (done) {
      setTimeout(() => {
        if (pending === mine) pending = undefined;
      }, SETTLE_MS);
      return;
    }
    pending = undefined;
    go(from, entry);
  }

  // what had the focus was moved, undone or taken away: the focus goes along, else stays on the day
  $effect(() => {
    const { on, entry } = focus;
    if (!page.data || page.loading || pending || !entry) return;
    const key = entryKey(entry);
    const now = entryOf(on, key);
    if (now === entry) return;
    if (now) focus = { on, entry: now };
    else {
      const elsewhere = dayOf(key);
      setFocus(elsewhere ?? on, elsewhere ? entryOf(elsewhere, key) : undefined);
    }
    show(true);
  });

  /** Begins, goes on with or ends a drag. */
  function drags(next: Drag | undefined): void {
    if (next && !drag) announce(t('calendar-picked', { name: personName(next.entry.lead) }));
    else if (next?.over && next.over !== drag?.over)
      announce(t('calendar-over', { day: formatDate(next.over, 'weekday') }));
    drag = next;
  }

  return {
    page,
    go,
    turn,
    move,
    setMode,
    setFocus,
    drags,
    /** The page says how the focus is shown. */
    shows: (run: (softly: boolean) => void): void => {
      show = run;
    },
    get dates() {
      return dates;
    },
    get days() {
      return days;
    },
    get at() {
      return at;
    },
    get empty() {
      return empty;
    },
    get focus() {
      return focus;
    },
    get stop() {
      return stop;
    },
    get drag() {
      return drag;
    },
    get lines() {
      return lines;
    },
    /** How many lines a day has room for. */
    set lines(count: number) {
      lines = Math.max(1, count);
    },
  };
}

/** The calendar of a page. */
export type Calendar = ReturnType<typeof createCalendar>;

/** The keys of the calendar: arrows walk days and the entries of a day, with Alt they carry one. */
import { addDays, thisDay } from '../../shared';
import type { KeyAction } from '../../shared/keys';
import type { CalendarEntry } from '../../ipc';
import type { Calendar } from './calendar.svelte';
import { entryKey, fit } from './entries';

/** What Enter, Space and Esc do. */
export interface KeyVerbs {
  open: (on: string, entry: CalendarEntry) => void;
  peek: { toggle: () => void; close: () => boolean };
}

/** The table for `onKeys`. */
export function calendarKeys(calendar: Calendar, verbs: KeyVerbs): Record<string, KeyAction> {
  const entries = (): readonly CalendarEntry[] => {
    const day = calendar.days.get(calendar.focus.on);
    return day ? fit(day, calendar.lines).entries : [];
  };
  const place = (): number => {
    const { entry } = calendar.focus;
    return entry ? entries().findIndex((one) => entryKey(one) === entryKey(entry)) : -1;
  };
  /** A button of its own in a day (all entries) keeps Enter and Space. */
  const onButton = (event: KeyboardEvent): boolean =>
    (event.target as Element).closest('[data-rest]') !== null;

  function into(event: KeyboardEvent): unknown {
    if (onButton(event)) return false;
    const [first] = entries();
    if (first) return calendar.go(calendar.focus.on, first);
    const rest = (event.target as Element).querySelector<HTMLElement>('[data-rest]');
    return rest ? rest.focus() : false;
  }

  /** Up or down: to the next entry of the day, at the ends to the day there. */
  const down =
    (by: 1 | -1): KeyAction =>
    (event) => {
      const at = place();
      const next = at < 0 ? undefined : entries()[at + by];
      if (next) return calendar.go(calendar.focus.on, next);
      const rest =
        by > 0 && at >= 0
          ? (event.target as Element).parentElement?.querySelector<HTMLElement>('[data-rest]')
          : undefined;
      if (rest) return rest.focus();
      const back = by < 0 && onButton(event) ? entries().at(-1) : undefined;
      if (back) return calendar.go(calendar.focus.on, back);
      return calendar.go(addDays(calendar.focus.on, 7 * by));
    };

  const aside =
    (days: number): KeyAction =>
    () =>
      calendar.go(addDays(calendar.focus.on, days));

  const carry =
    (days: number): KeyAction =>
    () => {
      const { on, entry } = calendar.focus;
      if (!entry) return undefined;
      return void calendar.move(entry, on, addDays(on, days));
    };

  return {
    ArrowLeft: aside(-1),
    ArrowRight: aside(1),
    ArrowUp: down(-1),
    ArrowDown: down(1),
    'Alt+ArrowLeft': carry(-1),
    'Alt+ArrowRight': carry(1),
    'Alt+ArrowUp': carry(-7),
    'Alt+ArrowDown': carry(7),
    PageUp: () => {
      calendar.turn(-1);
      calendar.go(calendar.focus.on);
    },
    PageDown: () => {
      calendar.turn(1);
      calendar.go(calendar.focus.on);
    },
    Home: () => calendar.go(thisDay()),
    Enter: (event) => {
      const { on, entry } = calendar.focus;
      if (onButton(event)) return false;
      return entry ? verbs.open(on, entry) : into(event);
    },
    Space: (event) => {
      if (onButton(event)) return false;
      return calendar.focus.entry ? verbs.peek.toggle() : into(event);
    },
    Escape: () => {
      if (verbs.peek.close()) return undefined;
      if (!calendar.focus.entry) return false;
      return calendar.go(calendar.focus.on);
    },
  };
}

/**
 * The pointer on the calendar: an entry is taken, carried over days and dropped. Pointer events
 * instead of HTML5 drag: native file drop, which the window needs, switches that off.
 */
import type { CalendarEntry } from '../../ipc';
import { announce, formatDate, onKeys } from '../../shared';
import { t } from '../../texts';
import type { Calendar } from './calendar.svelte';
import { entryKey } from './entries';

/** Pixels that a pressed pointer may shake before it drags. */
const SHAKE = 5;
/** How long an entry is held over *next month* before the page turns, ms. */
const TURN_MS = 700;

/** What clicks mean. */
export interface PointerVerbs {
  open: (on: string, entry: CalendarEntry) => void;
  peek: () => void;
}

/** Attachment for the grid of days. */
export function pointerDrag(
  calendar: Calendar,
  verbs: PointerVerbs,
): (node: HTMLElement) => () => void {
  return (node) => {
    let taken:
      { pointer: number; entry: CalendarEntry; on: string; x: number; y: number } | undefined;
    let turning: { by: 1 | -1; timer: ReturnType<typeof setInterval> } | undefined;
    /** A drag ends with a click on the same element; that one means nothing. */
    let dragged = false;

    function entryAt(target: EventTarget | null) {
      const element = (target as Element | null)?.closest<HTMLElement>('[data-entry]');
      const on = element?.closest<HTMLElement>('[data-day]')?.dataset['day'];
      const key = element?.dataset['entry'];
      const entry = on && calendar.days.get(on)?.entries.find((one) => entryKey(one) === key);
      return on && entry ? { on, entry } : undefined;
    }

    function down(event: PointerEvent): void {
      dragged = false;
      // touch scrolls; moving by touch is in the menu
      if (event.button !== 0 || event.pointerType === 'touch') return;
      const found = entryAt(event.target);
      if (found) taken = { ...found, pointer: event.pointerId, x: event.clientX, y: event.clientY };
    }

    function move(event: PointerEvent): void {
      if (!taken || event.pointerId !== taken.pointer) return;
      const point = { x: event.clientX, y: event.clientY };
      if (!dragged) {
        if (Math.hypot(point.x - taken.x, point.y - taken.y) < SHAKE) return;
        dragged = true;
        node.setPointerCapture(event.pointerId);
        addEventListener('keydown', keys, true);
      }
      const under = document.elementFromPoint(point.x, point.y);
      const over = under?.closest<HTMLElement>('[data-day]')?.dataset['day'];
      turnAt(under?.closest<HTMLElement>('[data-turn]')?.dataset['turn']);
      calendar.drags({ entry: taken.entry, from: taken.on, over, point });
    }

    /** While an entry is held over one of the buttons that turn the page, it turns. */
    function turnAt(way: string | undefined): void {
      const by = way === undefined ? undefined : way === '1' ? 1 : -1;
      if (turning?.by === by) return;
      clearInterval(turning?.timer);
      turning = by && { by, timer: setInterval(() => calendar.turn(by), TURN_MS) };
    }

    function end(drop: boolean): void {
      const { drag } = calendar;
      turnAt(undefined);
      removeEventListener('keydown', keys, true);
      taken = undefined;
      if (!drag) return;
      calendar.drags(undefined);
      if (drop && drag.over && drag.over !== drag.from) {
        void calendar.move(drag.entry, drag.from, drag.over);
      } else {
        announce(t('calendar-cancelled', { day: formatDate(drag.from, 'weekday') }));
      }
    }

    const keys = onKeys({ Escape: () => end(false) }) as (event: KeyboardEvent) => void;
    const release = (event: PointerEvent): void => {
      if (taken?.pointer === event.pointerId) end(true);
    };
    const cancel = (): void => end(false);

    function click(event: MouseEvent): void {
      if (dragged) {
        event.preventDefault();
        return;
      }
      const found = entryAt(event.target);
      const on = (event.target as Element).closest<HTMLElement>('[data-day]')?.dataset['day'];
      if (found) {
        calendar.go(found.on, found.entry);
        verbs.peek();
      } else if (on && !(event.target as Element).closest('button')) calendar.go(on);
    }

    function twice(event: MouseEvent): void {
      const found = entryAt(event.target);
      if (found) verbs.open(found.on, found.entry);
    }

    node.addEventListener('pointerdown', down);
    node.addEventListener('pointermove', move);
    node.addEventListener('pointerup', release);
    node.addEventListener('pointercancel', cancel);
    node.addEventListener('click', click);
    node.addEventListener('dblclick', twice);
    return () => {
      end(false);
      node.removeEventListener('pointerdown', down);
      node.removeEventListener('pointermove', move);
      node.removeEventListener('pointerup', release);
      node.removeEventListener('pointercancel', cancel);
      node.removeEventListener('click', click);
      node.removeEventListener('dblclick', twice);
    };
  };
}

/**
 * One column: a window of at most 100 cards around what is seen, asked for again while one scrolls,
 * and the focus and drop geometry over fixed heights. The card that was dropped and not confirmed
 * yet is laid over the window, so that it is seen at once and forgotten without a trace.
 */
import { tick, untrack } from 'svelte';
import { cardsOf, live, type Column, type LeadQuery, type LeadCard } from '../../ipc';
import { boxOf, mayTakeFocus, zoomFactor } from '../../shared';
import { appearance } from '../../shared/appearance.svelte';
import type { FunnelBoard, Lane, Pending } from './board.svelte';
import type { Spot } from './drag';
import {
  drawn,
  pitch,
  placeOf,
  scrollFor,
  slotAt,
  slotOf,
  WINDOW,
  windowOffset,
  PAD,
} from './geometry';
import { place as kept } from './kept.svelte';
import { landing } from './urgency';

/** The window with the pending cards taken out of other columns and put into theirs. */
export function overlay(
  cards: readonly LeadCard[],
  offset: number,
  stage: string,
  pending: Pending | undefined,
): readonly LeadCard[] {
  if (!pending) return cards;
  const ids = new Set(pending.rows.map((row) => row.id));
  const rest = cards.filter((row) => !ids.has(row.id));
  if (pending.to !== stage) return rest;
  const at = Math.min(Math.max(0, pending.place - offset), rest.length);
  return [...rest.slice(0, at), ...pending.rows, ...rest.slice(at)];
}

/** Makes the model of a column. Call while the column is set up. */
export function createLane(
  board: FunnelBoard,
  column: () => Column,
  query: () => LeadQuery,
  list: () => HTMLElement | undefined,
) {
  let scrollTop = $state(kept.scroll.get(column().stage.id) ?? 0);
  let height = $state(600);
  const each = $derived(pitch(appearance.density));
  const offset = $derived(windowOffset(Math.floor(scrollTop / each)));
  const stage = $derived(column().stage);
  const cards = live('funnel_cards', () => ({
    stage: column().stage.id,
    query: query(),
    offset,
    limit: WINDOW,
  }));
  const base = $derived(cards.data?.offset ?? 0);
  const answered = $derived(cards.data ? cardsOf(cards.data) : []);
  const rows = $derived(overlay(answered, base, stage.id, board.pending));
  /** Cards that were answered exist, however late the number of the column is told. */
  const count = $derived.by(() => {
    const least = answered.length > 0 ? base + answered.length : 0;
    return Math.max(column().count, least) + rows.length - answered.length;
  });
  const keep = $derived(board.focus?.stage === stage.id ? board.focus.index : -1);
  const shown = $derived(drawn(scrollTop, height, each, count, keep));
  const dragged = $derived(board.drag.phase === 'dragging' ? board.drag.leads : []);

  const row = (index: number): LeadCard | undefined => rows[index - base];
  const indexOf = (id: string): number => {
    const at = rows.findIndex((one) => one.id === id);
    return at < 0 ? -1 : at + base;
  };
  const indices = (ids: readonly string[]): number[] =>
    ids.map(indexOf).filter((index) => index >= 0);

  /** Where the slot line is drawn; undefined when nothing is over this column. */
  const slot = $derived.by(() => {
    if (board.drag.phase !== 'dragging' || board.drag.over?.stage !== stage.id) return undefined;
    const over = board.drag.over;
    if (stage.sort === 'manual' || board.drag.home.stage === stage.id) {
      return slotOf(over.place, indices(dragged));
    }
    // the column has an order of its own: the line shows where the card will really stand
    const taken = board.rowOf(board.drag.taken);
    return taken ? base + landing(rows, taken, stage.sort) : over.place;
  });

  /** The answer to a move may come late: a menu that was opened meanwhile keeps the focus. */
  const free = (): boolean => mayTakeFocus(list()?.closest('[data-pane]'));

  async function focus(index: number, id?: string): Promise<void> {
    const element = list();
    if (!element) return;
    const at = await show(element, index, id);
    if (at === undefined) element.focus();
    else take(element, at);
  }

  async function follow(index: number, id: string): Promise<void> {
    const element = list();
    if (!element) return;
    const at = await show(element, index, id);
    if (at !== undefined && free()) take(element, at);
  }

  /** Brings a place into view and remembers it; undefined when there is no card. */
  async function show(element: HTMLElement, index: number, id?: string) {
    const at = Math.max(0, Math.min(index, count - 1));
    board.setFocus(stage.id, count ? at : 0, id ?? row(at)?.id);
    if (count === 0) return undefined;
    element.scrollTop = scrollFor(at, element.scrollTop, element.clientHeight, each);
    scrollTop = element.scrollTop;
    await tick();
    return at;
  }

  function take(element: HTMLElement, at: number): void {
    element.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus({ preventScroll: true });
  }

  function locate(x: number, y: number, ids: readonly string[]): Spot | undefined {
    const element = list();
    const box = element?.parentElement && boxOf(element.parentElement);
    if (!element || !box || x < box.left || x > box.right) return undefined;
    if (y < box.top - 40 || y > box.bottom + 40) return undefined;
    const inside = (y - boxOf(element).top) / zoomFactor() + element.scrollTop;
    return { stage: stage.id, place: placeOf(slotAt(inside, each, count), indices(ids)) };
  }

  const lane: Lane = {
    get stage() {
      return stage;
    },
    get count() {
      return count;
    },
    row,
    indexOf,
    indices,
    focus,
    follow,
    await: (index) => {
      const element = list();
      if (!element) return;
      if (index < base || index >= base + WINDOW) {
        element.scrollTop = scrollFor(index, element.scrollTop, element.clientHeight, each);
        scrollTop = element.scrollTop;
      }
      if (free()) element.focus();
    },
    locate,
    above: (place, ids) => row(slotOf(place, indices(ids)) - 1)?.id ?? null,
    refresh: cards.refresh,
    get loading() {
      return cards.loading;
    },
  };

  $effect(() => {
    const id = stage.id;
    board.lanes.set(id, lane);
    return () => {
      board.lanes.delete(id);
    };
  });

  // the focused card was moved by something else: the focus goes with it while it is in this column
  $effect(() => {
    const at = board.focus;
    if (!at || at.stage !== stage.id || !at.id || board.pending) return;
    const index = indexOf(at.id);
    if (index >= 0) {
      const awaited = board.following === at.id;
      const had = list()?.contains(document.activeElement) || (awaited && free());
      board.arrived(at.id);
      if (index === at.index && !awaited) return;
      board.setFocus(stage.id, index, at.id);
      if (had) void focus(index);
    } else if (board.awaits(at.id)) {
      return;
    } else if (cards.data && at.index >= base && at.index < base + WINDOW) {
      const next = Math.max(0, Math.min(at.index, count - 1));
      const had =
        list()?.contains(document.activeElement) || document.activeElement === document.body;
      board.setFocus(stage.id, next, row(next)?.id);
      if (had && !document.querySelector('dialog[open]')) void focus(next);
      untrack(() => board.lose(at.id));
    }
  });

  $effect(() => {
    if (rows.length > 0) board.find(lane);
  });

  return {
    lane,
    row,
    cards,
    get count() {
      return count;
    },
    get shown() {
      return shown;
    },
    get each() {
      return each;
    },
    get slot() {
      return slot;
    },
    /** Where the slot line is drawn; at the edge when its place is scrolled away. */
    get slotTop() {
      const top = PAD + (slot ?? 0) * each - 1;
      return Math.max(scrollTop + 1, Math.min(top, scrollTop + height - 4));
    },
    /** The list was scrolled or resized. */
    measure(element: HTMLElement): void {
      scrollTop = element.scrollTop;
      height = element.clientHeight;
      kept.scroll.set(stage.id, scrollTop);
    },
  };
}

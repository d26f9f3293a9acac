/**
 * The board without markup: which cards are focused and selected, what a drag does, and the one
 * thing that is shown before the core has answered, the dropped card.
 *
 * Columns register themselves as {@link Lane}; they hold the windows of cards. The board knows a
 * card only by its id and by the lane that shows it.
 */
import { tick } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import { cardsOf, change, read, type LeadCard, type Stage } from '../../ipc';
import { announce, leadFilter, personName, stageName, toast, toastError } from '../../shared';
import { t } from '../../texts';
import { moveNow, moveTo, tellMoved, toastMoveFailed } from '../lead';
import {
  IDLE,
  step,
  type DragBoard,
  type DragEffect,
  type DragInput,
  type DragState,
  type Spot,
} from './drag';
import { isGroup, regroup } from './grouping.svelte';
import { askedManual, place as kept } from './kept.svelte';

/** What a column offers to the board. */
export interface Lane {
  stage: Stage;
  count: number;
  /** The card at a place, if it is loaded. */
  row(index: number): LeadCard | undefined;
  /** The place of a card, if it is loaded. */
  indexOf(id: string): number;
  /** Places of these cards, as far as they are loaded. */
  indices(ids: readonly string[]): number[];
  /** Brings a card into view and gives it the focus. */
  focus(index: number, id?: string): Promise<void>;
  /** Brings a card that has moved here into view; the focus goes along unless it is elsewhere. */
  follow(index: number, id: string): Promise<void>;
  /**
   * Takes the focus while a card is awaited at a place, so that the keys still reach the board, and
   * brings the place into view: far down a long column nothing would ask for it else.
   */
  await(index: number): void;
  /** Id of the card that would stand above a place; null for the top. */
  above(place: number, dragged: readonly string[]): string | null;
  /** The gap under a pointer, as a place; undefined when the pointer is elsewhere. */
  locate(x: number, y: number, dragged: readonly string[]): Spot | undefined;
  /** Asks again. */
  refresh(): void;
  /** An answer is on its way. */
  readonly loading: boolean;
}

/** A dropped card that the core has not confirmed yet. */
export interface Pending {
  rows: readonly LeadCard[];
  to: string;
  place: number;
}

/** How long a confirmed card may still be drawn from here while the columns ask again, ms. */
const SETTLE_MS = 400;
/** How long the focus waits for a moved card to appear in a column that asks nothing, ms. */
const FOLLOW_MS = 1500;
/** Most cards that "select all in column" takes. */
export const SELECT_MOST = 2000;

/** The state of a board. Make it while the page is set up. */
export function createBoard() {
  const lanes = new SvelteMap<string, Lane>();
  const selected = new SvelteMap<string, LeadCard>();
  let order = $state.raw<readonly string[]>([]);
  let drag = $state.raw<DragState>(IDLE);
  let pending = $state.raw<Pending | undefined>();
  let focus = $state<{ stage: string; index: number; id: string } | undefined>(kept.focus);
  /** The card whose move is under way, as it was: stands for it as long as no column shows it. */
  let moving = $state.raw<LeadCard | undefined>();
  let anchor: { stage: string; index: number } | undefined;
  let refused = $state<string | undefined>();

  const lane = (stage: string): Lane | undefined => lanes.get(stage);
  const stage = (id: string): Stage | undefined => lanes.get(id)?.stage;
  /** By its id: at its place may stand a neighbour as long as a column has not asked again. */
  const focused = $derived(
    focus?.id
      ? (cardOf(focus.id) ?? (moving?.id === focus.id ? moving : undefined))
      : focus && lanes.get(focus.stage)?.row(focus.index),
  );

  const rules: DragBoard = {
    locate: ({ x, y }) => {
      const ids = drag.phase === 'dragging' ? drag.leads : [];
      for (const one of lanes.values()) {
        const spot = one.locate(x, y, ids);
        if (spot) return spot;
      }
      return undefined;
    },
    together: (lead) => (selected.has(lead) ? [...selected.keys()] : [lead]),
    home: (lead) => {
      for (const one of lanes.values()) {
        const index = one.indexOf(lead);
        if (index >= 0) return { stage: one.stage.id, place: index };
      }
      return { stage: order[0] ?? '', place: 0 };
    },
    stages: () => order,
    others: (id, dragged) => {
      const one = lanes.get(id);
      return one ? one.count - one.indices(dragged).length : 0;
    },
  };

  function name(id: string): string {
    const row = rowOf(id);
    return row ? personName(row) : '';
  }

  function rowOf(id: string): LeadCard | undefined {
    return selected.get(id) ?? cardOf(id);
  }

  function cardOf(id: string): LeadCard | undefined {
    for (const one of lanes.values()) {
      const index = one.indexOf(id);
      if (index >= 0) return one.row(index);
    }
    return undefined;
  }

  function total(spot: Spot, leads: readonly string[]): number {
    return rules.others(spot.stage, leads) + leads.length;
  }

  function carry(effect: DragEffect, leads: readonly string[]): void {
    switch (effect.kind) {
      case 'picked':
        announce(
          effect.count > 1
            ? t('funnel-picked-many', { count: effect.count })
            : t('funnel-picked', { name: name(effect.taken) }),
        );
        break;
      case 'over': {
        const at = stage(effect.spot.stage);
        announce(
          t('funnel-over', {
            stage: at ? stageName(at) : '',
            position: effect.spot.place + 1,
            count: total(effect.spot, leads),
          }),
        );
        break;
      }
      case 'cancelled': {
        const home = stage(effect.home.stage);
        announce(t('funnel-cancelled', { stage: home ? stageName(home) : '' }));
        break;
      }
      case 'dropped':
        void drop(effect);
        break;
      default:
    }
  }

  /** Feeds the drag machine. */
  function send(input: DragInput): void {
    const leads = drag.phase === 'dragging' ? drag.leads : [];
    const [next, effect] = step(drag, input, rules);
    drag = next;
    carry(effect, leads);
  }

  async function drop(effect: Extract<DragEffect, { kind: 'dropped' }>): Promise<void> {
    const to = lane(effect.spot.stage);
    const rows = effect.leads.flatMap((id) => rowOf(id) ?? []);
    if (!to || rows.length === 0) return;
    const within = effect.home.stage === effect.spot.stage;
    if (within && isGroup(to.stage)) {
      announce(t('funnel-group-order'));
      return;
    }
    if (within && to.stage.sort !== 'manual') {
      if (!(await agreeManual(to.stage))) return;
    }
    const manual = to.stage.sort === 'manual' || within;
    const after = manual ? to.above(effect.spot.place, effect.leads) : null;
    if (to.stage.kind === 'won' || to.stage.kind === 'lost') {
      await moveTo(rows, to.stage, stage(effect.home.stage), clearSelection);
      return;
    }
    await settle(rows, to.stage, {
      after,
      place: manual,
      at: effect.spot.place,
      from: effect.home.stage,
    });
  }

  /** Carries a move out: to another stage, or to another value of what the board is grouped by. */
  async function carryMove(
    rows: readonly LeadCard[],
    to: Stage,
    how: { after: string | null; place: boolean; at: number; from: string },
  ): Promise<{ stage: string; position: number }> {
    if (!isGroup(to))
      return moveNow(rows, to, { after: how.after, place: how.place, from: stage(how.from) });
    await regroup(rows, to);
    return { stage: to.id, position: how.at + 1 };
  }

  /** Puts cards into a column, from a menu or by a key. */
  async function put(rows: readonly LeadCard[], to: Stage): Promise<void> {
    const [row] = rows;
    if (!row) return;
    const from = rules.home(row.id).stage;
    if (!isGroup(to)) await moveTo(rows, to, stage(from), clearSelection);
    else await settle(rows, to, { after: null, place: false, at: 0, from });
  }

  /** Shows the cards at their new place at once, and takes them back when the core refuses. */
  async function settle(
    rows: readonly LeadCard[],
    to: Stage,
    how: { after: string | null; place: boolean; at: number; from: string },
  ): Promise<void> {
    const mine: Pending = { rows, to: to.id, place: how.at };
    pending = mine;
    refused = undefined;
    try {
      const moved = await carryMove(rows, to, how);
      if (rows.length > 1) clearSelection();
      setTimeout(() => {
        if (pending === mine) pending = undefined;
      }, SETTLE_MS);
      const [row] = rows;
      if (rows.length === 1 && row) await follow(row.id, moved.stage, moved.position - 1);
    } catch (thrown) {
      pending = undefined;
      refused = rows[0]?.id;
      toastMoveFailed(thrown, () => void settle(rows, to, how));
    }
  }

  let answerManual: ((yes: boolean) => void) | undefined;
  let askingManual = $state.raw<Stage | undefined>();

  /** Asks once per column whether it shall be ordered by hand from now on. */
  function agreeManual(of: Stage): Promise<boolean> {
    if (askedManual.has(of.id)) return Promise.resolve(true);
    askingManual = of;
    return new Promise((resolve) => {
      answerManual = (yes) => {
        if (yes) askedManual.add(of.id);
        askingManual = undefined;
        answerManual = undefined;
        resolve(yes);
      };
    });
  }

  /** A card that has moved and whose new column has not answered yet. */
  let following = $state<string | undefined>();
  let leaving = $state<string | undefined>();
  let patience: ReturnType<typeof setTimeout> | undefined;

  /** Ends the waiting after a while, but not before a column that asks has its answer. */
  function wait(to: string): void {
    clearTimeout(patience);
    patience = setTimeout(() => {
      if (lane(to)?.loading) wait(to);
      else following = undefined;
    }, FOLLOW_MS);
  }

  /** Lets the focus go along with a card that has moved. */
  async function follow(id: string, to: string, index: number): Promise<void> {
    following = id;
    wait(to);
    focus = { stage: to, index, id };
    await tick();
    const known = lane(to)?.indexOf(id) ?? -1;
    if (known < 0) {
      lane(to)?.await(index);
      return;
    }
    arrived(id);
    await lane(to)?.follow(known, id);
  }

  /** The card is where it was expected. */
  function arrived(id: string): void {
    if (following === id) following = undefined;
  }

  /** Who had the focus when its column lost it, and who has it since. */
  let lost = $state.raw<{ id: string; instead: string } | undefined>();

  /** The focused card has left its column by something else than its own move: an undo, say. */
  function lose(id: string): void {
    lost = { id, instead: focus?.id ?? '' };
    for (const one of lanes.values()) find(one);
  }

  /** Gives the focus back when a column shows who was lost, unless the person went on meanwhile. */
  function find(here: Lane): void {
    const index = lost ? here.indexOf(lost.id) : -1;
    if (!lost || index < 0) return;
    const { id, instead } = lost;
    lost = undefined;
    if (focus?.id === instead) void follow(id, here.stage.id, index);
  }

  let last = Promise.resolve();

  /** Moves the chosen cards by one stage, after the moves before; a single card takes the focus along. */
  function shift(by: 1 | -1): Promise<void> {
    const rows = targets();
    return (last = last.then(() => shiftNow(rows, by)));
  }

  /** Gives one card the value of another column; the focus waits for it there. */
  async function takeAlong(row: LeadCard, to: Stage): Promise<void> {
    leaving = row.id;
    moving = row;
    try {
      await regroup([row], to);
      if (focus?.id === row.id) await follow(row.id, to.id, 0);
    } catch (thrown) {
      toastMoveFailed(thrown, () => void takeAlong(row, to));
    } finally {
      leaving = undefined;
    }
  }

  async function shiftNow(rows: readonly LeadCard[], by: 1 | -1): Promise<void> {
    const [row] = rows;
    if (!row) return;
    const here = stage(rules.home(row.id).stage);
    if (here && isGroup(here)) {
      const beside = lane(order[order.indexOf(here.id) + by] ?? '');
      if (!beside) announce(t(by < 0 ? 'funnel-group-first' : 'funnel-group-last'));
      else if (rows.length > 1) await put(rows, beside.stage);
      else await takeAlong(row, beside.stage);
      return;
    }
    if (rows.length === 1) {
      // its column may ask again before the answer is here: no neighbour takes the focus meanwhile
      leaving = row.id;
      moving = row;
    }
    try {
      const moved = await change('funnel_shift', { leads: rows.map((one) => one.id), by });
      const to = stage(moved.stage);
      if (moved.stayed >= rows.length || !moved.changed.change_id) {
        announce(t(by < 0 ? 'funnel-first-stage' : 'funnel-last-stage'));
        return;
      }
      if (!to) return;
      tellMoved(rows, to, moved, stage(row.stage));
      // unless the person has gone to another card meanwhile
      if (rows.length === 1 && focus?.id === row.id)
        await follow(row.id, moved.stage, moved.position - 1);
    } catch (thrown) {
      toastMoveFailed(thrown, () => void shift(by));
    } finally {
      leaving = undefined;
    }
  }

  /** Moves the focused card up or down in its column. */
  async function reorder(by: 1 | -1): Promise<void> {
    const row = focused;
    const here = focus && lane(focus.stage);
    if (!row || !here || !focus) return;
    if (isGroup(here.stage)) {
      announce(t('funnel-group-order'));
      return;
    }
    const at = focus.index + by;
    if (at < 0 || at >= here.count) {
      announce(t(by < 0 ? 'funnel-first-card' : 'funnel-last-card'));
      return;
    }
    if (here.stage.sort !== 'manual' && !(await agreeManual(here.stage))) {
      await here.focus(focus.index);
      return;
    }
    const after = here.above(at, [row.id]);
    await settle([row], here.stage, { after, place: true, at, from: here.stage.id });
  }

  function targets(): readonly LeadCard[] {
    if (selected.size) return [...selected.values()];
    return focused ? [focused] : [];
  }

  function clearSelection(): void {
    selected.clear();
  }

  /** Other columns come: nothing of the old ones is focused or selected any more. */
  function forget(): void {
    focus = undefined;
    kept.focus = undefined;
    kept.scroll.clear();
    clearSelection();
  }

  function toggle(row: LeadCard | undefined): void {
    if (!row) return;
    if (selected.has(row.id)) selected.delete(row.id);
    else selected.set(row.id, row);
  }

  /** Selects all between the anchor of the range and a card of the same column. */
  function selectTo(id: string, index: number): void {
    const one = lane(id);
    if (!one) return;
    if (anchor?.stage !== id)
      anchor = { stage: id, index: focus?.stage === id ? focus.index : index };
    const [from, to] = [anchor.index, index].toSorted((a, b) => a - b) as [number, number];
    for (let at = from; at <= to; at += 1) {
      const row = one.row(at);
      if (row) selected.set(row.id, row);
    }
  }

  /** Selects a whole column, loaded or not. */
  async function selectColumn(id: string): Promise<void> {
    const one = lane(id);
    if (!one) return;
    try {
      for (let offset = 0; offset < Math.min(one.count, SELECT_MOST); offset += 200) {
        const request = { stage: id, query: leadFilter.query, offset, limit: 200 };
        const page = await read('funnel_cards', request);
        for (const row of cardsOf(page)) selected.set(row.id, row);
        if (page.id.length < 200) break;
      }
      if (one.count > SELECT_MOST) toast(t('funnel-selected-most', { count: SELECT_MOST }));
      announce(t('funnel-selected', { count: selected.size }));
    } catch (thrown) {
      toastError(thrown);
    }
  }

  /** Remembers which card has the focus. */
  function setFocus(id: string, index: number, lead: string | undefined): void {
    // the expected card is not there yet: what stands at its place must not take the focus over
    const waits = following !== undefined && focus?.stage === id && focus.index === index;
    focus = { stage: id, index, id: waits && following ? following : (lead ?? '') };
    kept.focus = focus;
  }

  /** Moves the focus; `extend` selects on the way. */
  async function go(dx: number, dy: number, extend = false): Promise<void> {
    const at = focus?.stage ?? order[0];
    if (!at) return;
    let column = order.indexOf(at);
    let index = focus?.index ?? 0;
    if (dx) {
      const next = column + dx;
      if (next < 0 || next >= order.length) return;
      column = next;
    }
    const target = lane(order[column] ?? '');
    if (!target) return;
    index = Math.max(0, Math.min(target.count - 1, dy === 0 ? index : index + dy));
    if (extend) {
      selectTo(target.stage.id, focus?.index ?? index);
      selectTo(target.stage.id, index);
    } else {
      anchor = undefined;
    }
    await target.focus(index);
  }

  return {
    lanes,
    selected,
    targets,
    send,
    shift,
    reorder,
    put,
    forget,
    toggle,
    selectTo,
    selectColumn,
    clearSelection,
    setFocus,
    arrived,
    lose,
    find,
    go,
    rowOf,
    rules,
    get drag() {
      return drag;
    },
    get pending() {
      return pending;
    },
    get focus() {
      return focus;
    },
    get focused() {
      return focused;
    },
    get following() {
      return following;
    },
    /** Its column has not shown this card yet, so nobody else takes its focus. */
    awaits: (id: string): boolean => id === following || id === leaving,
    get refused() {
      return refused;
    },
    get askingManual() {
      return askingManual;
    },
    answerManual: (yes: boolean) => answerManual?.(yes),
    /** The columns from left to right. */
    set order(ids: readonly string[]) {
      order = ids;
    },
  };
}

/** The board of a page. */
export type FunnelBoard = ReturnType<typeof createBoard>;

/**
 * Moving a card: one state machine for the pointer and for the keyboard (lift mode), without markup.
 *
 * A place is told as "so many other cards above", never as a pixel or as an index that counts the
 * dragged cards themselves; so the same place reads the same wherever the card came from. The board
 * feeds events in and carries out the effects: announcements, and at the end the drop or nothing.
 */

/** Pixels that the pointer must go before a press is a drag. */
export const THRESHOLD = 4;
/** Width of the strip at an edge of a pane in which it scrolls by itself, in px. */
export const EDGE = 48;
/** Fastest scroll at the very edge, px per frame. */
const FASTEST = 18;

/** A place on the board: below `place` other cards of this stage. */
export interface Spot {
  stage: string;
  place: number;
}
/** Where the pointer is, in client pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Nothing, a press that may become a drag, or a drag. */
export type DragState =
  | { phase: 'idle' }
  | { phase: 'pressed'; lead: string; from: Point }
  | {
      phase: 'dragging';
      by: 'pointer' | 'keys';
      /** In the order they shall stand; the one that was taken is first in `taken`. */
      leads: readonly string[];
      taken: string;
      home: Spot;
      /** Undefined while the pointer is over no column. */
      over: Spot | undefined;
      point: Point | undefined;
    };

/** What happens to the machine. */
export type DragInput =
  | { kind: 'press'; lead: string; at: Point }
  | { kind: 'move'; at: Point }
  | { kind: 'release' }
  | { kind: 'cancel' }
  | { kind: 'lift'; lead: string }
  | { kind: 'arrow'; to: 'up' | 'down' | 'left' | 'right' }
  | { kind: 'drop' };

/** What the board has to do. */
export type DragEffect =
  | { kind: 'none' }
  | { kind: 'picked'; taken: string; count: number }
  | { kind: 'over'; spot: Spot }
  | { kind: 'dropped'; leads: readonly string[]; taken: string; home: Spot; spot: Spot }
  | { kind: 'cancelled'; taken: string; home: Spot };

/** What the machine asks the board. */
export interface DragBoard {
  /** The place under the pointer. */
  locate(at: Point): Spot | undefined;
  /** The cards that go along with this one: the selection it is part of, else itself. */
  together(lead: string): readonly string[];
  /** Where the card stands. */
  home(lead: string): Spot;
  /** Stages from left to right. */
  stages(): readonly string[];
  /** Cards of a stage without those being dragged. */
  others(stage: string, dragged: readonly string[]): number;
}

export const IDLE: DragState = { phase: 'idle' };
const NONE: DragEffect = { kind: 'none' };
type Next = [DragState, DragEffect];

function same(a: Spot | undefined, b: Spot | undefined): boolean {
  return a?.stage === b?.stage && a?.place === b?.place;
}

function take(lead: string, by: 'pointer' | 'keys', board: DragBoard, point?: Point): Next {
  const leads = board.together(lead);
  const home = board.home(lead);
  const state: DragState = {
    phase: 'dragging',
    by,
    leads,
    taken: lead,
    home,
    over: home,
    point,
  };
  return [state, { kind: 'picked', taken: lead, count: leads.length }];
}

function arrow(
  state: Extract<DragState, { phase: 'dragging' }>,
  to: 'up' | 'down' | 'left' | 'right',
  board: DragBoard,
): Spot {
  const now = state.over ?? state.home;
  if (to === 'up') return { ...now, place: Math.max(0, now.place - 1) };
  if (to === 'down') {
    return { ...now, place: Math.min(board.others(now.stage, state.leads), now.place + 1) };
  }
  const stages = board.stages();
  const at = stages.indexOf(now.stage) + (to === 'right' ? 1 : -1);
  const stage = stages[at];
  if (!stage) return now;
  return { stage, place: Math.min(now.place, board.others(stage, state.leads)) };
}

function dragging(
  state: Extract<DragState, { phase: 'dragging' }>,
  input: DragInput,
  board: DragBoard,
): Next {
  const cancelled: Next = [IDLE, { kind: 'cancelled', taken: state.taken, home: state.home }];
  switch (input.kind) {
    case 'move': {
      if (state.by !== 'pointer') return [state, NONE];
      const over = board.locate(input.at);
      const next: DragState = { ...state, point: input.at, over };
      return [next, over && !same(over, state.over) ? { kind: 'over', spot: over } : NONE];
    }
    case 'arrow': {
      if (state.by !== 'keys') return [state, NONE];
      const over = arrow(state, input.to, board);
      return [{ ...state, over }, same(over, state.over) ? NONE : { kind: 'over', spot: over }];
    }
    case 'release':
      return state.by === 'pointer' ? dragging(state, { kind: 'drop' }, board) : [state, NONE];
    case 'drop': {
      if (!state.over || (same(state.over, state.home) && state.leads.length === 1)) {
        return cancelled;
      }
      const { leads, taken, home, over } = state;
      return [IDLE, { kind: 'dropped', leads, taken, home, spot: over }];
    }
    case 'cancel':
      return cancelled;
    default:
      return [state, NONE];
  }
}

/** The next state and what the board has to do about it. */
export function step(state: DragState, input: DragInput, board: DragBoard): Next {
  if (state.phase === 'dragging') return dragging(state, input, board);
  if (input.kind === 'lift') return take(input.lead, 'keys', board);
  if (state.phase === 'idle') {
    return input.kind === 'press'
      ? [{ phase: 'pressed', lead: input.lead, from: input.at }, NONE]
      : [state, NONE];
  }
  if (input.kind === 'move') {
    const far = Math.hypot(input.at.x - state.from.x, input.at.y - state.from.y) >= THRESHOLD;
    if (!far) return [state, NONE];
    const [taken, effect] = take(state.lead, 'pointer', board, input.at);
    const [moved] = step(taken, input, board);
    return [moved, effect];
  }
  return input.kind === 'release' || input.kind === 'cancel' ? [IDLE, NONE] : [state, NONE];
}

/** How fast a pane scrolls while the pointer is near one of its edges, px per frame. */
export function edgeSpeed(at: number, start: number, end: number): number {
  const size = Math.min(EDGE, (end - start) / 4);
  if (size <= 0 || at < start - EDGE || at > end + EDGE) return 0;
  if (at < start + size) return -Math.ceil(FASTEST * Math.min(1, (start + size - at) / size));
  if (at > end - size) return Math.ceil(FASTEST * Math.min(1, (at - end + size) / size));
  return 0;
}

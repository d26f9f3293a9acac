import { expect, test } from 'vitest';
import { edgeSpeed, IDLE, step, type DragBoard, type DragInput, type DragState } from './drag';

/** Two columns: `new` with a, b, c and `hot` with x, y. The pointer: x < 100 is `new`. */
const columns: Record<string, string[]> = { new: ['a', 'b', 'c'], hot: ['x', 'y'] };
function board(selected: string[] = []): DragBoard {
  return {
    locate: ({ x, y }) =>
      x > 200 ? undefined : { stage: x < 100 ? 'new' : 'hot', place: Math.floor(y / 100) },
    together: (lead) => (selected.includes(lead) ? selected : [lead]),
    home: (lead) => {
      for (const [stage, cards] of Object.entries(columns)) {
        const place = cards.indexOf(lead);
        if (place >= 0) return { stage, place };
      }
      throw new Error(lead);
    },
    stages: () => ['new', 'hot'],
    others: (stage, dragged) => (columns[stage] ?? []).filter((id) => !dragged.includes(id)).length,
  };
}

function play(inputs: DragInput[], on = board()): { state: DragState; effects: string[] } {
  let state: DragState = IDLE;
  const effects: string[] = [];
  for (const input of inputs) {
    const [next, effect] = step(state, input, on);
    state = next;
    if (effect.kind === 'none') continue;
    const spot = 'spot' in effect ? ` ${effect.spot.stage}:${effect.spot.place}` : '';
    effects.push(effect.kind + spot);
  }
  return { state, effects };
}
const press: DragInput = { kind: 'press', lead: 'a', at: { x: 10, y: 10 } };
const move = (x: number, y: number): DragInput => ({ kind: 'move', at: { x, y } });

test('a press that hardly moves stays a press', () => {
  const { state, effects } = play([press, move(12, 12), { kind: 'release' }]);
  expect(state).toBe(IDLE);
  expect(effects).toEqual([]);
});

test('a press that goes four pixels picks the card up and a release drops it', () => {
  const { effects } = play([press, move(20, 10), move(150, 120), { kind: 'release' }]);
  expect(effects).toEqual(['picked', 'over hot:1', 'dropped hot:1']);
});

test('the same place is told once, however the pointer wanders in it', () => {
  const { effects } = play([press, move(20, 10), move(150, 110), move(160, 130), move(150, 190)]);
  expect(effects).toEqual(['picked', 'over hot:1']);
});

test('dropped where it came from, or beside the board, nothing has happened', () => {
  expect(play([press, move(20, 20), move(30, 30), { kind: 'release' }]).effects).toEqual([
    'picked',
    'cancelled',
  ]);
  expect(play([press, move(20, 20), move(400, 30), { kind: 'release' }]).effects.at(-1)).toBe(
    'cancelled',
  );
});

test('cancel puts the card back, with pointer and with keys', () => {
  expect(play([press, move(150, 20), { kind: 'cancel' }]).effects.at(-1)).toBe('cancelled');
  const keys = play([
    { kind: 'lift', lead: 'a' },
    { kind: 'arrow', to: 'right' },
    { kind: 'cancel' },
  ]);
  expect(keys.effects).toEqual(['picked', 'over hot:0', 'cancelled']);
  expect(keys.state).toBe(IDLE);
});

test('arrows choose the place and stop at the ends', () => {
  const lift: DragInput = { kind: 'lift', lead: 'b' };
  const to = (way: 'up' | 'down' | 'left' | 'right'): DragInput => ({ kind: 'arrow', to: way });
  const { effects } = play([
    lift,
    to('left'),
    to('down'),
    to('down'),
    to('right'),
    to('down'),
    to('right'),
    { kind: 'drop' },
  ]);
  // `new` without b has two cards, so place 2 is its end; `hot` has two
  expect(effects).toEqual(['picked', 'over new:2', 'over hot:2', 'dropped hot:2']);
});

test('a selected card takes the whole selection along', () => {
  const on = board(['a', 'c']);
  const [taken] = step(step(IDLE, press, on)[0], move(150, 20), on);
  expect(taken).toMatchObject({ phase: 'dragging', leads: ['a', 'c'], taken: 'a' });
});

test('the pointer does not disturb a card lifted by keys, nor keys one that is dragged', () => {
  const lifted = play([{ kind: 'lift', lead: 'a' }, move(150, 20), { kind: 'release' }]);
  expect(lifted.effects).toEqual(['picked']);
  const dragged = play([press, move(150, 20), { kind: 'arrow', to: 'left' }]);
  expect(dragged.effects).toEqual(['picked']);
});

test('panes scroll only near their edges, faster the nearer', () => {
  expect(edgeSpeed(300, 0, 600)).toBe(0);
  expect(edgeSpeed(10, 0, 600)).toBeLessThan(edgeSpeed(40, 0, 600));
  expect(edgeSpeed(595, 0, 600)).toBeGreaterThan(edgeSpeed(560, 0, 600));
  expect(edgeSpeed(900, 0, 600)).toBe(0);
});

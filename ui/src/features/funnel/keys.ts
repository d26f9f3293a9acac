/** The keys of the board. The same arrows move the focus, or a lifted card. */
import type { KeyAction } from '../../shared/keys';
import type { FunnelBoard } from './board.svelte';

/** The peek beside the board. */
export interface Peek {
  show: () => void;
  toggle: () => void;
  /** False when it was not open. */
  close: () => boolean;
}

/** What Enter, Space and Esc do. */
export interface KeyVerbs {
  open: () => void;
  peek: Peek;
}

/** The table for `onKeys`. Presses in a control inside a card stay with that control. */
export function boardKeys(board: FunnelBoard, verbs: KeyVerbs): Record<string, KeyAction> {
  const lifted = (): boolean => board.drag.phase === 'dragging';
  const onCard = (event: KeyboardEvent): boolean =>
    (event.target as Element).matches('[data-index], .lane > ul');

  /** An arrow: the lifted card goes, else the focus. */
  function arrow(to: 'up' | 'down' | 'left' | 'right', dx: number, dy: number): KeyAction {
    return (event) => {
      if (!onCard(event)) return false;
      if (lifted()) board.send({ kind: 'arrow', to });
      else void board.go(dx, dy);
      return undefined;
    };
  }

  const guarded =
    (run: () => unknown): KeyAction =>
    (event) => {
      if (!onCard(event)) return false;
      run();
      return undefined;
    };

  return {
    ArrowUp: arrow('up', 0, -1),
    ArrowDown: arrow('down', 0, 1),
    ArrowLeft: arrow('left', -1, 0),
    ArrowRight: arrow('right', 1, 0),
    k: arrow('up', 0, -1),
    j: arrow('down', 0, 1),
    Home: guarded(() => void board.go(0, Number.NEGATIVE_INFINITY)),
    End: guarded(() => void board.go(0, Number.POSITIVE_INFINITY)),
    PageUp: guarded(() => void board.go(0, -6)),
    PageDown: guarded(() => void board.go(0, 6)),
    'Shift+ArrowUp': guarded(() => void board.go(0, -1, true)),
    'Shift+ArrowDown': guarded(() => void board.go(0, 1, true)),
    'Shift+ArrowLeft': guarded(() => void board.shift(-1)),
    'Shift+ArrowRight': guarded(() => void board.shift(1)),
    'Alt+ArrowUp': guarded(() => void board.reorder(-1)),
    'Alt+ArrowDown': guarded(() => void board.reorder(1)),
    'Ctrl+A': guarded(() => {
      if (board.focus) void board.selectColumn(board.focus.stage);
    }),
    x: guarded(() => board.toggle(board.focused)),
    Enter: guarded(() => {
      if (lifted()) board.send({ kind: 'drop' });
      else verbs.open();
    }),
    Space: guarded(() => verbs.peek.toggle()),
    Escape: () => {
      if (lifted()) board.send({ kind: 'cancel' });
      else if (verbs.peek.close()) return undefined;
      else if (board.selected.size) board.clearSelection();
      else return false;
      return undefined;
    },
  };
}

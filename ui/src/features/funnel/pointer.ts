/**
 * The pointer on the board: presses, drags with capture, scrolling at the edges, clicks. Pointer
 * events instead of HTML5 drag: native file drop, which the window needs, switches that off.
 */
import type { FunnelBoard } from './board.svelte';
import { edgeSpeed } from './drag';
import { boxOf } from '../../shared';

/** What clicks mean. */
export interface PointerVerbs {
  open: () => void;
  peek: () => void;
}

/** Attachment for the board. */
export function pointerDrag(
  board: FunnelBoard,
  verbs: PointerVerbs,
): (node: HTMLElement) => () => void {
  return (node) => {
    let pointer: number | undefined;
    let at = { x: 0, y: 0 };
    let frame = 0;
    /** A drag ends with a click on the same element; that one means nothing. */
    let dragged = false;

    const card = (target: EventTarget | null): HTMLElement | null =>
      (target as Element | null)?.closest<HTMLElement>('[data-lead]') ?? null;

    function down(event: PointerEvent): void {
      const taken = card(event.target);
      const id = taken?.dataset['lead'];
      dragged = false;
      if (!id || event.button !== 0 || (event.target as Element).closest('button, a')) return;
      // touch scrolls the column first; moving by touch is in the menu
      if (event.pointerType === 'touch') return;
      pointer = event.pointerId;
      at = { x: event.clientX, y: event.clientY };
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        board.send({ kind: 'press', lead: id, at });
      }
    }

    function move(event: PointerEvent): void {
      if (event.pointerId !== pointer) return;
      at = { x: event.clientX, y: event.clientY };
      board.send({ kind: 'move', at });
      if (board.drag.phase !== 'dragging' || node.hasPointerCapture(event.pointerId)) return;
      node.setPointerCapture(event.pointerId);
      dragged = true;
      frame = requestAnimationFrame(scroll);
    }

    function end(kind: 'release' | 'cancel'): (event: PointerEvent) => void {
      return (event) => {
        if (event.pointerId !== pointer) return;
        pointer = undefined;
        cancelAnimationFrame(frame);
        board.send({ kind });
      };
    }

    /** While something is dragged near an edge, the pane there scrolls. */
    function scroll(): void {
      if (board.drag.phase !== 'dragging') return;
      const box = boxOf(node);
      node.scrollLeft += edgeSpeed(at.x, box.left, box.right);
      const over = board.drag.over?.stage;
      const list = over && node.querySelector(`[data-stage="${CSS.escape(over)}"] ul`);
      if (list) {
        const rect = boxOf(list);
        const speed = edgeSpeed(at.y, rect.top, rect.bottom);
        if (speed) {
          list.scrollTop += speed;
          board.send({ kind: 'move', at });
        }
      }
      frame = requestAnimationFrame(scroll);
    }

    /** A press with Shift chooses up to a card: the focus stays where the range begins. */
    function hold(event: MouseEvent): void {
      if (event.shiftKey && card(event.target)) event.preventDefault();
    }

    function click(event: MouseEvent): void {
      const taken = card(event.target);
      const id = taken?.dataset['lead'];
      if (!taken || !id || dragged || (event.target as Element).closest('button, a')) return;
      const stage = taken.closest<HTMLElement>('[data-stage]')?.dataset['stage'] ?? '';
      const index = Number(taken.dataset['index']);
      if (event.shiftKey) board.selectTo(stage, index);
      else if (event.ctrlKey || event.metaKey) board.toggle(board.rowOf(id));
      taken.focus({ preventScroll: true });
      if (!event.shiftKey && !event.ctrlKey && !event.metaKey) verbs.peek();
    }

    const release = end('release');
    const cancel = end('cancel');
    const twice = (event: MouseEvent): void => {
      if (card(event.target) && !(event.target as Element).closest('button')) verbs.open();
    };
    node.addEventListener('pointerdown', down);
    node.addEventListener('mousedown', hold);
    node.addEventListener('pointermove', move);
    node.addEventListener('pointerup', release);
    node.addEventListener('pointercancel', cancel);
    node.addEventListener('click', click);
    node.addEventListener('dblclick', twice);
    return () => {
      cancelAnimationFrame(frame);
      node.removeEventListener('pointerdown', down);
      node.removeEventListener('mousedown', hold);
      node.removeEventListener('pointermove', move);
      node.removeEventListener('pointerup', release);
      node.removeEventListener('pointercancel', cancel);
      node.removeEventListener('click', click);
      node.removeEventListener('dblclick', twice);
    };
  };
}

/**
 * The fixed heights of a column, from which window, focus and drop slot are computed: the list asks
 * for a window of cards around what is seen and draws only that.
 */
import type { Density } from '../../shared/appearance.svelte';

/** Gap between cards and padding of the list, px. */
export const GAP = 8;
export const PAD = 4;
/** Cards asked for at once. */
export const WINDOW = 100;
/** The window moves in steps of this many cards, so that scrolling asks rarely. */
const STEP = 40;
/** Cards kept ready above what is seen. */
const BEFORE = 30;
/** Cards drawn above and below what is seen. */
const OVERSCAN = 3;

/** Height of a card, px (tokens `--h-card`). */
export function cardHeight(density: Density): number {
  return density === 'compact' ? 56 : 92;
}

/** From the top of a card to the top of the next, px. */
export function pitch(density: Density): number {
  return cardHeight(density) + GAP;
}

/** First card of the window to ask for, when `first` is the first one seen. */
export function windowOffset(first: number): number {
  return Math.max(0, Math.floor((first - BEFORE) / STEP) * STEP);
}

/** The cards to draw: what is seen and a few around it, and the focused one wherever it is. */
export function drawn(
  scrollTop: number,
  height: number,
  each: number,
  count: number,
  keep: number,
): number[] {
  const first = Math.max(0, Math.floor((scrollTop - PAD) / each) - OVERSCAN);
  const last = Math.min(count, Math.ceil((scrollTop + height) / each) + OVERSCAN);
  const found = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  if (keep >= 0 && keep < count && (keep < first || keep >= last)) found.push(keep);
  return found;
}

/** The gap between cards nearest to `y` (px from the top of the scrolled content). */
export function slotAt(y: number, each: number, count: number): number {
  return Math.min(count, Math.max(0, Math.round((y - PAD) / each)));
}

/** How far to scroll so that card `index` is seen; the present value if it is. */
export function scrollFor(index: number, scrollTop: number, height: number, each: number): number {
  const top = PAD + index * each;
  const bottom = top + each;
  if (top - PAD < scrollTop) return Math.max(0, top - PAD);
  return bottom > scrollTop + height ? bottom - height + PAD : scrollTop;
}

/** Cards above a gap that are not dragged: the place as it is told. */
export function placeOf(slot: number, dragged: readonly number[]): number {
  return slot - dragged.filter((index) => index < slot).length;
}

/** The gap that stands for a place, among cards of which some are dragged but still shown. */
export function slotOf(place: number, dragged: readonly number[]): number {
  let slot = place;
  for (const index of dragged.toSorted((a, b) => a - b)) if (index < slot) slot += 1;
  return slot;
}

/**
 * Puts a floating part at its anchor.
 *
 * Sizes are asked back after placing instead of computed: with our zoom on `<html>` engines differ
 * in whether `getBoundingClientRect` speaks in screen or in zoomed pixels, so the scale is measured
 * on the element itself.
 */

/** Screen pixels per CSS pixel of this element (1 without zoom). */
export function scaleOf(element: HTMLElement): number {
  const width = element.offsetWidth;
  return width > 0 ? element.getBoundingClientRect().width / width || 1 : 1;
}

/** Places `panel` (position: fixed) below `anchor`, or above it where there is no room. */
export function placeBelow(panel: HTMLElement, anchor: Element, gap = 4): void {
  const scale = scaleOf(panel);
  const at = anchor.getBoundingClientRect();
  const size = panel.getBoundingClientRect();
  const room = { width: document.documentElement.clientWidth * scale, height: innerHeight };
  const left = Math.max(8, Math.min(at.left, Math.max(room.width, innerWidth) - size.width - 8));
  const below = at.bottom + gap * scale;
  const top =
    below + size.height > room.height - 8 ? Math.max(8, at.top - gap * scale - size.height) : below;
  panel.style.setProperty('left', `${left / scale}px`);
  panel.style.setProperty('top', `${top / scale}px`);
}

/**
 * Where things are on the window, and floating parts at their anchors.
 *
 * All numbers here are pixels of the window, as a pointer reports them. With our zoom on `<html>`
 * engines differ in what `getBoundingClientRect` says: Chromium speaks in pixels of the window,
 * WebKit in those of the zoomed page. So nothing else in the page reads a box by itself.
 */
import { appearance } from './appearance.svelte';

/** Distance to the edges of the window that a floating part keeps. */
const EDGE = 8;

/** Window pixels per CSS pixel: our zoom. */
export function zoomFactor(): number {
  return appearance.zoom / 100;
}

/** Window pixels per unit of `getBoundingClientRect` in this engine. */
function unit(): number {
  const zoom = zoomFactor();
  if (zoom === 1) return 1;
  const root = document.documentElement;
  const zoomed = root.getBoundingClientRect().width / root.offsetWidth;
  return zoomed > 0 ? zoom / zoomed : 1;
}

/** The box of an element in pixels of the window. */
export function boxOf(element: Element): DOMRect {
  const box = element.getBoundingClientRect();
  const by = unit();
  return new DOMRect(box.x * by, box.y * by, box.width * by, box.height * by);
}

/** A place to float at: an element, or a point in pixels of the window. */
export type Anchor = Element | { x: number; y: number };

/** On which side of the anchor a part floats, and which of their edges are in line. */
export interface Floating {
  side?: 'below' | 'beside';
  align?: 'start' | 'end';
  /** CSS pixels between anchor and part. */
  gap?: number;
  /**
   * Where there is room neither below nor above: become lower, so that the anchor stays in view and
   * nothing of the part comes to lie under a pressed pointer; or cover the anchor.
   */
  tight?: 'shrink' | 'cover';
}

/** `wanted`, or as near to it as keeps `size` in the window. */
function within(wanted: number, size: number, room: number): number {
  return Math.max(EDGE, Math.min(wanted, room - EDGE - size));
}

/**
 * Places `panel` (class `floats`) at its anchor, on the other side where there is no room, and never
 * out of the window.
 */
export function placeAt(panel: HTMLElement, anchor: Anchor, how: Floating = {}): void {
  const { side = 'below', align = 'start', tight = 'shrink' } = how;
  const zoom = zoomFactor();
  const gap = (how.gap ?? 4) * zoom;
  const at = anchor instanceof Element ? boxOf(anchor) : new DOMRect(anchor.x, anchor.y);
  const above = at.top - gap - EDGE;
  const below = innerHeight - EDGE - at.bottom - gap;
  panel.style.removeProperty('max-height');
  let size = boxOf(panel);
  if (side === 'below' && tight === 'shrink' && size.height > Math.max(above, below)) {
    panel.style.setProperty('max-height', `${Math.max(above, below) / zoom}px`);
    size = boxOf(panel);
  }
  let left = align === 'start' ? at.left : at.right - size.width;
  let top = at.bottom + gap;
  if (side === 'beside') {
    top = at.top;
    left = at.right + gap;
    if (left + size.width > innerWidth - EDGE) left = at.left - gap - size.width;
  } else if (size.height > below) {
    top = at.top - gap - size.height;
  }
  panel.style.setProperty('left', `${within(left, size.width, innerWidth) / zoom}px`);
  panel.style.setProperty('top', `${within(top, size.height, innerHeight) / zoom}px`);
}

/** Attachment that keeps a part at its anchor while it grows and while the window changes. */
export function floats(
  anchor: () => Anchor | null | undefined,
  how: Floating = {},
): (panel: HTMLElement) => () => void {
  return (panel) => {
    const put = (): void => {
      const at = anchor();
      if (at) placeAt(panel, at, how);
    };
    put();
    const seen = new ResizeObserver(put);
    seen.observe(panel);
    addEventListener('resize', put);
    return () => {
      seen.disconnect();
      removeEventListener('resize', put);
    };
  };
}

/**
 * Attachment for a popover: shows it at its anchor in the top layer, where no pane and no
 * list clips it, for as long as it is there.
 */
export function bubble(
  anchor: () => Anchor | null | undefined,
  how: Floating = {},
): (panel: HTMLElement) => () => void {
  return (panel) => {
    panel.showPopover();
    return floats(anchor, how)(panel);
  };
}

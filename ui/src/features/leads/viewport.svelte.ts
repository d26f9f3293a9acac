/** What of the list is in view: where it is scrolled to, how high it is, whether it scrolls sideways. */
import { onMount } from 'svelte';

/** Follows a scrolling element. Call during component set-up. */
export function viewport(scroller: () => HTMLElement | undefined, start: number) {
  let y = $state(start);
  let height = $state(600);
  let sideways = $state(false);
  /** The bar is dragged: what lies beside the window would be gone with the next frame. */
  let far = $state(false);

  function measure(): void {
    const element = scroller();
    if (!element) return;
    height = element.clientHeight;
    sideways = element.scrollWidth > element.clientWidth;
  }

  onMount(() => {
    const element = scroller();
    if (!element) return undefined;
    const seen = new ResizeObserver(measure);
    seen.observe(element);
    return () => seen.disconnect();
  });

  return {
    measure,
    /** The element was scrolled. */
    scrolled(): void {
      const to = scroller()?.scrollTop ?? 0;
      far = Math.abs(to - y) > height;
      y = to;
    },
    get y() {
      return y;
    },
    get height() {
      return height;
    },
    /** What is wider than the window has to keep its name in view. */
    get sideways() {
      return sideways;
    },
    get far() {
      return far;
    },
  };
}

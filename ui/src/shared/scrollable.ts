/**
 * Lets the keyboard scroll a pane that has nothing to focus in it (WCAG 2.1.1): `{@attach scrollable}`.
 * The pane becomes a Tab stop only while it scrolls and holds no stop of its own.
 */

const STOPS = 'a[href], button, input, select, textarea, [tabindex="0"]';

/** See the head of the file. */
export function scrollable(pane: HTMLElement): () => void {
  function mark(): void {
    const scrolls =
      pane.scrollHeight > pane.clientHeight + 1 || pane.scrollWidth > pane.clientWidth + 1;
    if (scrolls && !pane.querySelector(STOPS)) pane.tabIndex = 0;
    else pane.removeAttribute('tabindex');
  }
  const sizes = new ResizeObserver(mark);
  const rows = new MutationObserver(mark);
  sizes.observe(pane);
  rows.observe(pane, { childList: true, subtree: true });
  mark();
  return () => {
    sizes.disconnect();
    rows.disconnect();
  };
}

/** Focus that has to wait until its element is on the screen. */

/**
 * Attachment: gives the element the focus once the dialog around it has opened. Not `autofocus`:
 * that acts only on the first opening, and only before scripts have run.
 */
export function focusSoon(element: HTMLElement): () => void {
  const timer = setTimeout(() => element.focus());
  return () => clearTimeout(timer);
}

/**
 * The press of a pointer. What closes because the focus left waits for its end: whatever moves
 * between the button going down and going up takes the click away from what was aimed at.
 */

let press: Promise<void> | undefined;

/** Everything that shows a press to be over: in WebKit a menu of the system swallows the release. */
const ENDS = ['pointerup', 'pointercancel', 'pointermove', 'keydown'];

addEventListener(
  'pointerdown',
  (event) => {
    // its list belongs to the system, which keeps the release to itself
    if (event.target instanceof HTMLSelectElement) return;
    press = new Promise<void>((resolve) => {
      const listening = new AbortController();
      const end = (heard: Event): void => {
        if (heard instanceof PointerEvent && heard.type === 'pointermove' && heard.buttons) return;
        listening.abort();
        // the click follows the release in the same task
        setTimeout(resolve);
      };
      for (const name of ENDS)
        addEventListener(name, end, { capture: true, signal: listening.signal });
      addEventListener('blur', end, { signal: listening.signal });
    });
  },
  true,
);

/** Resolves when no button is down, the click of the last press included. */
export async function afterPress(): Promise<void> {
  await press;
}

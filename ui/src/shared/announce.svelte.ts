/**
 * What a screen reader hears without a change of focus: one polite region for the whole program.
 *
 * Names and positions, never ids. The same sentence twice is told twice (the region is emptied
 * between), and a burst keeps only its last sentence, as nobody can listen to twelve.
 */
const region = $state({ text: '' });
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says `text` politely. */
export function announce(text: string): void {
  region.text = '';
  clearTimeout(timer);
  timer = setTimeout(() => {
    region.text = text;
  }, 60);
}

/** The text that the region shows now; read by the frame only. */
export function announced(): string {
  return region.text;
}

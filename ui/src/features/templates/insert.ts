/** Putting a merge field into a text at the caret. Pure, so that it can be tested without a screen. */

/** A text with its selection. */
export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** The field as it is written, with what stands in its place when it is empty. */
export function fieldSource(name: string, fallback = ''): string {
  const quoted = fallback.replaceAll('"', '');
  return quoted ? `{{ ${name} or "${quoted}" }}` : `{{ ${name} }}`;
}

/** Replaces the selection by the field; braces that were just typed are taken along. */
export function insertField(at: Selected, source: string): { text: string; caret: number } {
  const before = at.text.slice(0, at.start).replace(/[{\uFF5B]+\s*$/u, '');
  const after = at.text.slice(at.end).replace(/^\s*[}\uFF5D]+/u, '');
  return { text: `${before}${source}${after}`, caret: before.length + source.length };
}

/** A text cut at its merge fields, at the values that are missing, or at both. */
export interface Piece {
  text: string;
  missing: boolean;
}

/** Cuts a rendered text at `{name}` of the missing values. */
export function cutMissing(text: string, missing: readonly string[]): Piece[] {
  if (missing.length === 0) return [{ text, missing: false }];
  const gaps = new RegExp(`\\{(${missing.map((name) => name.replace(/\W/g, '')).join('|')})\\}`);
  return text
    .split(gaps)
    .map((part, index) => ({ text: part, missing: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

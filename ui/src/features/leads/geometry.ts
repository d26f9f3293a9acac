/**
 * Where the rows of the list lie, in px from the top of its canvas.
 *
 * All rows are even, so 100,000 of them need no measuring; in kana order a narrow group row stands
 * before the first lead of each kana row. Pure, so that scrolling can be tested without a screen.
 */

/** A kana row of the list: its label and the index of its first lead. */
export interface Mark {
  label: string;
  offset: number;
}

/** The shape of a list. */
export interface Geometry {
  count: number;
  /** Height of a row, px. */
  row: number;
  /** Height of a group row, px. */
  group: number;
  /** In order of their offsets; empty without groups. */
  marks: readonly Mark[];
}

/** Group rows at or before row `index`. */
function groupsUpTo({ marks }: Geometry, index: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] as Mark).offset <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The upper edge of row `index`. */
export function topOf(shape: Geometry, index: number): number {
  return index * shape.row + groupsUpTo(shape, index) * shape.group;
}

/** The upper edge of the group row that stands at place `at` of the marks. */
export function groupTop(shape: Geometry, at: number): number {
  return (shape.marks[at]?.offset ?? 0) * shape.row + at * shape.group;
}

/** Height of the whole. */
export function heightOf(shape: Geometry): number {
  return shape.count * shape.row + shape.marks.length * shape.group;
}

/** The row at height `y`, at most the last. */
export function rowAt(shape: Geometry, y: number): number {
  let low = 0;
  let high = Math.max(0, shape.count - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (topOf(shape, middle) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** First and last row that touch the window from `y` over `height`, with `extra` rows around. */
export function rowsIn(
  shape: Geometry,
  y: number,
  height: number,
  extra: number,
): { first: number; last: number } {
  if (shape.count === 0) return { first: 0, last: -1 };
  return {
    first: Math.max(0, rowAt(shape, y) - extra),
    last: Math.min(shape.count - 1, rowAt(shape, y + height) + extra),
  };
}

/** The label of the group in which row `index` stands; empty without groups. */
export function groupOf(shape: Geometry, index: number): string {
  return shape.marks[groupsUpTo(shape, index) - 1]?.label ?? '';
}

/** Where to scroll so that row `index` is seen between the edges; `y` itself if it is already. */
export function scrollFor(shape: Geometry, index: number, y: number, height: number): number {
  const top = topOf(shape, index);
  // the first row of a group brings its heading along
  const head = shape.marks.some((mark) => mark.offset === index) ? shape.group : 0;
  if (top - head < y) return top - head;
  const bottom = top + shape.row;
  return bottom > y + height ? bottom - height : y;
}

/** One answer of a question in `Pick`. */
export interface Choice {
  id: string;
  text: string;
  detail?: string;
  /** Class of a swatch. */
  look?: string;
  /** A letter that chooses it, in place of its number. */
  keys?: string;
  /** Why it cannot be chosen. */
  blocked?: string;
}

/**
 * What the frame shows beside the screens: numbers that wait for the person, connection, practice.
 * Filled by the reads of the core; empty until they answer, so that the first paint never waits.
 */

/** A sentence in the status bar; with `href` it opens its details. */
export interface StatusPart {
  id: string;
  text: string;
  href?: string;
}

export const frame = $state({
  /** Place → how many wait there for the person. */
  waiting: {} as Record<string, number>,
  practice: false,
  /** Undefined until the core knows. */
  online: undefined as boolean | undefined,
  parts: [] as StatusPart[],
  leads: undefined as number | undefined,
  views: [] as { id: string; name: string; href: string; count: number | undefined }[],
});

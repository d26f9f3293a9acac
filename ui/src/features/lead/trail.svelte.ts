/**
 * The list from which a lead was opened, so that `[` and `]` walk it and Back names it.
 *
 * Only ids are kept (at most the window that the list had loaded), in the order of the list; a lead
 * that has moved meanwhile is simply shown where it is now.
 */
import { go, href } from '../../shared';
import type { PlainKey } from '../../texts';

/** Where the person came from. */
export interface Trail {
  /** Address of the list, without `#`. */
  path: string;
  /** Its name, for the Back button. */
  title: PlainKey;
  /** The leads in the order of the list. */
  ids: readonly string[];
}

const state = $state<{ trail: Trail | undefined }>({ trail: undefined });

/** The list that was left, if there is one. Reactive. */
export function trail(): Trail | undefined {
  return state.trail;
}

/** The address of a lead's page. */
export function leadHref(id: string): string {
  return href(`/leads/${encodeURIComponent(id)}`);
}

/** Opens a lead and remembers the list that it was opened from. */
export function openLead(id: string, from?: Trail): void {
  state.trail = from;
  go(`/leads/${encodeURIComponent(id)}`);
}

/** The lead before (−1) or after (1) this one in the list; undefined at the ends. */
export function neighbour(id: string, step: 1 | -1): string | undefined {
  const ids = state.trail?.ids ?? [];
  const at = ids.indexOf(id);
  return at < 0 ? undefined : ids[at + step];
}

/** Goes to the neighbour without leaving a step for Back. */
export function walk(id: string, step: 1 | -1): void {
  const next = neighbour(id, step);
  if (next) go(`/leads/${encodeURIComponent(next)}`, {}, true);
}

/**
 * Messages by what they need of the person, in the order of urgency (views.md §6). Pure.
 *
 * `scheduled` without a reason is simply queued; with a reason the person can mend something, it is
 * *held*; reasons that pass by themselves (the limit of the hour) stay with the queued.
 */
import type { Message, MessageState, StateCount } from '../../ipc';

/** The groups in their order. */
export const GROUPS = [
  'unknown',
  'needs_ok',
  'refused',
  'held',
  'queued',
  'sending',
  'sent',
  'left_out',
  'cancelled',
] as const;
/** One of them. */
export type Group = (typeof GROUPS)[number];

/** Holds that pass without anybody doing anything. */
const PASSING = new Set(['', 'window', 'limit', 'undo']);

/** The group of a message. */
export function groupOf(message: Pick<Message, 'state' | 'reason'>): Group {
  switch (message.state) {
    case 'unknown':
      return 'unknown';
    case 'rejected':
      return 'refused';
    case 'deferred':
      return 'queued';
    case 'sending':
    case 'committing':
      return 'sending';
    case 'sent':
    case 'filed':
      return 'sent';
    case 'suppressed':
      return 'left_out';
    case 'cancelled':
      return 'cancelled';
    case 'scheduled':
    case 'frozen':
      if (message.reason === 'needs_ok') return 'needs_ok';
      return PASSING.has(message.reason) ? 'queued' : 'held';
  }
}

/** States that a group can be made of: what to ask the core for. */
export const STATES_OF: Record<'waiting' | 'done', MessageState[]> = {
  waiting: ['unknown', 'rejected', 'scheduled', 'frozen', 'deferred', 'sending', 'committing'],
  done: ['sent', 'filed', 'suppressed', 'cancelled'],
};

/** Groups that are made of whole states, so that the counts of the core are theirs. */
const WHOLE: Partial<Record<Group, readonly MessageState[]>> = {
  unknown: ['unknown'],
  refused: ['rejected'],
  sending: ['sending', 'committing'],
  sent: ['sent', 'filed'],
  left_out: ['suppressed'],
  cancelled: ['cancelled'],
};

/** Groups whose messages can only be counted by reading them. */
export const WITHOUT_STATE: ReadonlySet<Group> = new Set(GROUPS.filter((group) => !WHOLE[group]));

/** How many a group has in all, when `found` of them were read. */
export function totalOf(group: Group, found: number, counts: readonly StateCount[]): number {
  const states = WHOLE[group] ?? [];
  const all = counts.filter(({ state }) => states.includes(state));
  return Math.max(
    found,
    all.reduce((sum, { count }) => sum + count, 0),
  );
}

/**
 * Messages in their groups, empty groups left out, order within kept. Pages that were read one after
 * the other may both have a message that moved meanwhile: the first one counts.
 */
export function grouped(messages: readonly Message[]): { group: Group; messages: Message[] }[] {
  const found = new Map<Group, Message[]>(GROUPS.map((group) => [group, []]));
  const seen = new Set<string>();
  for (const message of messages) {
    if (seen.has(message.id)) continue;
    seen.add(message.id);
    found.get(groupOf(message))?.push(message);
  }
  return [...found]
    .map(([group, list]) => ({ group, messages: list }))
    .filter(({ messages: list }) => list.length > 0);
}

/** Messages of a group by their cause, most first: one cause, one line of explanation. */
export function byCause(messages: readonly Message[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { reason } of messages) if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((a, b) => b.count - a.count);
}

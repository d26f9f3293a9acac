/** The list of changes without its markup: pages of it, days, and which one can be taken back. */
import { live, type HistoryEntry } from '../../ipc';
import { isoDay } from '../../shared';

const PAGE = 100;

/** The changes of one day, newest first. */
export interface Day {
  iso: string;
  changes: HistoryEntry[];
}

/** Puts changes under their days, in the order in which they come. */
export function byDay(changes: readonly HistoryEntry[]): Day[] {
  const days: Day[] = [];
  for (const change of changes) {
    const iso = isoDay(change.at);
    const last = days.at(-1);
    if (last?.iso === iso) last.changes.push(change);
    else days.push({ iso, changes: [change] });
  }
  return days;
}

/** The state of the page. Make it while the component is set up. */
export function changeHistory() {
  // cursors of the pages before this one, so that "newer" finds its way back
  let passed = $state<(number | null)[]>([]);
  let cursor = $state<number | null>(null);
  const page = live('history_list', () => ({ cursor, limit: PAGE }));

  return {
    page,
    get days() {
      return byDay(page.data?.changes ?? []);
    },
    get hasOlder() {
      return page.data?.next !== null && page.data?.next !== undefined;
    },
    get hasNewer() {
      return passed.length > 0;
    },
    older(): void {
      const next = page.data?.next;
      if (next === null || next === undefined) return;
      passed = [...passed, cursor];
      cursor = next;
    },
    newer(): void {
      cursor = passed.at(-1) ?? null;
      passed = passed.slice(0, -1);
    },
  };
}

/**
 * Today without markup: the rows in one order, which of them is current, and Start mode, in which
 * one lead comes after the other. The list itself is the core's; a lead that was dealt with leaves
 * it, and the next one takes its place under the focus.
 */
import { live, type LeadRow, type TodayCode, type TodayRow } from '../../ipc';

/** A row with its group and place in the whole list. */
export interface Entry {
  row: TodayRow;
  group: TodayCode;
  index: number;
}

/** Makes the state of the screen. Call while it is set up. */
export function createToday() {
  let all = $state(false);
  let working = $state(false);
  let currentId = $state('');
  let currentAt = $state(0);

  const today = live('today_list', () => ({ all }));
  const entries = $derived.by((): Entry[] => {
    const found: Entry[] = [];
    for (const group of today.data?.groups ?? []) {
      for (const row of group.rows) found.push({ row, group: group.code, index: found.length });
    }
    return found;
  });
  /** The current row: the same lead wherever it stands now, else what stands at its place. */
  const at = $derived.by(() => {
    const same = entries.findIndex((one) => one.row.lead.id === currentId);
    return same >= 0 ? same : Math.min(currentAt, entries.length - 1);
  });
  const current = $derived(entries[at]);
  const shown = $derived(entries.length);
  const total = $derived(
    (today.data?.groups ?? [])
      .filter((group) => group.code !== 'review')
      .reduce((sum, group) => sum + group.count, 0),
  );

  return {
    today,
    get entries() {
      return entries;
    },
    get at() {
      return at;
    },
    get current() {
      return current;
    },
    /** The lead that verbs act on. */
    get lead(): LeadRow | undefined {
      return current?.row.lead;
    },
    get working() {
      return working;
    },
    /** Leads beyond those shown. */
    get hidden() {
      return Math.max(0, total - shown);
    },
    setCurrent(index: number): void {
      const entry = entries[index];
      if (!entry) return;
      currentId = entry.row.lead.id;
      currentAt = index;
    },
    start(): void {
      working = true;
    },
    stop(): void {
      working = false;
    },
    showAll(): void {
      all = true;
    },
  };
}

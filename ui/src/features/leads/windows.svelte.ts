/**
 * A long list of which only the windows in view are read.
 *
 * The core answers windows by offset (`leads_list`, at most 200 rows), so the scroll bar is true and
 * a jump to any row costs one question. Windows stay while their successors are on the way; after a
 * change of data every window is stale and asked again when it comes into view. An answer to an
 * older request is dropped.
 */
import { untrack } from 'svelte';
import { CallError, onTopics, read, type Req } from '../../ipc';
import { TOPICS } from '../../ipc/generated';
import type { ListRow } from './cells';

/** Rows of one window. */
export const WINDOW = 100;

/** Rows of one question for a selection: the most that the core gives. */
const PART = 200;
/** Questions at once; the core has a few readers. */
const AT_ONCE = 4;

/** What the list asks, without the window. */
export type ListRequest = Omit<Req<'leads_list'>, 'offset' | 'limit'> & {
  /** Codes of custom fields that are columns. */
  own?: readonly string[];
};

/** The list as far as it was read. Reactive. */
export interface Windows {
  /** Leads that answer in all; undefined before the first answer. */
  readonly count: number | undefined;
  readonly error: CallError | undefined;
  /** The row at `index`, if it was read. */
  row(index: number): ListRow | undefined;
  /** The place of a lead among the rows that were read; -1 when it is not among them. */
  indexOf(id: string): number;
  /** Says which rows are in view. */
  show(first: number, last: number): void;
  /** The rows `first` to `last`, read if need be. */
  rows(first: number, last: number): Promise<ListRow[]>;
  retry(): void;
}

/** One question: rows, and the cells of their own columns where there are any. */
async function part({ own, ...request }: ListRequest, offset: number, limit: number) {
  const { rows, count } = await read('leads_list', { ...request, offset, limit });
  if (!own?.length || rows.length === 0) return { rows: rows as readonly ListRow[], count };
  const cells: Record<string, Record<string, string>> = {};
  const found = await read('fields_cells', { leads: rows.map((row) => row.id), fields: own });
  for (const { lead, field, value } of found) (cells[lead] ??= {})[field] = value;
  return { rows: rows.map((row): ListRow => ({ ...row, cells: cells[row.id] ?? {} })), count };
}

/** Reads windows of `leads_list`. Call while a component or controller is set up. */
export function windows(request: () => ListRequest): Windows {
  let pages = $state.raw(new Map<number, readonly ListRow[]>());
  let count = $state<number | undefined>();
  let error = $state.raw<CallError | undefined>();
  let current: ListRequest | undefined;
  let generation = 0;
  let view = { first: 0, last: WINDOW - 1 };
  /** Windows that were read or asked in this generation. */
  let fresh = new Set<number>();

  async function ask(page: number): Promise<void> {
    if (!current) return;
    const mine = generation;
    fresh.add(page);
    try {
      const answer = await part(current, page * WINDOW, WINDOW);
      if (mine !== generation) return;
      pages = new Map(pages).set(page, answer.rows);
      if (answer.count >= 0) count = answer.count;
      error = undefined;
    } catch (thrown) {
      if (mine !== generation) return;
      fresh.delete(page);
      if (thrown instanceof CallError) error = thrown;
    }
  }

  function fill(): void {
    const last = Math.floor(Math.max(0, view.last) / WINDOW);
    for (let page = Math.floor(Math.max(0, view.first) / WINDOW); page <= last; page += 1) {
      if (!fresh.has(page)) void ask(page);
    }
  }

  function renew(): void {
    generation += 1;
    fresh = new Set();
    fill();
  }

  $effect(() => {
    current = request();
    untrack(renew);
  });

  $effect(() => {
    const mine = new Set([...(TOPICS.leads_list ?? []), ...(TOPICS.fields_cells ?? [])]);
    return onTopics((topics) => {
      if (topics.some((topic) => mine.has(topic))) untrack(renew);
    });
  });

  $effect(() => () => {
    generation += 1;
  });

  return {
    get count() {
      return count;
    },
    get error() {
      return error;
    },
    row: (index) => pages.get(Math.floor(index / WINDOW))?.[index % WINDOW],
    indexOf(id) {
      for (const [page, rows] of pages) {
        const at = rows.findIndex((row) => row.id === id);
        if (at >= 0) return page * WINDOW + at;
      }
      return -1;
    },
    show(first, last) {
      view = { first, last };
      fill();
    },
    async rows(first, last) {
      if (!current) return [];
      const request = current;
      const offsets: number[] = [];
      for (let offset = first; offset <= last; offset += PART) offsets.push(offset);
      const found: ListRow[] = [];
      while (offsets.length) {
        const answers = await Promise.all(
          offsets
            .splice(0, AT_ONCE)
            .map((offset) => part(request, offset, Math.min(PART, last - offset + 1))),
        );
        found.push(...answers.flatMap((answer) => answer.rows));
      }
      return found;
    },
    retry: renew,
  };
}

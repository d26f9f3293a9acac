/**
 * The queue of duplicates without its markup: which pair is in hand, what was chosen for it, and
 * the three answers. Pairs come in pages; the one in hand is named by its leads, so that it stays
 * in hand while others leave the queue.
 */
import { change, job, live, type DuplicatePair, type MergeLeads } from '../../ipc';
import { personName, toast, toastError, toastUndo } from '../../shared';
import { t } from '../../texts';

/** Pairs of one page. */
export const PAGE = 100;

/** The two lists; they never mix. */
export type Sort = 'certain' | 'maybe';

/** The name of a pair. */
export function pairKey(pair: Pick<DuplicatePair, 'one' | 'other'>): string {
  return `${pair.one.id} ${pair.other.id}`;
}

/** What a merge of the pair is asked with: the older lead stays unless `turned`. */
export function mergeOf(
  pair: DuplicatePair,
  kept: Readonly<Record<string, string>>,
  turned = false,
): MergeLeads {
  const leads = [pair.one.id, pair.other.id];
  return {
    leads: turned ? leads.toReversed() : leads,
    keep: Object.entries(kept).map(([field, lead]) => ({ field, lead })),
  };
}

/** The state of the page. Make it while the component is set up. */
export function duplicateQueue(query: () => URLSearchParams) {
  let sort = $state<Sort>(query().get('sort') === 'certain' ? 'certain' : 'maybe');
  let offset = $state(0);
  let inHand = $state(query().get('pair') ?? '');
  /** Where the pair in hand stands, for when it leaves. */
  let place = $state(0);
  let kept = $state<Record<string, string>>({});
  /** The newer lead stays instead of the older one. */
  let turned = $state(false);
  let busy = $state(false);
  let merging = $state<{ done: number; total: number; stop: () => void } | undefined>();

  const page = live('duplicates_list', () => ({
    certain: sort === 'certain',
    offset,
    limit: PAGE,
  }));
  const pairs = $derived(page.data?.pairs ?? []);
  const index = $derived.by(() => {
    const known = pairs.findIndex((pair) => pairKey(pair) === inHand);
    return known >= 0 ? known : Math.min(place, pairs.length - 1);
  });
  const pair = $derived(pairs[index]);
  const preview = live('duplicates_compare', () =>
    pair ? mergeOf(pair, kept, turned) : undefined,
  );

  // an address that names no list: the certain ones first, if there are any
  let settled = query().has('sort');
  $effect(() => {
    if (settled || !page.data) return;
    settled = true;
    if (page.data.certain > 0) sort = 'certain';
  });

  function take(at: number): void {
    const next = pairs[at];
    if (!next) return;
    if (pairKey(next) !== (pair && pairKey(pair))) forget();
    inHand = pairKey(next);
    place = at;
  }

  /** What was chosen belongs to one pair. */
  function forget(): void {
    kept = {};
    turned = false;
  }

  /** The pair leaves: its place is the next one's. */
  function leave(): void {
    place = index;
    inHand = '';
    forget();
  }

  async function answer(run: () => Promise<void>): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      await run();
    } catch (thrown) {
      toastError(thrown);
    }
    busy = false;
  }

  return {
    page,
    preview,
    get sort() {
      return sort;
    },
    set sort(next: Sort) {
      settled = true;
      sort = next;
      offset = 0;
      place = 0;
      inHand = '';
      forget();
    },
    get pairs() {
      return pairs;
    },
    get pair() {
      return pair;
    },
    get index() {
      return index;
    },
    get offset() {
      return offset;
    },
    get total() {
      return page.data ? page.data[sort] : 0;
    },
    get busy() {
      return busy;
    },
    get merging() {
      return merging;
    },
    take,
    turn(by: number): void {
      offset = Math.max(0, offset + by * PAGE);
      place = 0;
      inHand = '';
      forget();
    },
    /** Lets the other lead stay; what was chosen field by field stays chosen. */
    turnLeads(): void {
      turned = !turned;
    },
    /** Says whose value of a field stays. */
    keep(field: string, lead: string): void {
      kept = { ...kept, [field]: lead };
    },
    /** Puts the pair behind all others, also after the next start; the next one comes into hand. */
    later: () =>
      answer(async () => {
        const now = pair;
        if (!now) return;
        const { one, other } = now;
        const changed = await change('duplicates_later', { one: one.id, other: other.id });
        leave();
        const text = t('duplicates-put-off', { name: personName(one) });
        if (changed.change_id) toastUndo(text, changed.change_id);
      }),
    same: () =>
      answer(async () => {
        const now = pair;
        if (!now) return;
        const stays = turned ? now.other : now.one;
        const { changed } = await change('duplicates_merge', mergeOf(now, kept, turned));
        leave();
        const text = t('duplicates-merged', { name: personName(stays) });
        if (changed.change_id) toastUndo(text, changed.change_id);
      }),
    different: () =>
      answer(async () => {
        const now = pair;
        if (!now) return;
        const { one, other } = now;
        const changed = await change('duplicates_different', { one: one.id, other: other.id });
        leave();
        const text = t('duplicates-kept-apart', {
          name: personName(one),
          other: personName(other),
        });
        if (changed.change_id) toastUndo(text, changed.change_id);
      }),
    mergeCertain: () =>
      answer(async () => {
        const work = job('duplicates_merge_certain', {}, ({ done, total }) => {
          merging = { done, total, stop: work.stop };
        });
        merging = { done: 0, total: 0, stop: work.stop };
        try {
          const { merged, people, changed } = await work.done;
          const text = t('duplicates-merged-all', { merged, people });
          if (changed.change_id) toastUndo(text, changed.change_id);
          else toast(t('duplicates-merged-none'));
        } finally {
          merging = undefined;
        }
      }),
  };
}

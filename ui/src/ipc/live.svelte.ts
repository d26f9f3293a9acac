/**
 * Data on the screen: a read that asks again when its request or one of its topics changes.
 *
 * The page holds no truth: screens show `live(…).data` and never patch it. While a new answer is
 * on its way the old one stays, so nothing flickers. The latest request wins; a late reply to an
 * older one is dropped by number.
 */
import { untrack } from 'svelte';
import { onTopics, read, type ReadName, type Req, type Res } from './call';
import { CallError } from './errors';
import { TOPICS } from './generated';
import { asWireError } from './transport';

/** What a screen reads of a `live`. All fields are reactive. */
export interface Live<T> {
  /** The newest answer; undefined before the first. */
  readonly data: T | undefined;
  /** Why the newest question failed; undefined when it did not. */
  readonly error: CallError | undefined;
  /** A question is on its way. */
  readonly loading: boolean;
  /** Ask again now. */
  refresh(): void;
}

/**
 * Asks `name` with `req()` and again whenever state read in `req` or a topic of the command
 * changes. `undefined` from `req` means: nothing to ask now (data stays empty). Call it while a
 * component or controller is set up (it holds an effect).
 */
export function live<N extends ReadName>(name: N, req: () => Req<N> | undefined): Live<Res<N>> {
  let data = $state.raw<Res<N> | undefined>();
  let error = $state.raw<CallError | undefined>();
  let loading = $state(false);
  let number = 0;
  let wanted: Req<N> | undefined;
  let known: string | undefined;
  let again = false;

  async function ask(): Promise<void> {
    const mine = ++number;
    again = false;
    if (wanted === undefined) {
      data = undefined;
      error = undefined;
      loading = false;
      return;
    }
    loading = true;
    try {
      const answer = await (read as (name: N, req: Req<N>) => Promise<Res<N>>)(name, wanted);
      if (mine !== number) return;
      data = answer;
      error = undefined;
    } catch (thrown) {
      if (mine !== number) return;
      const why = thrown instanceof CallError ? thrown : new CallError(asWireError(thrown));
      // an older question of the same place was heard later and stopped this one, the newest
      if (why.code === 'stopped') again = true;
      else error = why;
    }
    loading = false;
    // changes that came while this answer was under way: one more question for all of them
    if (again) void ask();
  }

  function refresh(): void {
    if (loading) again = true;
    else void ask();
  }

  let begun = false;
  $effect(() => {
    wanted = req();
    // the state behind a request is made anew with every answer; the same question is not asked
    // again for that, else each change would be asked about twice
    const asked = JSON.stringify(wanted);
    if (begun && asked === known) return;
    begun = true;
    known = asked;
    untrack(() => void ask());
  });

  $effect(() => {
    const mine = new Set(TOPICS[name] ?? []);
    if (mine.size === 0) return undefined;
    return onTopics((topics) => {
      if (topics.some((topic) => mine.has(topic))) untrack(refresh);
    });
  });

  $effect(() => () => {
    number += 1;
  });

  return {
    get data() {
      return data;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    refresh,
  };
}

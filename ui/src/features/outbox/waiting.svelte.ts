/**
 * All that waits, so that heads and "Cancel all" tell and do the whole. The core answers 200 messages
 * at a time, and which group a waiting message belongs to is only known from the message itself.
 */
import { live, read, type Message } from '../../ipc';
import { STATES_OF } from './groups';

/** Messages in one answer of the core. */
export const PAGE = 200;
/** More are not read: whoever waits behind that many needs no list. */
const MOST = 2000;
/** While mail leaves, the pages after the first are read again at most this often, ms. */
const PAUSE_MS = 1000;

/** Reads what waits and keeps it fresh. Make it while the component is set up. */
export function allWaiting() {
  const states = STATES_OF.waiting;
  const first = live('outbox_list', () => ({ states, offset: 0, limit: PAGE }));
  let rest = $state.raw<readonly Message[]>([]);
  let partial = $state(true);
  let readAt = -PAUSE_MS;
  const messages = $derived([...(first.data?.messages ?? []), ...rest]);

  let number = 0;

  /** Reads the pages after the first. Runs to its end also while mail leaves, else it never would. */
  async function readOn(count: number): Promise<void> {
    const mine = ++number;
    readAt = performance.now();
    const found: Message[] = [];
    let whole = count <= MOST;
    try {
      for (let offset = PAGE; offset < Math.min(count, MOST); offset += PAGE) {
        const page = await read('outbox_list', { states, offset, limit: PAGE });
        if (mine !== number) return;
        found.push(...page.messages);
      }
    } catch {
      // the page tells that some are missing; the next change reads again
      whole = false;
    }
    if (mine !== number) return;
    rest = found;
    partial = !whole;
  }

  $effect(() => {
    if (!first.data) return undefined;
    const { count } = first.data;
    const wait = readAt + PAUSE_MS - performance.now();
    const timer = setTimeout(() => void readOn(count), wait);
    return () => clearTimeout(timer);
  });

  $effect(() => () => {
    number += 1;
  });

  return {
    first,
    get messages() {
      return messages;
    },
    /** Not all of them are here. */
    get partial() {
      return partial;
    },
  };
}

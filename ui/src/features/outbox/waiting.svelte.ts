/**
 * All that waits, so that heads and "Cancel all" tell and do the whole. The core answers 200 messages
 * at a time, and which group a waiting message belongs to is only known from the message itself.
 */
import { live, read, type Message } from '../../ipc';
import { STATES_OF } from './groups';

/** Messages in one answer of the core. */
export const PAGE = 200;
/** More are not read: every mail that leaves has all of them read again. */
const MOST = 2000;

/** Reads what waits and keeps it fresh. Make it while the component is set up. */
export function allWaiting() {
  const states = STATES_OF.waiting;
  const first = live('outbox_list', () => ({ states, offset: 0, limit: PAGE }));
  let rest = $state.raw<readonly Message[]>([]);
  let partial = $state(true);
  const messages = $derived([...(first.data?.messages ?? []), ...rest]);

  $effect(() => {
    if (!first.data) return undefined;
    const { count } = first.data;
    let stale = false;
    async function readOn(): Promise<void> {
      const found: Message[] = [];
      let whole = count <= MOST;
      try {
        for (let offset = PAGE; offset < Math.min(count, MOST); offset += PAGE) {
          const page = await read('outbox_list', { states, offset, limit: PAGE });
          if (stale) return;
          found.push(...page.messages);
        }
      } catch {
        // the page tells that some are missing; the next change reads again
        whole = false;
      }
      if (stale) return;
      rest = found;
      partial = !whole;
    }
    void readOn();
    return () => {
      stale = true;
    };
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

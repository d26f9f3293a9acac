/**
 * A stand-in for the core in tests: answers by name, keeps what was asked. Not part of the page.
 */
import { resetCalls } from '../ipc/call';
import { useTransport, type WireEvent } from '../ipc/transport';

/** Answers to commands by name; a name without an answer is refused as unknown. */
export type Answers = Record<string, ((body: never) => unknown) | undefined>;

/** What a test sees of the stand-in. */
export interface FakeCore {
  /** Every question so far, oldest first. */
  asked: { name: string; body: unknown }[];
  /** The bodies of one command's questions. */
  of(name: string): unknown[];
  /** Lets the page hear an event. */
  tell(event: WireEvent): void;
  /** Takes the stand-in away. */
  end(): void;
}

/** Puts a stand-in in the place of the core until `end`. */
export function fakeCore(answers: Answers): FakeCore {
  const asked: FakeCore['asked'] = [];
  const ears: ((event: WireEvent) => void)[] = [];
  resetCalls();
  useTransport({
    call: async (name, body) => {
      asked.push({ name, body });
      const answer = answers[name];
      if (!answer) throw { code: 'unknown_command', params: { name }, detail: null };
      return answer(body as never);
    },
    listen: (listener) => {
      ears.push(listener);
      return { ready: Promise.resolve(), stop: () => {} };
    },
  });
  return {
    asked,
    of: (name) => asked.filter((one) => one.name === name).map((one) => one.body),
    tell: (event) => {
      for (const ear of ears) ear(event);
    },
    end: () => {
      resetCalls();
      useTransport(undefined);
    },
  };
}

/** The answer of a change that touched `topics`. */
export function changed(id = 'c1', topics: readonly string[] = ['leads']): unknown {
  return { change_id: id, topics, label: { op: 'test', params: {} } };
}

/**
 * A core for tests of the page: answers from a table, remembers what was asked, tells events.
 * Only tests import it.
 */
import { useTransport, type WireEvent } from './transport';
import { resetCalls } from './call';

/** One question that the page asked. */
export interface Asked {
  name: string;
  body: unknown;
}

/** What the fake answers: a value, or a function of the request that may throw a refusal. */
export type Answers = Record<string, unknown>;

/** Puts a fake core in place; `end` takes it away. */
export function fakeCore(answers: Answers): {
  asked: Asked[];
  /** Names asked, in order. */
  names: () => string[];
  tell: (event: WireEvent) => void;
  end: () => void;
} {
  const asked: Asked[] = [];
  let hear: (event: WireEvent) => void = () => {};
  useTransport({
    async call(name, body) {
      asked.push({ name, body });
      const answer = answers[name];
      if (answer === undefined) throw { code: 'unknown_command', params: {}, detail: name };
      return typeof answer === 'function' ? answer(body) : answer;
    },
    listen(listener) {
      hear = listener;
      return { ready: undefined, stop: () => {} };
    },
  });
  return {
    asked,
    names: () => asked.map(({ name }) => name),
    tell: (event) => hear(event),
    end: () => {
      resetCalls();
      useTransport(undefined);
    },
  };
}

let changes = 0;

/** An answer of a change. */
export function changed(id = 'c1', topics: readonly string[] = []): unknown {
  changes += 1;
  return { change_id: id, topics, label: { op: 'update_settings', params: {} }, number: changes };
}

/** Waits until every promise that is under way has been answered. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}

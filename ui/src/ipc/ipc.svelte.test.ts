import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { change, job, resetCalls } from './call';
import { CallError } from './errors';
import { TOPICS } from './generated';
import { live } from './live.svelte';
import { asWireError, decode, useTransport, type WireEvent } from './transport';

/** A core that answers when the test says so. */
interface Question {
  name: string;
  body: unknown;
  answer(value: unknown): void;
  refuse(value: unknown): void;
}
let questions: Question[] = [];
let tell: (event: WireEvent) => void = () => {};
let stop: () => void = () => {};
let heard: Promise<void> | undefined;

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const NAME = 'test_list' as never;
const topics = TOPICS as Record<string, unknown>;

beforeEach(() => {
  questions = [];
  heard = undefined;
  topics['test_list'] = ['leads'];
  useTransport({
    call: (name, body) =>
      new Promise((answer, refuse) => questions.push({ name, body, answer, refuse })),
    listen: (hear) => {
      tell = hear;
      return { ready: heard, stop: () => {} };
    },
  });
});
afterEach(() => {
  stop();
  resetCalls();
  useTransport(undefined);
  delete topics['test_list'];
});

function watch(req: () => unknown): { data: unknown; error: unknown; loading: boolean } {
  let found: unknown;
  stop = $effect.root(() => {
    found = live(NAME, req as never);
  });
  flushSync();
  return found as never;
}

let told = 0;
const changed = (id: string | null, of: string[], number = ++told): WireEvent =>
  ({ event: 'changed', change_id: id, topics: of, number }) as WireEvent;

test('a late reply to an older question is dropped', async () => {
  let page = $state(1);
  const list = watch(() => ({ page }));
  page = 2;
  flushSync();
  questions[1]?.answer('second');
  await tick();
  questions[0]?.answer('first');
  await tick();
  expect(list.data).toBe('second');
});

test('only a change of its own topics makes a list ask again', async () => {
  const list = watch(() => ({}));
  questions[0]?.answer('old');
  await tick();
  tell(changed('c1', ['settings']));
  expect(questions).toHaveLength(1);
  tell(changed('c2', ['leads']));
  expect(questions).toHaveLength(2);
  expect(list.data).toBe('old');
  questions[1]?.answer('new');
  await tick();
  expect(list.data).toBe('new');
});

test('nothing is asked before the page hears of changes', async () => {
  let hears: () => void = () => {};
  heard = new Promise((resolve) => (hears = resolve));
  watch(() => ({}));
  await tick();
  expect(questions).toHaveLength(0);
  hears();
  await tick();
  expect(questions).toHaveLength(1);
  questions[0]?.answer('old');
  await tick();
  tell(changed('c3', ['leads']));
  expect(questions).toHaveLength(2);
});

test('a burst of changes costs one more question, not many', async () => {
  watch(() => ({}));
  for (let at = 0; at < 5; at += 1) tell(changed(`b${at}`, ['leads']));
  questions[0]?.answer('stale');
  await tick();
  expect(questions).toHaveLength(2);
});

test('an own change is told once, by its answer, and not again by the event', async () => {
  watch(() => ({}));
  questions[0]?.answer('old');
  await tick();
  const done = change('x_move' as never, {} as never);
  questions[1]?.answer({ change_id: 'own', topics: ['leads'], label: 'Move', number: 901 });
  await done;
  expect(questions.map((one) => one.name)).toEqual(['test_list', 'x_move', 'test_list']);
  questions[2]?.answer('new');
  await tick();
  tell(changed('own', ['leads'], 901));
  expect(questions).toHaveLength(3);
});

test('a change without an undo step is told once, whether event or answer comes first', async () => {
  watch(() => ({}));
  questions[0]?.answer('old');
  await tick();
  const done = change('outbox_cancel' as never, {} as never);
  tell(changed(null, ['leads'], 902));
  questions[2]?.answer('new');
  await tick();
  questions[1]?.answer({ change_id: null, topics: ['leads'], label: 'Cancel', number: 902 });
  await done;
  expect(questions.map((one) => one.name)).toEqual(['test_list', 'outbox_cancel', 'test_list']);
});

test('a list whose request comes out of another list asks once for each change', async () => {
  let column = $state.raw({ stage: { id: 's1' }, count: 1 });
  watch(() => ({ stage: column.stage.id }));
  questions[0]?.answer('old');
  await tick();
  tell(changed('c4', ['leads']));
  // the board has answered: a new object that names the same stage
  column = { stage: { id: 's1' }, count: 2 };
  flushSync();
  questions[1]?.answer('new');
  await tick();
  expect(questions).toHaveLength(2);
  column = { stage: { id: 's2' }, count: 0 };
  flushSync();
  expect(questions).toHaveLength(3);
});

test('nothing is asked while there is nothing to ask', () => {
  const list = watch(() => undefined);
  expect([questions.length, list.data, list.loading]).toEqual([0, undefined, false]);
});

test('a refusal keeps the old rows on the screen and says why', async () => {
  const list = watch(() => ({}));
  questions[0]?.answer('rows');
  await tick();
  tell(changed('c3', ['leads']));
  questions[1]?.refuse({ code: 'internal', params: { log_id: 'L1' }, detail: null });
  await tick();
  expect(list.data).toBe('rows');
  expect((list.error as CallError).code).toBe('internal');
});

test('the newest question is asked again when an older one that was heard later stopped it', async () => {
  let text = $state('a');
  const list = watch(() => ({ text }));
  text = 'b';
  flushSync();
  expect(questions).toHaveLength(2);
  questions[1]?.refuse({ code: 'stopped', params: {}, detail: null });
  questions[0]?.answer('rows of a');
  await tick();
  expect([list.data, list.error]).toEqual([undefined, undefined]);
  expect(questions[2]?.body).toEqual({ text: 'b' });
  questions[2]?.answer('rows of b');
  await tick();
  expect(list.data).toBe('rows of b');
});

test('a job tells its progress until it ends and can be stopped', async () => {
  const seen: number[] = [];
  const work = job('x_import' as never, { file: 'f' } as never, ({ done }) => seen.push(done));
  expect(questions[0]?.body).toEqual({ file: 'f', job: work.id });
  tell({ event: 'progress', job: work.id, phase: 'rows', done: 3, total: 9 });
  tell({ event: 'progress', job: 'other', phase: 'rows', done: 7, total: 9 });
  void work.stop();
  expect(questions[1]).toMatchObject({ name: 'job_stop', body: { job: work.id } });
  questions[0]?.answer('report');
  expect(await work.done).toBe('report');
  tell({ event: 'progress', job: work.id, phase: 'rows', done: 9, total: 9 });
  expect(seen).toEqual([3]);
});

test('whatever a bridge throws becomes a refusal with a code', () => {
  const refusal = { code: 'lead_gone', params: { name: '佐藤' }, detail: null };
  expect(asWireError(refusal)).toEqual(refusal);
  expect(asWireError(JSON.stringify(refusal))).toEqual(refusal);
  expect(asWireError(new TypeError('no network')).code).toBe('internal');
});

test('an answer in bytes is read as JSON', () => {
  const bytes = new TextEncoder().encode('{"name":"佐藤"}');
  expect(decode(bytes.buffer)).toEqual({ name: '佐藤' });
  expect(decode(new ArrayBuffer(0))).toBeNull();
  expect(decode({ a: 1 })).toEqual({ a: 1 });
});

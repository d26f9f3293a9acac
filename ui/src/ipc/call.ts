/**
 * The page's three verbs towards the core: `read`, `change`, `job`. Names and shapes come from
 * `generated.ts`, so that a wrong request does not compile.
 */
import { CallError } from './errors';
import type { Changed, Commands, FileToken, KINDS, Topic } from './generated';
import {
  asWireError,
  transport,
  type Hearing,
  type ProgressEvent,
  type WireEvent,
} from './transport';

/** The name of a command. */
export type Name = keyof Commands;
/** Members that may be `null` may also be left out, at any depth: the core fills them in. */
type Loose<T> = T extends readonly (infer I)[]
  ? readonly Loose<I>[]
  : T extends object
    ? { [K in keyof T as null extends T[K] ? never : K]: Loose<T[K]> } & {
        [K in keyof T as null extends T[K] ? K : never]?: Loose<T[K]>;
      }
    : T;
/** Names of one kind: `read`, `change`, `job`, `shell`. */
type Kind<K extends string> = {
  [N in Name]: (typeof KINDS)[N] extends K ? N : never;
}[Name];
/** Commands that only look; the shell's own (dialogs, links) are asked the same way. */
export type ReadName = Kind<'read' | 'shell'>;
/** Commands that write. */
export type ChangeName = Kind<'change'>;
/** Commands that may take long. */
export type JobName = Kind<'job'>;
/** What the command takes. */
export type Req<N extends Name> = Loose<Commands[N][0]>;
/** What the command answers. */
export type Res<N extends Name> = Commands[N][1];

/** Commands that need nothing may be called without a request. */
type Args<N extends Name> = Record<string, never> extends Req<N> ? [req?: Req<N>] : [req: Req<N>];

type TopicListener = (topics: readonly Topic[]) => void;

const topicListeners = new Set<TopicListener>();
const dropListeners = new Set<(file: FileToken) => void>();
const progressListeners = new Map<string, (event: ProgressEvent) => void>();
/** Numbers of changes that were told: answer and event of one change are not two. */
const announced = new Set<number>();
let hearing: Hearing | undefined;
/** Over once no event can be missed any more. */
let deaf: Promise<void> | undefined;

function announceChange({ number, topics }: Pick<Changed, 'number' | 'topics'>): void {
  if (announced.has(number)) return;
  announced.add(number);
  if (announced.size > 200) announced.delete(announced.values().next().value as number);
  for (const listener of topicListeners) listener(topics);
}

function hear(event: WireEvent): void {
  if (event.event === 'changed') announceChange(event);
  else if (event.event === 'progress') progressListeners.get(event.job)?.(event);
  else for (const listener of dropListeners) listener(event.file);
}

function listening(): Hearing {
  if (hearing) return hearing;
  hearing = transport().listen(hear);
  deaf = hearing.ready?.finally(() => (deaf = undefined));
  return hearing;
}

async function ask<N extends Name>(name: N, req: unknown): Promise<Res<N>> {
  try {
    return (await transport().call(name, req)) as Res<N>;
  } catch (thrown) {
    throw new CallError(asWireError(thrown));
  }
}

/**
 * Asks without changing anything. The first questions wait until no event can be missed any more:
 * what changed between their answer and that moment would stay unseen. @throws CallError
 */
export function read<N extends ReadName>(name: N, ...[req]: Args<N>): Promise<Res<N>> {
  listening();
  return deaf ? deaf.then(() => ask(name, req ?? null)) : ask(name, req ?? null);
}

/**
 * Changes something: one undo step. Every `live` of a topic in the answer asks again at once.
 * @throws CallError when nothing was written
 */
export async function change<N extends ChangeName>(name: N, ...[req]: Args<N>): Promise<Res<N>> {
  return write(name, req);
}

async function write<N extends Name>(name: N, req: unknown): Promise<Res<N>> {
  const answer = await ask(name, req ?? null);
  const changed = findChanged(answer);
  if (changed) announceChange(changed);
  return answer;
}

/** The `Changed` of an answer: the answer itself or its field `changed`. */
function findChanged(answer: unknown): Changed | undefined {
  if (!answer || typeof answer !== 'object') return undefined;
  if ('change_id' in answer && 'topics' in answer) return answer as unknown as Changed;
  if ('changed' in answer) return findChanged(answer.changed);
  return undefined;
}

/** A running job: its end, and the way to stop it (nothing is written then). */
export interface Job<T> {
  id: string;
  done: Promise<T>;
  stop(): Promise<void>;
}

/**
 * Starts long work. `onProgress` is called at most ten times a second. The name of the job is
 * chosen here, so the request is written without its field `job`.
 */
export function job<N extends JobName>(
  name: N,
  req: Omit<Req<N>, 'job'>,
  onProgress: (event: ProgressEvent) => void = () => {},
): Job<Res<N>> {
  const id = crypto.randomUUID();
  listening();
  progressListeners.set(id, onProgress);
  const done = write(name, { ...req, job: id }).finally(() => progressListeners.delete(id));
  return {
    id,
    done,
    stop: async () => {
      await ask('job_stop', { job: id });
    },
  };
}

/** Calls `listener` after each change, own or other, with its topics; returns the way to end it. */
export function onTopics(listener: TopicListener): () => void {
  listening();
  topicListeners.add(listener);
  return () => topicListeners.delete(listener);
}

/** Hears of files dropped on the window or given at the start; returns the way to end it. */
export function onDropped(listener: (file: FileToken) => void): () => void {
  listening();
  dropListeners.add(listener);
  return () => dropListeners.delete(listener);
}

/** Gives a file to those who hear of dropped ones, as if it had been dropped. */
export function handOver(file: FileToken): void {
  for (const listener of dropListeners) listener(file);
}

/** Tests only: forget everything heard so far. */
export function resetCalls(): void {
  hearing?.stop();
  hearing = undefined;
  deaf = undefined;
  topicListeners.clear();
  progressListeners.clear();
  dropListeners.clear();
  announced.clear();
}

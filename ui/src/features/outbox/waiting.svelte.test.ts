import { flushSync } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { Message, Req } from '../../ipc';
import { fakeCore, settle } from '../../ipc/fake';
import { allWaiting } from './waiting.svelte';

const queue = (count: number): Pick<Message, 'id'>[] =>
  Array.from({ length: count }, (_, at) => ({ id: `m${at}` }));
let stop = (): void => {};
afterEach(() => stop());

let left = 0;
let core: ReturnType<typeof fakeCore>;

async function opened(count: number): Promise<ReturnType<typeof allWaiting>> {
  left = count;
  core = fakeCore({
    outbox_list: (body: unknown) => {
      const { offset, limit } = body as Req<'outbox_list'>;
      return { messages: queue(left).slice(offset, offset + limit), count: left };
    },
  });
  let page: ReturnType<typeof allWaiting> | undefined;
  const end = $effect.root(() => {
    page = allWaiting();
  });
  stop = () => {
    end();
    core.end();
  };
  for (let round = 0; round < 15; round += 1) {
    flushSync();
    // oxlint-disable-next-line no-await-in-loop
    await settle();
  }
  return page as ReturnType<typeof allWaiting>;
}

test('what one answer does not hold is read on, so that the number is the true one', async () => {
  const page = await opened(296);
  expect(new Set(page.messages.map(({ id }) => id)).size).toBe(296);
  expect(page.partial).toBe(false);
});

test('a queue too long to be read again and again says that there is more', async () => {
  const page = await opened(2500);
  expect(page.messages.length).toBe(2000);
  expect(page.partial).toBe(true);
});

test('the number follows while mail leaves, and not with every mail anew', async () => {
  const page = await opened(600);
  const before = core.asked.length;
  const begun = performance.now();
  for (let mail = 1; mail <= 14; mail += 1) {
    left -= 1;
    core.tell({ event: 'changed', change_id: null, topics: ['outbox'], number: 7000 + mail });
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 100));
    flushSync();
  }
  expect(new Set(page.messages.map(({ id }) => id)).size).toBeLessThan(597);
  const offsets = core.asked.slice(before).map(({ body }) => (body as Req<'outbox_list'>).offset);
  const seconds = (performance.now() - begun) / 1000;
  expect(offsets.filter((offset) => offset === 200).length).toBeLessThan(seconds + 2);
});

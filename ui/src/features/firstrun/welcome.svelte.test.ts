import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changed, fakeCore } from '../../ipc/fake';
import { setRoutes } from '../../shared/router.svelte';
import { language, setLanguage } from '../../texts';
import { welcome } from './welcome.svelte';

let core: ReturnType<typeof fakeCore>;
let answers: Record<string, unknown>;
let stop = (): void => {};
let start: ReturnType<typeof welcome>;

beforeEach(() => {
  setLanguage('en');
  location.hash = '#/welcome';
  const load = async () => ({ default: (() => {}) as never });
  setRoutes(
    ['/today', '/leads', '/import'].map((path) => ({ path, title: 'frame-today' as const, load })),
  );
  answers = { settings_update: changed(), sample_load: changed() };
  core = fakeCore(answers);
  stop = $effect.root(() => {
    start = welcome();
  });
  flushSync();
});
afterEach(() => {
  stop();
  core.end();
  setLanguage('en');
});

test('the language switches at once and takes the name order with it', () => {
  expect(start.nameOrder).toBe('given_first');
  start.speak('ja');
  expect([language(), start.nameOrder]).toEqual(['ja', 'family_first']);
});

test('a name order that was chosen stays when the language changes', () => {
  start.order('family_first');
  start.speak('ja');
  start.speak('en');
  expect(start.nameOrder).toBe('family_first');
});

test('sample data is there before the first run ends, and opens Today', async () => {
  start.way = 'sample';
  await start.begin();
  expect(core.names()).toEqual(['sample_load', 'settings_update', 'settings_update']);
  expect(core.asked[1]?.body).toEqual({ name_order: 'given_first' });
  expect(core.asked[2]?.body).toMatchObject({ started: true, language: 'en' });
  expect(location.hash).toBe('#/today');
});

test('a failed sample load leaves the person where they were, to choose again', async () => {
  answers['sample_load'] = () => {
    throw { code: 'disk_full', params: {}, detail: null };
  };
  start.way = 'sample';
  await start.begin();
  expect(core.names()).toEqual(['sample_load']);
  expect([location.hash, start.busy]).toEqual(['#/welcome', false]);
});

test.each([
  ['list', '#/import'],
  ['empty', '#/leads'],
  ['cards', '#/leads'],
] as const)('the way "%s" opens the screen that is there: %s', async (way, hash) => {
  start.way = way;
  await start.begin();
  expect(location.hash).toBe(hash);
});

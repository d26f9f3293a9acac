/** Enter in the palette: it does what the answer to the typed words marks, and nothing older. */
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draft } from '../features/capture/draft.svelte';
import { fakeCore, settle } from '../ipc/fake';

import { t } from '../texts';
import Palette from './Palette.svelte';
import { panels } from './panels.svelte';

/** Questions of the palette that the core has not answered yet, by their text. */
let open: Map<string, (rows: readonly unknown[]) => void>;
let core: ReturnType<typeof fakeCore>;

const person = (id: string, name: string): unknown => ({
  id,
  name,
  kana: '',
  company: 'Acme',
  score: 10,
  band: 'cold',
});

beforeEach(async () => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  HTMLElement.prototype.scrollIntoView = () => {};
  location.hash = '/today';
  open = new Map();
  core = fakeCore({
    segments_list: [],
    leads_find: ({ text }: { text: string }) =>
      new Promise((resolve) => open.set(text, (rows) => resolve({ rows }))),
  });
  render(Palette);
  panels.palette = true;
  await settle();
});
afterEach(() => {
  panels.palette = false;
  cleanup();
  core.end();
});

const place = (): string => location.hash.slice(1);
const field = (): HTMLElement => screen.getByRole('combobox');
const marked = (): string | undefined =>
  document.querySelector('[aria-selected="true"]')?.textContent ?? undefined;
async function type(text: string): Promise<void> {
  await fireEvent.input(field(), { target: { value: text } });
  await tick();
}
async function answer(text: string, ...rows: unknown[]): Promise<void> {
  open.get(text)?.(rows);
  await settled();
}
/** The palette has closed and what was chosen has run. */
async function settled(): Promise<void> {
  await settle();
  await settle();
}

test('Enter before the answer waits for it and opens the person instead of adding one', async () => {
  await type('佐藤');
  expect(marked(), 'nobody is offered as new before the answer').toBeUndefined();
  await fireEvent.keyDown(field(), { key: 'Enter' });
  await settle();
  expect([panels.palette, place()]).toEqual([true, '/today']);
  await answer('佐藤', person('7', '佐藤 花子'));
  expect([panels.palette, place()]).toEqual([false, '/leads/7']);
});

test('Enter with nobody found adds what was typed', async () => {
  await type('Nobody');
  await fireEvent.keyDown(field(), { key: 'Enter' });
  await settle();
  expect(panels.palette).toBe(true);
  await answer('Nobody');
  expect(panels.palette).toBe(false);
  expect(draft.fields.family_name).toBe('Nobody');
  const form = await screen.findByRole('dialog', { name: t('capture-add') });
  (form as HTMLDialogElement).close();
  await settled();
});

test('typing on takes back an Enter that still waits, and an older answer is not shown', async () => {
  await type('佐');
  await fireEvent.keyDown(field(), { key: 'Enter' });
  await type('佐藤');
  await answer('佐', person('1', '佐々木 一'));
  expect([panels.palette, marked()]).toEqual([true, undefined]);
  await answer('佐藤', person('7', '佐藤 花子'));
  expect(panels.palette, 'the Enter was for the older words').toBe(true);
  expect(marked()).toContain('佐藤 花子');
});

test('a row that the arrows chose is not swapped for another by the answer', async () => {
  await type('a');
  await answer('a', person('1', 'Abe'), person('2', 'Aoki'));
  await fireEvent.keyDown(field(), { key: 'ArrowDown' });
  expect(marked()).toContain('Aoki');
  await type('ab');
  await fireEvent.keyDown(field(), { key: 'ArrowDown' });
  await fireEvent.keyDown(field(), { key: 'Enter' });
  await answer('ab', person('1', 'Abe'));
  expect(panels.palette, 'Aoki is gone, and nobody else was meant').toBe(true);
  await fireEvent.keyDown(field(), { key: 'Enter' });
  await settled();
  expect(place()).toBe('/leads/1');
});

test('the Enter that ends a composition does nothing, closing forgets the question', async () => {
  await type('佐藤');
  await fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
  await fireEvent.keyDown(field(), { key: 'Enter', keyCode: 229 });
  await answer('佐藤', person('7', '佐藤 花子'));
  expect(panels.palette).toBe(true);
  await type('佐藤 花');
  await fireEvent.keyDown(field(), { key: 'Enter' });
  panels.palette = false;
  await answer('佐藤 花', person('7', '佐藤 花子'));
  expect(place(), 'Esc was the last word').toBe('/today');
});

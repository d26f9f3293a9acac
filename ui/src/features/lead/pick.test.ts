/** A question with a few answers: the key that means one means it also before it is shown. */
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { t } from '../../texts';
import type { Choice } from './choice';
import Pick from './Pick.svelte';

const CHOICES: readonly Choice[] = [
  { id: 'new', text: 'New' },
  { id: 'won', text: 'Won', keys: 'w' },
];

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});
afterEach(cleanup);

async function asked(typed: string): Promise<string[]> {
  const picked: string[] = [];
  const props = { title: 'Where to', onpick: (id: string) => picked.push(id), onclose: () => {} };
  const { rerender } = render(Pick, { ...props, choices: [] });
  const field = screen.getByRole('combobox', { hidden: true });
  await fireEvent.input(field, { target: { value: typed } });
  await rerender({ ...props, choices: CHOICES });
  await tick();
  return picked;
}

test('a key pressed before the answers are there chooses what it means', async () => {
  expect(await asked('w')).toEqual(['won']);
  cleanup();
  expect(await asked('1')).toEqual(['new']);
});

test('words typed before the answers are there only narrow them', async () => {
  expect(await asked('wo')).toEqual([]);
  expect(screen.getAllByRole('option', { hidden: true })).toHaveLength(1);
});

test('where nothing fits, that is said beside the list, not in it', async () => {
  expect(await asked('zz')).toEqual([]);
  expect(screen.getByRole('status', { hidden: true }).textContent).toBe(t('lead-pick-none'));
  expect(screen.getByRole('listbox', { hidden: true }).children).toHaveLength(0);
});

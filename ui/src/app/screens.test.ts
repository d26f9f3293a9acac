/**
 * What a screen registers while it is set up is still there after the screen before it has gone.
 * Svelte sets the new screen up first and takes the old one down in the same batch, where state reads
 * as it was before: a list that the teardown rebuilt from state once lost what the new screen had
 * just added, and after Today no verb worked in Leads.
 */
import { cleanup, render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import { targets, useLeads } from '../features/lead';
import type { LeadRow } from '../ipc';
import { allCommands, useCommands } from '../shared';
import OneOf from './OneOf.svelte';

/** A screen with a command and a lead of its own. */
const screen = (name: string): Component =>
  (() => {
    useCommands(() => [{ id: `${name}.verb`, group: 'lead', text: () => name, run: () => {} }]);
    useLeads(() => [{ id: name } as LeadRow]);
    return {};
  }) as unknown as Component;
const screens = { today: screen('today'), leads: screen('leads'), funnel: screen('funnel') };

const here = (): string[] => [
  ...allCommands().map(({ id }) => id),
  ...targets().map(({ id }) => id),
];
afterEach(cleanup);

test('the commands and leads of a screen stay when the one before it goes', async () => {
  const { rerender, unmount } = render(OneOf, { screens, at: 'today' });
  expect(here()).toEqual(['today.verb', 'today']);
  for (const at of ['leads', 'funnel', 'today', 'leads']) {
    await rerender({ screens, at });
    expect(here(), at).toEqual([`${at}.verb`, at]);
  }
  unmount();
  expect(here()).toEqual([]);
});

/** What applies to all that follow, as a person types it. */
import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changed, fakeCore, settle } from '../../ipc/fake';
import { t } from '../../texts';
import { clearDraft, draft, saveNew } from './draft.svelte';
import SessionBar from './SessionBar.svelte';

let core: ReturnType<typeof fakeCore>;
let made: (source: unknown) => void;
beforeEach(() => {
  // the calendar of the day field watches its place; jsdom has no sizes
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  } as unknown as typeof ResizeObserver;
  HTMLElement.prototype.togglePopover = () => false;
  const { matches } = HTMLElement.prototype;
  vi.spyOn(HTMLElement.prototype, 'matches').mockImplementation(function (
    this: HTMLElement,
    selector: string,
  ) {
    return selector !== ':popover-open' && matches.call(this, selector);
  });
  core = fakeCore({
    leads_lists: () => ({
      tags: [],
      sources: [{ id: 's1', name: 'Known fair', place: '', channel: 'trade_show' }],
    }),
    leads_add_source: () => new Promise((resolve) => (made = resolve)),
    settings_update: () => changed(),
    leads_add: () => ({ lead: 'l1', changed: changed() }),
  });
  clearDraft();
});
afterEach(() => {
  cleanup();
  core.end();
});

const of = (name: string): unknown[] =>
  core.asked.filter((one) => one.name === name).map((one) => one.body);

async function typed(text: string): Promise<HTMLElement> {
  render(SessionBar);
  await settle();
  const field = screen.getByRole('combobox', { name: t('capture-source') });
  await userEvent.type(field, text);
  return field;
}

test('a new source counts when its field is left, and a lead that is saved at once waits for it', async () => {
  const field = await typed('New fair');
  await userEvent.tab();
  expect(of('leads_add_source')).toMatchObject([{ name: 'New fair' }]);
  expect(field).toHaveProperty('value', 'New fair');
  draft.fields.family_name = 'Sato';
  const saved = saveNew(false);
  await settle();
  expect(of('leads_add')).toEqual([]);
  made({ source: 's2', changed: changed() });
  expect(await saved).toBe(true);
  expect(of('leads_add')).toMatchObject([{ source: 's2' }]);
  expect(of('settings_update')).toMatchObject([{ capture: { source: 's2' } }]);
  // Enter and then leaving the field is one source, not two
  await userEvent.type(field, '{Enter}');
  expect(of('leads_add_source')).toHaveLength(1);
});

test('the name of a known source is that source', async () => {
  await typed('Known fair');
  await userEvent.tab();
  await settle();
  expect(of('leads_add_source')).toEqual([]);
  expect(of('settings_update')).toMatchObject([{ capture: { source: 's1' } }]);
});

test('the day of the cards goes with every lead and every meeting until another event is chosen', async () => {
  render(SessionBar);
  await settle();
  await userEvent.type(screen.getByRole('textbox', { name: t('capture-met') }), '2026/3/18');
  await userEvent.tab();
  expect(of('settings_update')).toMatchObject([{ capture: { met_on: '2026-03-18' } }]);
  draft.fields.family_name = 'Sato';
  draft.extra.met = '2026-03-19';
  await saveNew(false);
  expect(of('leads_add')).toMatchObject([{ met_on: '2026-03-19' }]);
});

/** The board driven by keys, against a core of its own. */
import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Column, LeadRow, ReadCards } from '../../ipc';
import { changed, fakeCore, settle } from '../../ipc/fake';
import { announced } from '../../shared/announce.svelte';
import { closeToast, toasts } from '../../shared/toasts.svelte';
import { setLanguage } from '../../texts';
import { cardPage, idOf, patchDom, row, stage } from '../lead/fixtures';
import FunnelPage from './FunnelPage.svelte';
import { askedManual, place } from './kept.svelte';

const stages = [
  stage('new'),
  stage('contacted', { sort: 'urgency' }),
  stage('won', { kind: 'won' }),
  stage('lost', { kind: 'lost' }),
];
/** A lead with an id as the core gives it, called by a letter. */
const lead = (letter: string, more: Partial<LeadRow> = {}): LeadRow =>
  row(idOf(letter), { name: `Lead ${letter}`, ...more });
let cards: Record<string, LeadRow[]>;
let answers: Record<string, unknown>;
let core: ReturnType<typeof fakeCore>;

const column = (at: number): Column => ({
  stage: stages[at] as never,
  count: cards[stages[at]?.code ?? '']?.length ?? 0,
  values: [],
  weighted: [],
  median_days: null,
  went_on: null,
});

beforeEach(async () => {
  patchDom();
  setLanguage('en');
  place.focus = undefined;
  place.scroll.clear();
  askedManual.clear();
  for (const one of toasts()) closeToast(one.id);
  cards = {
    new: [lead('a', { name: '佐藤 花子', kana: 'サトウ ハナコ' }), lead('b'), lead('c')],
    contacted: [lead('x', { stage: 'contacted' })],
  };
  answers = {
    funnel_stages: stages,
    leads_lists: { sources: [], tags: [] },
    funnel_board: () => ({
      columns: stages.map((_, at) => column(at)),
      open: 4,
      no_step: 4,
      quiet: 0,
    }),
    funnel_cards: ({ stage: of, offset, limit }: ReadCards) =>
      cardPage((cards[of] ?? []).slice(offset, offset + limit), offset),
  };
  core = fakeCore(answers);
  render(FunnelPage, { params: {}, query: new URLSearchParams() });
  await settle();
  await settle();
});
afterEach(() => {
  cleanup();
  core.end();
});

/** By accessible name; not by role, which takes seconds over a board in jsdom. */
function named(selector: string, name: RegExp): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((one) =>
    name.test(one.getAttribute('aria-label') ?? ''),
  );
}
const list = (name: RegExp): HTMLElement => named('.lane > ul', name)[0] as HTMLElement;
const card = (name: RegExp): HTMLElement => named('li.card', name)[0] as HTMLElement;
const cardsOf = (name: RegExp): HTMLElement[] => [
  ...list(name).querySelectorAll<HTMLElement>('li.card'),
];
const last = (name: string): unknown => core.asked.findLast((one) => one.name === name)?.body;

test('a column says its name, its size and its place, a card all that it shows', () => {
  const items = cardsOf(/^New, 3 leads, 1 of 4$/);
  expect(items.map((item) => item.getAttribute('aria-posinset'))).toEqual(['1', '2', '3']);
  expect(items[0]?.getAttribute('aria-label')).toMatch(/佐藤 花子.*score 20 Cool.*No next step/);
  expect(named('button', /^Won, 0 leads/)).toHaveLength(1);
});

test('the board is one Tab stop and arrows walk it', async () => {
  const stops = named('li.card', /./).filter((item) => item.tabIndex === 0);
  expect(stops).toHaveLength(1);
  card(/佐藤/).focus();
  await userEvent.keyboard('{ArrowDown}j');
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Lead c/);
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Lead x/);
});

test('Shift and an arrow move the card, tell it, offer Undo, and the focus goes along', async () => {
  answers['funnel_shift'] = () => {
    const moved = cards['new']?.shift() as LeadRow;
    cards['contacted']?.unshift({ ...moved, stage: 'contacted' });
    return {
      changed: changed('m1', ['leads', 'stages']),
      stage: 'contacted',
      position: 1,
      count: 2,
      stayed: 0,
    };
  };
  card(/佐藤/).focus();
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  await settle();
  await settle();
  expect(last('funnel_shift')).toEqual({ leads: [idOf('a')], by: 1 });
  expect(toasts().at(-1)).toMatchObject({ text: 'Moved 佐藤 花子 to Contacted' });
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(announced()).toBe(
    'Moved 佐藤 花子 from New to Contacted, position 1 of 2. Undo with Control Z.',
  );
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/佐藤.*in Contacted/);
});

test('at the end of the funnel it is said and nothing is changed', async () => {
  answers['funnel_shift'] = {
    changed: changed(null as never),
    stage: 'new',
    position: 1,
    count: 3,
    stayed: 1,
  };
  card(/佐藤/).focus();
  await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(announced()).toBe('Already in the first stage.');
  expect(toasts()).toEqual([]);
});

test('Alt and an arrow put the card below the next one; a refusal puts it back and says why', async () => {
  answers['funnel_move'] = () => {
    throw { code: 'disk_full', params: {}, detail: null };
  };
  card(/佐藤/).focus();
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await settle();
  expect(last('funnel_move')).toMatchObject({
    leads: [idOf('a')],
    to: 'new',
    after: idOf('b'),
    place: true,
  });
  expect(toasts().at(-1)).toMatchObject({ kind: 'error', action: { text: 'Try again' } });
  const [first] = cardsOf(/^New/);
  expect(first?.getAttribute('aria-label')).toMatch(/佐藤.*Card 1 of 3/);
});

test('a column in the order of urgency is asked before a card gets a place of its own', async () => {
  cards['contacted']?.push(lead('y', { stage: 'contacted' }));
  core.tell({ event: 'changed', change_id: 'z', topics: ['leads'], number: 91 });
  await settle();
  await settle();
  card(/^Lead x/).focus();
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await settle();
  expect(screen.getByText('Switch this column to manual order?')).toBeTruthy();
  await userEvent.click(screen.getByText('Keep Urgency'));
  await settle();
  expect(core.names()).not.toContain('funnel_move');
});

test('x selects, the bulk bar counts, Esc clears', async () => {
  card(/佐藤/).focus();
  await userEvent.keyboard('x{ArrowDown}x');
  expect(screen.getByText('2 selected')).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByText(/selected$/)).toBeNull();
});

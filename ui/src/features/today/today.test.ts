/** Today driven by keys, against a core of its own. */
import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Today, TodayRow } from '../../ipc';
import { changed, fakeCore, settle } from '../../ipc/fake';
import { setLanguage } from '../../texts';
import { asking, dismissed } from '../lead/actions.svelte';
import { patchDom, row } from '../lead/fixtures';
import LeadDialogs from '../lead/LeadDialogs.svelte';
import { dispatchKey, registerCommands } from '../../shared/commands.svelte';
import { lead as leadFeature } from '../lead';
import TodayPage from './TodayPage.svelte';

let rows: TodayRow[];
let core: ReturnType<typeof fakeCore>;
let stopCommands = (): void => {};

const call = (id: string): TodayRow => ({
  lead: row(id, {
    step: {
      state: 'overdue',
      kind: 'call',
      title: '',
      due_on: '2026-11-20',
      due_at: null,
      since: null,
      why: '',
      crossed: null,
    },
  }),
  why: [{ code: 'late', params: { days: 2 } }],
  verb: 'call',
});

function plan(): Today {
  return {
    on: '2026-11-22',
    holiday: '',
    to_do: rows.length,
    minutes: 5,
    done: 0,
    groups: rows.length ? [{ code: 'overdue', count: rows.length, rows, review: [] }] : [],
    upcoming: [],
    tomorrow: 3,
    checklist: {
      leads: true,
      step: true,
      mail: true,
      backup: true,
      follow_up: true,
      dismissed: false,
    },
  };
}

beforeEach(async () => {
  patchDom();
  setLanguage('en');
  dismissed();
  rows = [call('a'), call('b')];
  core = fakeCore({
    today_list: plan,
    funnel_stages: [],
    leads_get: () => {
      throw { code: 'lead_gone', params: {}, detail: null };
    },
    leads_timeline: { items: [], next: null },
    leads_finish_step: () => {
      rows = rows.slice(1);
      return changed('f1', ['steps']);
    },
  });
  stopCommands = registerCommands(leadFeature.commands ?? []);
  addEventListener('keydown', dispatchKey);
  render(TodayPage);
  render(LeadDialogs);
  await settle();
  await settle();
});
afterEach(() => {
  cleanup();
  stopCommands();
  removeEventListener('keydown', dispatchKey);
  core.end();
});

test('row 1 has the focus at once and tells who, why and what', () => {
  const label = document.activeElement?.getAttribute('aria-label') ?? '';
  expect(label).toMatch(/^Lead a, Acme, score 20 Cool, Call · \d+ d late\. Why: 2 d late$/);
  expect(screen.getByText('2 to do')).toBeTruthy();
});

test('start, done, a digit: three keys, and the next lead stands there', async () => {
  await userEvent.keyboard('{Enter}');
  expect(screen.getByText('1 of 2')).toBeTruthy();
  await userEvent.keyboard('d');
  await settle();
  expect(asking()?.kind).toBe('finish');
  await userEvent.keyboard('2');
  await settle();
  await settle();
  expect(core.asked.find((one) => one.name === 'leads_finish_step')?.body).toEqual({
    lead: 'a',
    note: '',
    next: { kind: 'call', title: '', due: '+3d', time: '' },
  });
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Lead b/);
});

test('a finished list says what comes tomorrow', async () => {
  rows = [];
  core.tell({ event: 'changed', change_id: 'x', topics: ['steps'], number: 91 });
  await settle();
  await settle();
  expect(screen.getByText(/Nothing more for today. 3 leads come back tomorrow/)).toBeTruthy();
});

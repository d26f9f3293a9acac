/** The page that the core's own test writes (`funnel/cards_tests.rs`) becomes the cards it was. */
import { expect, test } from 'vitest';
import { cardsOf, type LeadCard } from './cards';
import sample from './cards.sample.json';
import type { CardPage } from './generated';

const page = sample as unknown as CardPage;

test('a page that came member by member becomes the cards it was made of', () => {
  const [first, second] = cardsOf(page);
  const hanako: LeadCard = {
    id: '00000000-0000-4000-8000-0000000000a1',
    name: '佐藤 花子',
    kana: 'サトウ ハナコ',
    company: '株式会社サクラ電機',
    department: '営業部',
    title: '部長',
    mail: 'hanako@sakura.example',
    phone: '',
    mail_trouble: '',
    stage: '00000000-0000-4000-8000-000000000051',
    grade: 'A',
    score: 81,
    band: 'hot',
    step: {
      state: 'today',
      kind: 'call',
      title: '見積の件',
      due_on: '2026-04-07',
      due_at: 1_775_520_000_000,
      since: null,
      crossed: { total: 81, gain: 30 },
    },
    replied: true,
    quiet: false,
    stage_since: 1_775_000_000_000,
    value_minor: 1_200_000,
    value_currency: 'JPY',
    source: '展示会2026',
    tags: [
      { id: 't1', name: 'VIP', colour: 1 },
      { id: 't2', name: '展示会', colour: 2 },
    ],
    own: [
      { field: 'own:1', name: '色', kind: 'choice', value: '青' },
      { field: 'own:2', name: '会員', kind: 'yes_no', value: 'yes' },
    ],
  };
  expect(first).toEqual(hanako);
  const none = { state: 'none', kind: '', title: '', due_on: null, due_at: null, since: null };
  expect(second).toMatchObject({
    id: '019d461f-0900-7000-8000-0000000000b2',
    name: 'Bob Miller',
    kana: '',
    department: '',
    mail_trouble: 'bounced',
    stage: hanako.stage,
    step: { ...none, crossed: null },
    replied: false,
    quiet: true,
    stage_since: hanako.stage_since,
    tags: [{ id: 't2', name: '展示会', colour: 2 }],
    own: [],
  });
});

test('a page without cards has none', () => {
  expect(cardsOf({ ...page, id: [] })).toEqual([]);
});

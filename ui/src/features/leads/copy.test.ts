import { afterEach, expect, test } from 'vitest';
import type { LeadRow, Stage } from '../../ipc';
import { setLanguage } from '../../texts';
import { columnsOf } from './columns';
import { copied } from './copy';

const lead = (more: Partial<LeadRow>): LeadRow =>
  ({
    id: '1',
    name: '佐藤 花子',
    company: 'アクメ & Co',
    title: '',
    score: 82,
    aside: '',
    stage: 's1',
    value_minor: 0,
    value_currency: 'JPY',
    phone: '',
    ...more,
  }) as LeadRow;
const stages = new Map([['s1', { id: 's1', code: 'new', name_ja: '', name_en: '' } as never]]);
const copy = (leads: LeadRow[]): ReturnType<typeof copied> =>
  copied(leads, columnsOf(['company', 'score', 'phone'], []), stages as ReadonlyMap<string, Stage>);

afterEach(() => setLanguage('en'));

test('a line for the heads and one for each lead, with all cells', () => {
  setLanguage('ja');
  const lines = copy([lead({}), lead({ name: 'Kim\tLee\nJr.' })]).text.split('\r\n');
  expect(lines).toEqual([
    '名前\t会社\tスコア\t電話',
    '佐藤 花子\tアクメ & Co\t82\t',
    'Kim Lee Jr.\tアクメ & Co\t82\t',
  ]);
});

test('what a spreadsheet would run as a formula is made text, as in the export', () => {
  const { text } = copy([lead({ company: '=HYPERLINK("http://evil.example")', phone: '+81 3' })]);
  expect(text.split('\r\n')[1]).toBe('佐藤 花子\t\'=HYPERLINK("http://evil.example")\t82\t\'+81 3');
});

test('the table shows signs as signs', () => {
  expect(copy([lead({ company: '<b>A & B</b>' })]).html).toContain(
    '<td>&#60;b&#62;A &#38; B&#60;/b&#62;</td>',
  );
});

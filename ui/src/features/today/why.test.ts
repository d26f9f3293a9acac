import { beforeEach, expect, test } from 'vitest';
import { setLanguage } from '../../texts';
import { whyText } from './why';

const stages = [
  {
    id: 's1',
    code: 'qualified',
    kind: 'qualified',
    name_en: '',
    name_ja: '見極め済み',
    quiet_days: 14,
    probability: 40,
    sort: 'urgency',
    colour: 3,
  },
] as const;

beforeEach(() => setLanguage('en'));

test('a value is told in short money, not in minor units', () => {
  const why = { code: 'value', params: { money: 800_000, currency: 'JPY' } };
  expect(whyText(why, stages)).toBe('worth ¥800K');
});

test('a stage is told by the name that was given to it', () => {
  const why = { code: 'stage', params: { days: 21, stage: 's1' } };
  expect(whyText(why, stages)).toBe('21 d in Qualified');
  setLanguage('ja');
  expect(whyText(why, stages)).toContain('見極め済み');
});

test('a code without words is left out rather than shown raw', () => {
  expect(whyText({ code: 'from_the_future', params: {} }, stages)).toBe('');
});

import { expect, test } from 'vitest';
import type { Affiliation, StepView } from '../../ipc';
import { stepReason, stepTitle } from '../../shared';
import { pastWork } from './career';

const at = (company: string, from: string, until: string | null): Affiliation => ({
  id: company,
  company_id: company,
  side: false,
  company,
  department: '',
  title: '部長',
  from,
  until,
});

test('past work is told with its time, without today and without slips of one day', () => {
  const career = [
    at('サクラ電機', '2026-05-01', null),
    at('サクラ電気', '2026-05-01', '2026-05-01'),
    at('アクメ', '2026-04-01', '2026-05-01'),
  ];
  expect(pastWork(career)).toEqual(['アクメ · 部長 (1 Apr 2026 – 1 May 2026)']);
});

test('a step of the contact line names the score and its reasons', () => {
  const step: StepView = {
    state: 'today',
    kind: 'call',
    title: '',
    due_on: '2026-04-01',
    due_at: null,
    since: null,
    why: '',
    crossed: { total: 82, gain: 35, rules: [{ rule: 'reply', points: 15 }] },
  };
  expect(stepTitle(step)).toBe('Call: score 82 (+35)');
  expect(stepReason(step)).toBe('Crossed the contact line: Replied or asked a question +15');
  expect(stepReason({ ...step, crossed: null, why: 'lost_return' })).toBe('Back to nurturing');
  expect(stepReason({ ...step, crossed: null })).toBe('');
});

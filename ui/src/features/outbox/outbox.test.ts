import { expect, test } from 'vitest';
import type { Message } from '../../ipc';
import { setThisDay } from '../../shared';
import { byCause, grouped, groupOf, totalOf, WITHOUT_STATE } from './groups';
import { stateText, when } from './words';

const message = (state: Message['state'], reason = '', id: string = state): Message => ({
  id,
  lead: 'l',
  name: '佐藤 花子',
  to: 'a@ex.example',
  subject: 'お礼',
  state,
  reason,
  due_at: 0,
  is_due: true,
  retry_at: null,
  sent_at: null,
  attempts: 0,
  reply: '',
  practice: false,
  can_cancel: false,
});

test('what needs the person stands before what only waits', () => {
  const list = [
    message('sent'),
    message('scheduled'),
    message('rejected', 'address'),
    message('scheduled', 'paused', 'p'),
    message('unknown'),
  ];
  expect(grouped(list).map(({ group }) => group)).toEqual([
    'unknown',
    'refused',
    'held',
    'queued',
    'sent',
  ]);
});

test('a limit that passes by itself is no hold', () => {
  expect(groupOf(message('scheduled', 'limit'))).toBe('queued');
  expect(groupOf(message('scheduled', 'login'))).toBe('held');
  expect(groupOf(message('scheduled', 'needs_ok'))).toBe('needs_ok');
  expect(groupOf(message('deferred'))).toBe('queued');
});

test('a head tells how many there are, not how many were read', () => {
  const counts = [
    { state: 'sent' as const, count: 290 },
    { state: 'filed' as const, count: 5 },
    { state: 'scheduled' as const, count: 296 },
  ];
  expect(totalOf('sent', 49, counts)).toBe(295);
  expect(totalOf('queued', 296, counts)).toBe(296);
  expect([...WITHOUT_STATE]).toEqual(['needs_ok', 'held', 'queued']);
});

test('a message that moved between two pages stands there once, as it was read first', () => {
  const twice = [message('sent', '', 'm'), message('scheduled', '', 'm')];
  expect(grouped(twice).map(({ group }) => group)).toEqual(['sent']);
});

test('UX070: many mails with one cause are one cause', () => {
  const list = ['a', 'b', 'c'].map((id) => message('scheduled', 'login', id));
  expect(byCause([...list, message('scheduled', 'paused')])).toEqual([
    { reason: 'login', count: 3 },
    { reason: 'paused', count: 1 },
  ]);
});

test('what is today is said by the core, whatever the machine thinks', () => {
  const at = Date.parse('2026-04-01T10:20:00+09:00');
  setThisDay('2026-04-01');
  expect(when(at)).toBe('10:20');
  setThisDay('2026-04-02');
  expect(when(at)).not.toBe('10:20');
  const waits: Message = { ...message('scheduled'), due_at: at };
  expect(stateText({ ...waits, is_due: false })).toContain('10:20');
  expect(stateText({ ...waits, is_due: true })).not.toContain('10:20');
  setThisDay('');
});

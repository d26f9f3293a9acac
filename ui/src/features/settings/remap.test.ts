import { expect, test } from 'vitest';
import type { Command } from '../../shared';
import { refusal, remapped } from './remap';

const command = (id: string, keys: string): Command => ({
  id,
  group: 'lead',
  text: () => id,
  keys,
  run: () => {},
});
const mail = command('lead.mail', 'e');
const today = command('go.today', 'g t');
const all = [mail, today];

test('a free key may be taken, its own key too', () => {
  expect(refusal('w', mail, all)).toBeUndefined();
  expect(refusal('e', mail, all)).toBeUndefined();
});

test('a key of another command is refused with its owner, the start of a sequence too', () => {
  expect(refusal('e', today, all)).toEqual({ reason: 'taken', by: mail });
  expect(refusal('g', mail, all)).toEqual({ reason: 'taken', by: today });
});

test('keys that people need to get around, and those of input methods, stay free', () => {
  for (const keys of ['Escape', 'Tab', 'ArrowDown', 'Shift+ArrowLeft', 'Ctrl+K']) {
    expect(refusal(keys, mail, all)).toEqual({ reason: 'kept' });
  }
  expect(refusal('Ctrl+Space', mail, all)).toEqual({ reason: 'foreign' });
});

test('going back to the built-in keys forgets the own ones only', () => {
  const kept = { 'lead.mail': 'w', 'go.today': '1' };
  expect(remapped(kept, 'lead.mail', undefined)).toEqual({ 'go.today': '1' });
  expect(remapped(kept, 'lead.mail', '')).toEqual({ 'lead.mail': '', 'go.today': '1' });
});

import { afterEach, expect, test } from 'vitest';
import type { Command } from '../shared';
import { setLanguage } from '../texts';
import { findCommands, fold } from './palette.svelte';
import { placeOf } from './routes';

const command = (id: string, text: Command['text'], more: Partial<Command> = {}): Command => ({
  id,
  group: 'go',
  text,
  run: () => {},
  ...more,
});
const all = [
  command('today', 'frame-go-today', { keys: 'Ctrl+1' }),
  command('funnel', 'frame-go-funnel'),
  command('move', () => 'Move to…', { blocked: () => 'nothing chosen' }),
  command('secret', 'frame-go-outbox', { hidden: true }),
];
const found = (query: string): string[] => findCommands(query, all).map(({ id }) => id);

afterEach(() => setLanguage('en'));

test('a command is found by its words in either language', () => {
  expect(found('today')).toEqual(['today']);
  expect(found('今日')).toEqual(['today']);
  setLanguage('ja');
  expect(found('funnel')).toEqual(['funnel']);
});

test('half width, hiragana and katakana are one', () => {
  expect(new Set(['ﾌｧﾈﾙ', 'ふぁねる', 'ファネル'].map(fold)).size).toBe(1);
  expect(found('ふぁねる')).toEqual(['funnel']);
});

test('every word must fit, and > asks for commands', () => {
  expect(found('> go funnel')).toEqual(['funnel']);
  expect(found('go nowhere')).toEqual([]);
});

test('what cannot run now comes last with its reason, hidden commands never', () => {
  const rows = findCommands('', all);
  expect(rows.map(({ id }) => id)).toEqual(['today', 'funnel', 'move']);
  expect(rows.at(-1)?.blocked).toBe('nothing chosen');
});

test('the keys stand beside a command', () => {
  expect(findCommands('today', all)[0]?.keys).toBe('Ctrl+1');
});

test('an address belongs to the place of its first part', () => {
  expect(['/leads/7', '/settings/mail', '/'].map(placeOf)).toEqual(['/leads', '/settings', '/']);
});

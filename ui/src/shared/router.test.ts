import { expect, test } from 'vitest';
import { go, href, match, route } from './router.svelte';

test('named parts are handed over, decoded', () => {
  expect(match('/leads/:id', '/leads/a%2Fb')).toEqual({ id: 'a/b' });
  expect(match('/leads/:id/edit', '/leads/7/edit')).toEqual({ id: '7' });
});

test('a longer, shorter or other path does not fit', () => {
  for (const path of ['/leads', '/leads/', '/leads/7/x', '/lead/7']) {
    expect(match('/leads/:id', path)).toBeUndefined();
  }
});

test('an address carries only what is set, escaped', () => {
  expect(href('/leads', { q: '佐藤 & Co', tag: undefined })).toBe(
    '#/leads?q=%E4%BD%90%E8%97%A4+%26+Co',
  );
  expect(href('/leads')).toBe('#/leads');
});

test('a step is there at once, before the browser tells of it', () => {
  go('/import');
  expect(route().path).toBe('/import');
  go('/leads', { q: '佐藤' }, true);
  expect([route().path, route().query.get('q'), location.hash]).toEqual([
    '/leads',
    '佐藤',
    href('/leads', { q: '佐藤' }),
  ]);
});

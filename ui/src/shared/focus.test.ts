import { fireEvent } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { followHand } from './focus';

test('the page knows whether keys or the pointer are used, and a modifier alone is no key', async () => {
  followHand();
  const by = (): string | undefined => document.documentElement.dataset['by'];
  await fireEvent.pointerDown(document.body);
  expect(by()).toBe('pointer');
  await fireEvent.keyDown(document.body, { key: 'Control' });
  expect(by()).toBe('pointer');
  await fireEvent.keyDown(document.body, { key: 'ArrowDown' });
  expect(by()).toBe('keys');
});

import { expect, test, vi } from 'vitest';
import { isSingleLetter, keyName, onKeys, showKeys, worksInText } from './keys';

function press(key: string, more: KeyboardEventInit & { keyCode?: number } = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, cancelable: true, ...more });
}

test('the Enter that ends a Japanese conversion is nobody’s key (UX097)', () => {
  const submit = vi.fn();
  const handler = onKeys({ Enter: submit });
  handler(press('Enter', { isComposing: true }));
  // WebKit: after compositionend, isComposing is false and only keyCode 229 tells
  handler(press('Enter', { keyCode: 229 } as KeyboardEventInit));
  expect(submit).not.toHaveBeenCalled();
  handler(press('Enter'));
  expect(submit).toHaveBeenCalledOnce();
});

test('a handled press goes no further; one that answers false does', () => {
  const taken = press('Enter');
  onKeys({ Enter: () => {} })(taken);
  expect(taken.defaultPrevented).toBe(true);
  const left = press('Enter');
  onKeys({ Enter: () => false })(left);
  expect(left.defaultPrevented).toBe(false);
});

test.each([
  [press('n', { ctrlKey: true }), false, 'Ctrl+N'],
  [press('N', { ctrlKey: true, shiftKey: true }), false, 'Ctrl+Shift+N'],
  [press('k', { metaKey: true }), true, 'Ctrl+K'],
  [press('e'), false, 'e'],
  [press('E', { shiftKey: true }), false, 'Shift+E'],
  [press('?', { shiftKey: true }), false, '?'],
  [press('+', { ctrlKey: true, shiftKey: true }), false, 'Ctrl++'],
  [press(' '), false, 'Space'],
  [press('ArrowLeft', { shiftKey: true }), false, 'Shift+ArrowLeft'],
  [press('F6', { shiftKey: true }), false, 'Shift+F6'],
  [press('Control', { ctrlKey: true }), false, ''],
])('a press is named as shortcuts are written (%#)', (event, mac, name) => {
  expect(keyName(event, mac)).toBe(name);
});

test('text fields keep their own keys, and give up the rest', () => {
  expect(['e', 'Enter', 'Ctrl+Z', 'Ctrl+A', 'ArrowDown', 'Alt+ArrowLeft'].map(worksInText)).toEqual(
    [false, false, false, false, false, false],
  );
  expect(['Ctrl+K', 'Ctrl+Enter', 'F6', 'Shift+F6', 'Alt+1'].map(worksInText)).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
});

test('single letters are those that WCAG 2.1.4 lets people switch off', () => {
  expect(['e', '?', 'g t', 'Shift+E', '#'].every(isSingleLetter)).toBe(true);
  expect(['Ctrl+E', 'F1', 'Escape', 'Shift+ArrowLeft'].some(isSingleLetter)).toBe(false);
});

test('shortcuts are shown in the manner of the system', () => {
  expect(showKeys('Ctrl+Shift+Z', false)).toBe('Ctrl Shift Z');
  expect(showKeys('Ctrl+Shift+Z', true)).toBe('⌘⇧Z');
  expect(showKeys('Ctrl++', false)).toBe('Ctrl +');
  expect(showKeys('g t', false)).toBe('g t');
});

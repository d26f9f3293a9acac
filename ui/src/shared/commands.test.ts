import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  allCommands,
  dispatchKey,
  keyboard,
  keysOf,
  registerCommands,
  type Command,
} from './commands.svelte';

const command = (id: string, keys: string, more: Partial<Command> = {}): Command => ({
  id,
  group: 'lead',
  text: () => id,
  keys,
  run: vi.fn(),
  ...more,
});
let remove: (() => void)[] = [];

function add(...commands: Command[]): void {
  remove.push(registerCommands(commands));
}

function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

beforeEach(() => addEventListener('keydown', dispatchKey as EventListener));
afterEach(() => {
  removeEventListener('keydown', dispatchKey as EventListener);
  for (const one of remove) one();
  remove = [];
  keyboard.singleLetters = true;
  keyboard.remapped = {};
  document.body.replaceChildren();
});

test('a letter acts on the page and stays a letter in a text field', () => {
  const mail = command('lead.mail', 'e');
  add(mail);
  press(document.body, 'e');
  expect(mail.run).toHaveBeenCalledTimes(1);
  const field = document.body.appendChild(document.createElement('textarea'));
  const typed = press(field, 'e');
  expect(mail.run).toHaveBeenCalledTimes(1);
  expect(typed.defaultPrevented).toBe(false);
});

test('the newest screen wins a key and gives it back', () => {
  const board = command('board.move', 'm');
  const menu = command('menu.pick', 'm');
  add(board);
  add(menu);
  press(document.body, 'm');
  expect(menu.run).toHaveBeenCalledOnce();
  remove.pop()?.();
  press(document.body, 'm');
  expect(board.run).toHaveBeenCalledOnce();
});

test('a sequence needs both keys in order', () => {
  const today = command('go.today', 'g t');
  const task = command('lead.task', 't');
  add(today, task);
  press(document.body, 'g');
  press(document.body, 't');
  expect(
    [today.run, task.run].map((run) => (run as ReturnType<typeof vi.fn>).mock.calls.length),
  ).toEqual([1, 0]);
  press(document.body, 't');
  expect(task.run).toHaveBeenCalledOnce();
});

test('single letters can be switched off, other keys stay (UX096)', () => {
  const both = command('lead.new', 'n', { keys: ['n', 'Ctrl+N'] });
  add(both);
  keyboard.singleLetters = false;
  expect(keysOf(both)).toEqual(['Ctrl+N']);
  press(document.body, 'n');
  expect(both.run).not.toHaveBeenCalled();
  press(document.body, 'n', { ctrlKey: true });
  expect(both.run).toHaveBeenCalledOnce();
});

test('a remapped command answers to its new key only; an empty one to none (UX096)', () => {
  const one = command('lead.mail', 'e');
  add(one);
  keyboard.remapped = { 'lead.mail': 'w' };
  press(document.body, 'e');
  press(document.body, 'w');
  expect(one.run).toHaveBeenCalledOnce();
  keyboard.remapped = { 'lead.mail': '' };
  expect(keysOf(one)).toEqual([]);
});

test('a blocked command takes its key and does nothing', () => {
  const send = command('mail.send', 'Ctrl+Enter', { blocked: () => 'offline' });
  add(send);
  const event = press(document.body, 'Enter', { ctrlKey: true });
  expect(send.run).not.toHaveBeenCalled();
  expect(event.defaultPrevented).toBe(true);
});

test('behind an open dialog only its own commands act', () => {
  const page = command('lead.mail', 'e');
  const zoom = command('frame.zoom', 'Ctrl+0', { inDialog: true });
  add(page, zoom);
  const dialog = document.body.appendChild(document.createElement('dialog'));
  dialog.setAttribute('open', '');
  press(dialog, 'e');
  press(dialog, '0', { ctrlKey: true });
  expect(page.run).not.toHaveBeenCalled();
  expect(zoom.run).toHaveBeenCalledOnce();
});

test('of two commands with one id only the newer is listed', () => {
  add(command('a', 'a'));
  const newer = command('a', 'b');
  add(newer);
  expect(allCommands().filter((one) => one.id === 'a')).toEqual([newer]);
});

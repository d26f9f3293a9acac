import { beforeEach, expect, test, vi } from 'vitest';
import type { Template } from '../../ipc';

const change = vi.hoisted(() => vi.fn());
vi.mock('../../ipc', async (original) => ({ ...(await original<object>()), change }));
const { editing, editNew, follow, save } = await import('./editing.svelte');

const template = (id: string): Template =>
  ({
    id,
    name: id,
    purpose: 'thanks',
    texts: [],
    used: 0,
    problems: [],
  }) as unknown as Template;

beforeEach(() => {
  change.mockReset();
  editing.id = undefined;
});

test('the saved template stays open while the list does not know it yet', async () => {
  const old = [template('first'), template('second')];
  follow(old);
  expect(editing.id).toBe('first');
  editNew('en');
  editing.name = 'Mine';
  change.mockResolvedValue({ template: 'mine', problems: [], changed: { change_id: null } });
  expect(await save()).toBe(true);
  follow(old);
  expect(editing.id).toBe('mine');
  follow([...old, template('mine')]);
  expect(editing.id).toBe('mine');
  // undone away
  follow(old);
  expect(editing.id).toBeUndefined();
});

test('without a name nothing is sent, the field is asked for, what was typed stays', async () => {
  editNew('en');
  expect(editing.naming).toBe(true);
  editing.texts.en = { subject: 'Thanks', body: 'Dear' };
  editing.naming = false;
  expect(await save()).toBe(false);
  expect(change).not.toHaveBeenCalled();
  expect([editing.nameless, editing.naming, editing.dirty]).toEqual([true, true, true]);
  expect(editing.texts.en.body).toBe('Dear');
});

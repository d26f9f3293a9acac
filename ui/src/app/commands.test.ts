import { afterEach, expect, test } from 'vitest';
import { appearance, setAppearance } from '../shared/appearance.svelte';
import { closeToast, toasts } from '../shared/toasts.svelte';
import { frameCommands } from './commands';

afterEach(() => {
  for (const one of toasts()) closeToast(one.id);
  setAppearance({ zoom: 100 });
});

test('pressing the zoom key several times leaves one message: where it ended', () => {
  const larger = frameCommands.find((one) => one.id === 'frame.zoom-in');
  for (let press = 0; press < 3; press += 1) larger?.run();
  expect(appearance.zoom).toBe(150);
  expect(toasts().map((one) => one.text)).toEqual([expect.stringContaining('150')]);
});

/**
 * Every dialog in both languages and themes: accessible, reached by its key, left by Esc, and the
 * focus is back where it was.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { loadSample } from './screens.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

/** Keys that put a question on the list of leads. */
const ON_LIST = {
  'all verbs': ['.'],
  'move to': ['m'],
  won: ['m', 'w'],
  lost: ['m', 'l'],
  'next step': ['t'],
  done: ['d'],
  later: ['s'],
  'a call': ['c'],
  'a note': ['n'],
  tags: ['#'],
  'why this score': ['y'],
  'the palette': ['Control+k'],
  'the sheet of keys': ['F1'],
  'quick add': ['Control+n'],
  export: ['Control+Shift+e'],
};

/** Keys that put a question and answer it. */
const ANSWERED = {
  'moved by the menu': ['m', '3'],
  'a step planned': ['t', 'Control+Enter'],
  'done, with the next step': ['d', '2'],
  'put off': ['s', '1'],
  won: ['m', 'w', 'Control+Enter'],
};

/** The list of leads with the samples, and a row of it. */
async function list(host, look) {
  await loadSample(host, look.language);
  const page = await openPage(browser, host, { ...look, path: '/leads' });
  const row = page.locator('[data-index="2"]');
  await row.waitFor();
  return { page, row };
}

describe.each(['en', 'ja'])('in %s', (language) => {
  test.each(['light', 'dark'])('every dialog is sound and gives the focus back (%s)', async (theme) => {
    const host = await startHost();
    try {
      const { page, row } = await list(host, { language, theme });
      const faults = [];
      for (const [what, keys] of Object.entries(ON_LIST)) {
        try {
          await row.focus();
          for (const key of keys) {
            await page.keyboard.press(key);
            await page.locator('dialog[open]').waitFor();
          }
          await page.waitForTimeout(150);
          const inside = () => page.evaluate(() => document.activeElement?.closest('dialog') !== null);
          expect(await inside(), 'the focus is in the dialog').toBe(true);
          await expectAccessible(page, `${what} (${language}, ${theme})`);
          await page.keyboard.press('Escape');
          await page.locator('dialog[open]').waitFor({ state: 'detached', timeout: 5_000 });
          const back = () =>
            page.evaluate(() => document.activeElement?.dataset?.index ?? document.activeElement?.tagName);
          await expect.poll(back, { message: 'the focus is back', timeout: 5_000 }).toBe('2');
        } catch (fault) {
          faults.push(`${what}: ${fault.message}`);
          for (let at = 0; at < 3; at += 1) await page.keyboard.press('Escape');
        }
      }
      expect(faults).toEqual([]);
      expectQuiet(page);
    } finally {
      await host.stop();
    }
  });

  test('a key that follows Esc at once puts its question, however late the old one is told closed', async () => {
    const host = await startHost();
    try {
      const { page, row } = await list(host, { language });
      await row.focus();
      // the browser tells of a closed dialog in a task of its own, which keys may overtake
      await page.evaluate(() => {
        const hold = (event) => {
          if (!event.isTrusted) return;
          event.stopImmediatePropagation();
          setTimeout(() => event.target.dispatchEvent(new Event('close')), 400);
        };
        addEventListener('close', hold, true);
      });
      const open = page.locator('dialog[open]');
      for (const [first, next] of [
        ['s', 't'],
        ['Control+k', 'Control+k'],
      ]) {
        await page.keyboard.press(first);
        await open.waitFor();
        await page.keyboard.press('Escape');
        await page.keyboard.press(next);
        await open.waitFor();
        await page.waitForTimeout(700);
        expect(await open.count(), `${next} after ${first} and Esc`).toBe(1);
        await page.keyboard.press('Escape');
        await open.waitFor({ state: 'detached' });
      }
      expectQuiet(page);
    } finally {
      await host.stop();
    }
  });

  test('a question that was answered gives the focus back, too', async () => {
    const host = await startHost();
    try {
      const { page, row } = await list(host, { language });
      for (const [what, keys] of Object.entries(ANSWERED)) {
        await row.focus();
        for (const key of keys) {
          await page.keyboard.press(key);
          await page.waitForTimeout(300);
        }
        await expect.poll(() => page.locator('dialog[open]').count(), { message: what }).toBe(0);
        await expect
          .poll(() => page.evaluate(() => document.activeElement?.dataset?.index), { message: `focus after: ${what}` })
          .toBe('2');
      }
      expectQuiet(page);
    } finally {
      await host.stop();
    }
  });
});

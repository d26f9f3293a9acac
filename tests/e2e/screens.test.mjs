/**
 * Every screen in both languages and both themes: accessible, inside the policy, without a fault in
 * the log, and nothing wider than the window, also at 200 % zoom.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { SCREENS, loadSample, someLead } from './screens.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

/** Goes to a screen and waits until it stands: its title has come and nothing is drawn any more. */
async function visit(page, screen, lead) {
  const place = screen.replace(':lead', lead);
  const [title, same] = await page.evaluate((to) => {
    const here = location.hash.slice(1) || '/';
    // the pages of the settings share one title, and the first screen has come by itself
    const same = here === '/' || here === to || (here.startsWith('/settings') && to.startsWith('/settings'));
    location.hash = to;
    return [document.title, same];
  }, place);
  if (!same) await page.waitForFunction((before) => document.title !== before, title);
  await page.locator('main h1, main h2').first().waitFor();
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        let timer = setTimeout(resolve, 300);
        new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(resolve, 300);
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
  );
}

async function expectItFits(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, `${where} is wider than the window`).toBeLessThanOrEqual(0);
}

describe.each(['en', 'ja'])('in %s', (language) => {
  test.each(['light', 'dark'])('every screen is sound in the %s theme', async (theme) => {
    const host = await startHost();
    try {
      await loadSample(host, language);
      const lead = (await someLead(host)).id;
      const page = await openPage(browser, host, { language, theme });
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      for (const screen of SCREENS) {
        await visit(page, screen, lead);
        await expectAccessible(page, `${screen} (${language}, ${theme})`);
        await expectItFits(page, screen);
      }
      expectQuiet(page);
    } finally {
      await host.stop();
    }
  });

  test('every screen can be used at 200 % zoom', async () => {
    const host = await startHost();
    try {
      await loadSample(host, language);
      const lead = (await someLead(host)).id;
      // 1366 × 768 at 200 % is half the width and height in CSS pixels
      const page = await openPage(browser, host, { language, width: 683, height: 384, scale: 2 });
      for (const screen of SCREENS) {
        await visit(page, screen, lead);
        await expectItFits(page, `${screen} at 200 %`);
      }
      expectQuiet(page);
    } finally {
      await host.stop();
    }
  });
});

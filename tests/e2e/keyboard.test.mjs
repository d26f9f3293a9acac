/** The main job without a pointer: first run, board, palette, note, undo, shortcut sheet. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { textsOf } from './texts.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

test.each(['en', 'ja'])('everything of the journey has a key (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    const page = await openPage(browser, host, { language });
    const keys = page.keyboard;
    await page.getByRole('radio').first().waitFor();
    await keys.press('4');
    await keys.press('Enter');
    await expect.poll(async () => (await host.call('settings_get', null)).started, { timeout: 20_000 }).toBe(true);

    // The first run ends in a view of the frame; a key before that would be overtaken by it.
    await page.locator('nav [aria-current=page]').first().waitFor();
    await page.locator('main h1').first().waitFor();

    // the board: the first card has the focus after one Tab at most, arrows walk, Shift+arrow moves
    await keys.press('Control+2');
    await page.getByRole('list', { name: t('stage-new') }).waitFor();
    const first = page.getByRole('list', { name: t('stage-new') }).getByRole('listitem').first();
    await first.waitFor();
    for (let presses = 0; presses < 25; presses += 1) {
      if (await page.evaluate(() => document.activeElement?.matches('li[aria-label]'))) break;
      await keys.press('Tab');
    }
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    expect(await focused(), 'Tab reaches a card').not.toBe('');
    const name = (await focused()).split(/[,、]/)[0].trim().replace(/さん$/, '');
    await keys.press('Shift+ArrowRight');
    const stageOf = async () => {
      const rows = (await host.call('leads_find', { text: name, limit: 5 })).rows;
      const stages = await host.call('funnel_stages', null);
      return stages.find((stage) => stage.id === rows.find((row) => row.name === name).stage).code;
    };
    await expect.poll(stageOf, { timeout: 15_000 }).toBe('contacted');
    await keys.press('Control+z');
    await expect.poll(stageOf, { timeout: 15_000 }).toBe('new');

    // the palette finds a person by name and opens the page
    await keys.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, 'palette');
    await keys.type(name);
    // faster than the search: Enter waits for its answer
    await keys.press('Enter');
    await page.locator('main h1', { hasText: name.split(' ')[0] }).waitFor();

    // a note
    await keys.press('n');
    await page.waitForFunction(() => document.activeElement?.matches('textarea'));
    await keys.type('担当の方は来週まで出張');
    await keys.press('Control+Enter');
    const found = (await host.call('leads_find', { text: name, limit: 5 })).rows[0];
    const notes = async () => JSON.stringify(await host.call('leads_timeline', { lead: found.id, limit: 20 }));
    await expect.poll(notes, { timeout: 15_000 }).toContain('来週まで出張');

    // the sheet of all keys
    await keys.press('Escape');
    await page.evaluate(() => document.activeElement?.blur());
    await keys.press('?');
    await page.getByRole('heading', { name: t('frame-shortcuts') }).waitFor();
    await expectAccessible(page, 'shortcut sheet');
    await keys.press('Escape');
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('an Enter that confirms a Japanese composition submits nothing', async () => {
  const host = await startHost();
  try {
    await host.call('settings_update', { started: true });
    const page = await openPage(browser, host, { language: 'ja', path: '/capture' });
    const line = page.getByRole('textbox').first();
    await line.waitFor();
    await line.fill('山田太郎');
    // as WebKit sends it: keyCode 229 after the end of the composition, isComposing false
    await line.evaluate((input) => {
      input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '太郎' }));
      const enter = { key: 'Enter', keyCode: 229, which: 229, bubbles: true, cancelable: true };
      input.dispatchEvent(new KeyboardEvent('keydown', enter));
    });
    await page.waitForTimeout(400);
    expect((await host.call('leads_count', {})).count, 'nothing was saved').toBe(0);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

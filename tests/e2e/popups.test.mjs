/**
 * What floats stays in the window and at its field at every zoom of the program: calendars, lists of
 * suggestions, filters, menus with their submenus, dialogs.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { loadSample, someLead } from './screens.mjs';
import { textsOf } from './texts.mjs';

const t = textsOf('en');
const WINDOW = { width: 1366, height: 768 };

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

/** The box in pixels of the window, as it was painted. */
async function boxOf(part) {
  await part.waitFor();
  // menus fade in for a moment
  await part.page().waitForTimeout(250);
  const box = await part.boundingBox();
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

async function expectInside(part, what) {
  const box = await boxOf(part);
  const out = [-box.x, -box.y, box.right - WINDOW.width, box.bottom - WINDOW.height];
  expect(Math.max(...out), `${what} leaves the window: ${JSON.stringify(box)}`).toBeLessThanOrEqual(0.5);
  expect(Math.min(box.width, box.height), `${what} has a size`).toBeGreaterThan(40);
  return box;
}

/** In the window, and touching its field: below, above, or over it where there is no room at all. */
async function expectAt(part, anchor, zoom, what) {
  const box = await expectInside(part, what);
  const field = await boxOf(anchor);
  const gap = 10 * zoom;
  expect(box.x, `${what} begins before its field ends`).toBeLessThan(field.right);
  expect(box.right, `${what} ends after its field begins`).toBeGreaterThan(field.x);
  const far = Math.max(box.y - field.bottom, field.y - box.bottom);
  expect(far, `${what} is away from its field: ${JSON.stringify({ box, field })}`).toBeLessThanOrEqual(gap);
}

const PARTS = {
  'the calendar in a dialog': async (page, zoom, lead) => {
    await go(page, `/leads/${lead}`);
    await page.keyboard.press('m');
    await expectInside(page.locator('dialog[open]'), 'the dialog');
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('t');
    const field = page.locator('.input', { has: page.getByRole('button', { name: t('frame-date-pick') }) }).first();
    await field.getByRole('button').click();
    await expectAt(page.locator('.cal:popover-open'), field, zoom, 'the calendar');
    await page.keyboard.press('Escape');
  },
  suggestions: async (page, zoom) => {
    await go(page, '/capture');
    for (const field of await page.locator('input[role=combobox]').all()) {
      if (!(await field.isVisible())) continue;
      await field.scrollIntoViewIfNeeded();
      await field.click();
      await page.keyboard.press('ArrowDown');
      const list = page.locator('ul.list:popover-open');
      if (await list.count()) await expectAt(list, field, zoom, 'the suggestions');
      await page.keyboard.press('Escape');
    }
  },
  'a filter': async (page) => {
    await go(page, '/leads');
    await page.locator('[data-index="0"]').waitFor();
    await page.locator('.chip.add').click();
    await expectInside(page.locator('.menu').first(), 'the list of filters');
    await page.getByRole('menuitem', { name: t('lead-filter-stages') }).click();
    await expectInside(page.locator('.menu:popover-open'), 'the panel of a filter');
    await page.keyboard.press('Escape');
  },
  'the columns of the list': async (page) => {
    await go(page, '/leads');
    const button = page.getByRole('button', { name: t('leads-columns') });
    await button.click();
    await expectInside(page.locator('.menu:popover-open'), 'the columns');
    await page.keyboard.press('Escape');
  },
  'the menu of a card': async (page, zoom) => {
    await go(page, '/funnel');
    const button = page.getByRole('listitem').first().getByRole('button').last();
    await button.click();
    await expectAt(page.locator('.menu[data-state=open]'), button, zoom, 'the menu of a card');
    await page.getByRole('menuitem', { name: t('lead-verb-move') }).hover();
    await expectInside(page.locator('.menu[data-state=open]').last(), 'its submenu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  },
  'the fields of a mail': async (page, zoom, lead) => {
    await go(page, `/followup?leads=${lead}`);
    const text = page.getByRole('textbox', { name: t('template-body') });
    await text.focus();
    await page.keyboard.press('Control+j');
    await expectInside(page.locator('.picker:popover-open'), 'the merge fields');
    await page.keyboard.press('Escape');
  },
  'the palette': async (page) => {
    await page.keyboard.press('Control+k');
    await expectInside(page.locator('dialog[open]'), 'the palette');
    await page.keyboard.press('Escape');
  },
};

async function go(page, path) {
  await page.evaluate((hash) => (location.hash = hash), path);
  await page.locator('main h1, main h2').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.activeElement?.blur());
}

test('what floats stays in the window also when its content comes late', async () => {
  const host = await startHost();
  try {
    await loadSample(host, 'en');
    const page = await openPage(browser, host, { ...WINDOW, path: '/today' });
    let answer;
    const held = new Promise((resolve) => (answer = resolve));
    await page.route('**/call/templates_fields*', async (route) => {
      const response = await route.fetch();
      await held;
      await route.fulfill({ response });
    });
    await page.evaluate((lead) => (location.hash = `/followup?leads=${lead}`), (await someLead(host)).id);
    const text = page.getByRole('textbox', { name: t('template-body') });
    await text.focus();
    await page.keyboard.press('Control+j');
    const fields = page.locator('.picker:popover-open');
    await fields.waitFor();
    expect(await fields.getByRole('option').count(), 'nothing to choose yet').toBe(0);
    answer();
    await fields.getByRole('option').first().waitFor();
    await expectInside(fields, 'the merge fields');
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test.each([80, 100, 150, 200])('nothing that floats leaves the window or its field at zoom %i', async (zoom) => {
  const host = await startHost();
  try {
    await loadSample(host, 'en');
    const lead = (await someLead(host)).id;
    await host.call('settings_update', { zoom });
    const page = await openPage(browser, host, { ...WINDOW, path: '/today' });
    await page.locator('main h1').first().waitFor();
    await page.waitForFunction((want) => getComputedStyle(document.documentElement).zoom === want, String(zoom / 100));
    const faults = [];
    for (const [what, look] of Object.entries(PARTS)) {
      try {
        await look(page, zoom / 100, lead);
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

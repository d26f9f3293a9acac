/** The list of leads as a table: cells edited in place, rows copied for a spreadsheet. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { loadSample } from './screens.mjs';
import { textsOf } from './texts.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

async function table(host, language) {
  await loadSample(host, language);
  const page = await openPage(browser, host, { language, path: '/leads' });
  await page.locator('[data-index="3"]').waitFor();
  await page.locator('[data-index="0"]').focus();
  return page;
}

const rows = async (host) => (await host.call('leads_list', { sort: 'kana', descending: false, limit: 100 })).rows;

test.each(['en', 'ja'])('a cell is edited in place and taken back in one step (UX039, %s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    const page = await table(host, language);
    const { press, type } = { press: (key) => page.keyboard.press(key), type: (text) => page.keyboard.type(text) };
    const first = (await rows(host))[0];
    const lead = async () => (await rows(host)).find((row) => row.id === first.id);
    const field = page.locator('[data-index="0"] input.input');

    await press('F2');
    await field.waitFor();
    expect(await field.inputValue(), 'the cell opens with its text').toBe(first.company);
    await expectAccessible(page, 'a cell that is edited');
    await type('北の工房 & Co');
    // the Enter of the input method saves nothing
    await field.evaluate((input) =>
      input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, which: 229, bubbles: true })),
    );
    await page.waitForTimeout(200);
    expect((await lead()).company).toBe(first.company);
    await press('Enter');
    await expect.poll(async () => (await lead()).company).toBe('北の工房 & Co');
    await field.waitFor({ state: 'detached' });
    const onRow = () => page.evaluate(() => document.activeElement?.dataset.index);
    await expect.poll(onRow, { message: 'the row has the focus again' }).toBe('0');
    await press('Control+z');
    await expect.poll(async () => (await lead()).company).toBe(first.company);

    // Esc leaves it as it was
    await press('F2');
    await field.waitFor();
    await type('nothing of this');
    await press('Escape');
    await field.waitFor({ state: 'detached' });
    expect((await lead()).company).toBe(first.company);

    // Tab saves and goes to the next cell; what cannot be read stays with its sentence
    await press('F2');
    await field.waitFor();
    await type('Tab & Söhne');
    await press('Tab');
    await expect.poll(async () => (await lead()).company).toBe('Tab & Söhne');
    await field.waitFor();
    await type('many');
    await press('Enter');
    const fault = page.getByRole('alert').filter({ hasText: t('error-money-invalid', false) });
    await fault.waitFor();
    expect(await field.inputValue(), 'what was typed stays').toBe('many');
    await expectAccessible(page, 'a cell with a fault');
    await type('120万');
    await press('Control+a');
    await type('120万円');
    await press('Enter');
    await expect.poll(async () => (await lead()).value_minor).toBe(1_200_000);
    // letters in the editor were letters: nothing was selected, nothing walked
    await expect.poll(onRow).toBe('0');
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('the chosen leads are copied as text with tabs and as a table', async () => {
  const host = await startHost();
  try {
    const page = await table(host, 'ja');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const people = (await rows(host)).slice(0, 2);
    await page.keyboard.press('x');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    await page.keyboard.press('Control+c');
    const read = () =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const of = async (kind) => (await item.getType(kind)).text();
        return { text: await of('text/plain'), html: await of('text/html') };
      });
    await expect.poll(async () => (await read().catch(() => ({ text: '' }))).text).toContain('\t');
    const { text, html } = await read();
    const lines = text.split(/\r?\n/).map((line) => line.split('\t'));
    expect(lines).toHaveLength(3);
    expect(lines[0].slice(0, 2)).toEqual(['名前', '会社']);
    expect(lines.slice(1).map((cells) => [cells[0], cells[1], cells[2]])).toEqual(
      people.map((row) => [row.name, row.company, String(row.score)]),
    );
    expect(new Set(lines.map((cells) => cells.length)).size, 'every line has all cells').toBe(1);
    expect(html).toContain(`<td>${people[0].name}</td>`);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('a key on a row that is still being read counts once it is here', async () => {
  const host = await startHost();
  try {
    await loadSample(host, 'en');
    const page = await openPage(browser, host, { path: '/settings' });
    await page.locator('main h1').waitFor();
    const people = await rows(host);
    let answer;
    const held = new Promise((resolve) => (answer = resolve));
    await page.route('**/call/leads_list*', async (route) => {
      const response = await route.fetch();
      await held;
      await route.fulfill({ response });
    });
    await page.evaluate(() => (location.hash = '/leads'));
    const row = page.locator('[role=row][data-index="2"]');
    await row.waitFor();
    await row.focus();
    await page.keyboard.press('.');
    await page.waitForTimeout(200);
    expect(await page.locator('dialog[open]').count(), 'nothing is known of the row yet').toBe(0);
    answer();
    await page.getByRole('dialog', { name: people[2].name }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });

    // and so does F2, with rows that are read anew
    let again;
    const late = new Promise((resolve) => (again = resolve));
    await page.unroute('**/call/leads_list*');
    await page.evaluate(() => (location.hash = '/settings'));
    await row.waitFor({ state: 'detached' });
    await page.route('**/call/leads_list*', async (route) => {
      const response = await route.fetch();
      await late;
      await route.fulfill({ response });
    });
    await page.evaluate(() => (location.hash = '/leads'));
    await row.waitFor();
    await row.focus();
    await page.keyboard.press('F2');
    again();
    await expect.poll(() => row.locator('input.input').inputValue()).toBe(people[2].company);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

/**
 * A Shift_JIS card list onto a file that knows some of the people: choose, read, map, check, commit,
 * and back with one step.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, fixtures, openPage, startBrowser, startHost } from './harness.mjs';
import { textsOf } from './texts.mjs';

const KNOWN = join(fixtures, 'samples/existing_leads_utf8.csv');
const CARDS = join(fixtures, 'samples/expo_cards_sjis.csv');

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

/** Imports a file without the page, as another day did. */
async function importBefore(host, path) {
  await host.answerDialog(path);
  const file = await host.call('file_pick_open', { kind: 'csv' });
  return host.call('import_commit', { job: 'before', file: file.token, name: file.name });
}

async function count(host) {
  return (await host.call('leads_count', {})).count;
}

test.each(['en', 'ja'])('a card list in Shift_JIS becomes leads and can be taken back (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    await importBefore(host, KNOWN);
    await host.call('settings_update', { started: true });
    const before = await count(host);
    const page = await openPage(browser, host, { language, path: '/import' });
    const button = (key) => page.getByRole('button', { name: t(key) });

    await host.answerDialog(CARDS);
    await button('import-pick').click();
    // read: the encoding is found and the names stand there readable
    await page.getByText('森 くみ子').first().waitFor();
    expect(await page.locator('main').innerText()).toMatch(/Shift_JIS|シフトJIS/);
    await expectAccessible(page, 'import, read');
    await button('import-next').click();
    await page.getByRole('columnheader', { name: t('import-map-field') }).waitFor();
    await expectAccessible(page, 'import, map');
    await button('import-next').click();
    await page.getByText(t('import-verdict-new', false)).first().waitFor();
    await button('import-next').isEnabled();
    await expectAccessible(page, 'import, check');
    expect(await count(host), 'a dry run writes nothing').toBe(before);
    await button('import-next').click();
    await page.getByRole('heading', { name: t('import-for-all') }).waitFor();
    await expectAccessible(page, 'import, commit');
    await button('import-commit').click();
    await button('import-another').waitFor();
    await expectAccessible(page, 'import, report');
    const after = await count(host);
    expect(after, 'new people came in').toBeGreaterThan(before + 200);

    await page.keyboard.press('Control+z');
    await expect.poll(() => count(host), { timeout: 20_000 }).toBe(before);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('a file without a list in it is refused in words and nothing is written', async () => {
  const host = await startHost();
  const t = textsOf('en');
  try {
    await host.call('settings_update', { started: true });
    const page = await openPage(browser, host, { path: '/import' });
    const empty = join(host.folder, 'empty.csv');
    writeFileSync(empty, '');
    await host.answerDialog(empty);
    await page.getByRole('button', { name: t('import-pick') }).click();
    await page.getByText(t('error-file-empty')).first().waitFor();
    expect(await count(host)).toBe(0);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('a dropped list opens the import by itself', async () => {
  const host = await startHost();
  try {
    await host.call('settings_update', { started: true });
    const page = await openPage(browser, host, { path: '/leads' });
    await page.locator('main h1').first().waitFor();
    await host.drop(CARDS);
    await page.getByText('森 くみ子').first().waitFor();
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

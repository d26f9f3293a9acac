/**
 * Stages in Settings, seen on the board: added, moved by key and pointer, removed with their people;
 * the + of a column, the day of winning, the step of who crosses the contact line. Both languages.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { textsOf } from './texts.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

const codes = async (host) => (await host.call('funnel_stages', null)).map((stage) => stage.code);
const go = (page, path) => page.evaluate((hash) => (location.hash = hash), path);

async function rowOf(host, name) {
  const found = await host.call('leads_find', { text: name, limit: 5 });
  return found.rows.find((row) => row.name === name);
}

async function stageOf(host, name) {
  const lead = await rowOf(host, name);
  const stages = await host.call('funnel_stages', null);
  return stages.find((stage) => stage.id === lead?.stage)?.code;
}

test.each(['en', 'ja'])('stages are added, ordered and removed, and the board follows (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    await host.call('settings_update', { started: true });
    await host.call('leads_add', { family_name: '佐藤', given_name: '花子' });
    const page = await openPage(browser, host, { language, path: '/settings/pipeline' });
    const form = page.getByRole('form', { name: t('settings-stage-add') });
    await form.getByRole('textbox', { name: t('settings-stage-name-ja') }).fill('現地調査');
    await form.getByRole('textbox', { name: t('settings-stage-name-en') }).fill('Site visit');
    await form.getByRole('button', { name: t('settings-stage-add') }).click();
    await expect.poll(() => codes(host)).toEqual(
      ['new', 'contacted', 'nurturing', 'qualified', 'proposal', 'site_visit', 'won', 'lost'],
    );
    const mine = page.locator('tr[data-stage]').filter({ hasText: language === 'ja' ? '現地調査' : 'Site visit' });
    await mine.waitFor();
    await expectAccessible(page, 'stages in settings');

    // by key, from the handle
    await mine.locator('button.grip').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(async () => (await codes(host))[4]).toBe('site_visit');
    // by pointer, to the top; the handle goes along
    await expect.poll(async () => page.locator('tr[data-stage]').nth(4).getAttribute('data-stage'))
      .toBe((await host.call('funnel_stages', null))[4].id);
    const from = await mine.locator('button.grip').boundingBox();
    const to = await page.locator('tr[data-stage]').nth(1).boundingBox();
    await page.mouse.move(from.x + 8, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(from.x + 8, to.y + 12, { steps: 8 });
    await page.mouse.up();
    await expect.poll(async () => (await codes(host))[1]).toBe('site_visit');

    // the board shows it, and its + adds into it
    await go(page, '/funnel');
    const column = page.locator('section.lane').filter({ hasText: language === 'ja' ? '現地調査' : 'Site visit' });
    await column.waitFor();
    await column.getByRole('button').first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(language === 'ja' ? '[現地調査]に登録' : 'Into Site visit').waitFor();
    await expectAccessible(page, 'quick add into a column');
    await dialog.getByRole('textbox', { name: t('capture-family') }).first().fill('鈴木');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => stageOf(host, '鈴木')).toBe('site_visit');
    await page.keyboard.press('Escape');
    await column.getByRole('listitem').filter({ hasText: '鈴木' }).waitFor();

    // removed: its people are asked about first, and come back with it
    await go(page, '/settings/pipeline');
    await mine.getByRole('button').last().click();
    await page.getByRole('menuitem', { name: t('settings-stage-remove') }).click();
    const ask = page.getByRole('dialog');
    await ask.waitFor();
    await expectAccessible(page, 'where the people go');
    const qualified = (await host.call('funnel_stages', null)).find((stage) => stage.code === 'qualified');
    await ask.getByRole('combobox').selectOption(qualified.id);
    await ask.getByRole('button').last().click();
    await expect.poll(() => stageOf(host, '鈴木')).toBe('qualified');
    expect(await codes(host)).not.toContain('site_visit');
    await ask.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await expect.poll(() => stageOf(host, '鈴木')).toBe('site_visit');
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test.each(['en', 'ja'])('the day of winning is asked, and who crosses the contact line stands in Today (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    await host.call('settings_update', { started: true });
    const hot = {
      family_name: '田中', given_name: '実', title: '部長', horizon: 'now', grade: 'A',
      ground: 'business_card', source_name: '展示会2026', phones: [{ number: '03-1234-5678', label: 'work' }],
    };
    const { lead } = await host.call('leads_add', hot);
    const page = await openPage(browser, host, { language, path: '/today' });
    await page.locator('main h1').waitFor();
    await host.advance(60_000);
    await host.call('leads_add_activity', { lead, kind: 'mail_in', title: 'お見積り', asks: 'quote' });
    await page.getByText('田中 実').first().waitFor({ timeout: 5_000 });
    await go(page, `/leads/${lead}`);
    const box = page.getByRole('region', { name: t('lead-next-step') });
    await box.getByText('82').first().waitFor();
    await box.getByText(t('score-rule-request', false)).waitFor();
    await expectAccessible(page, 'a lead with a contact step');

    // won the day before yesterday, not tomorrow
    const won = (await host.call('funnel_stages', null)).find((stage) => stage.code === 'won');
    await page.locator('.strip').getByRole('button', { name: t('stage-won') }).click();
    const dialog = page.getByRole('dialog');
    const day = dialog.getByRole('textbox', { name: t('lead-won-on') });
    await day.fill('2026/04/08');
    await day.press('Tab');
    await dialog.getByText(t('lead-won-on-future')).waitFor();
    await page.keyboard.press('Control+Enter');
    expect((await rowOf(host, '田中 実')).stage, 'refused').not.toBe(won.id);
    await day.fill('4/5');
    await day.press('Tab');
    await expectAccessible(page, 'won, with its day');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await rowOf(host, '田中 実')).stage).toBe(won.id);
    const path = await host.call('funnel_path', { lead });
    expect(path[0].closed_on).toBe('2026-04-05');
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

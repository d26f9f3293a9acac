/**
 * Custom fields, an edit of many leads and companies, as a hand does them. Both languages.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { textsOf } from './texts.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

const go = (page, path) => page.evaluate((hash) => (location.hash = hash), path);
const fields = (host) => host.call('fields_list', null);

async function own(host, lead) {
  return (await host.call('leads_get', { lead })).own.map((entry) => entry.value);
}

test.each(['en', 'ja'])('a custom field is made, filled, renamed and removed (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    await host.call('settings_update', { started: true });
    const { lead } = await host.call('leads_add', { family_name: '佐藤', given_name: '花子' });
    const page = await openPage(browser, host, { language, path: '/settings/fields' });
    const form = page.getByRole('form', { name: t('settings-field-add') });
    await form.getByRole('textbox', { name: t('settings-field-name') }).fill('設備');
    await form.getByRole('combobox').selectOption('choice');
    await form.getByRole('textbox', { name: t('settings-field-choices-lines') }).fill('旋盤\nプレス');
    await form.getByRole('button', { name: t('settings-field-add') }).click();
    await expect.poll(async () => (await fields(host)).map((one) => one.name)).toEqual(['設備']);
    await form.getByRole('textbox', { name: t('settings-field-name') }).fill('Visited');
    await form.getByRole('combobox').selectOption('yes_no');
    await page.keyboard.press('Tab');
    await form.getByRole('button', { name: t('settings-field-add') }).click();
    const rows = page.locator('tr[data-field]');
    await expect.poll(() => rows.count()).toBe(2);
    await expectAccessible(page, 'fields in settings');

    // order by key
    await rows.nth(1).getByRole('textbox').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(async () => (await fields(host)).map((one) => one.name)).toEqual(['Visited', '設備']);

    // filled on the lead's page
    await go(page, `/leads/${lead}`);
    const box = page.getByRole('region', { name: t('lead-fields') });
    await box.getByText('設備', { exact: true }).waitFor();
    await box.locator('dt', { hasText: '設備' }).locator('+ dd').getByRole('button').click();
    await box.getByRole('combobox').selectOption('プレス');
    await expect.poll(() => own(host, lead)).toEqual(['', 'プレス']);
    await expectAccessible(page, 'lead with custom fields');

    // removed, with the count of those who have a value
    await go(page, '/settings/fields');
    const mine = page.locator('tr[data-field]').nth(1);
    await mine.getByRole('button').last().click();
    await page.getByRole('menuitem', { name: t('settings-field-remove') }).click();
    const ask = page.getByRole('dialog');
    await ask.getByText(language === 'ja' ? /リード1件/ : /One lead/).waitFor();
    await ask.getByRole('button', { name: t('settings-field-remove') }).click();
    await expect.poll(async () => (await fields(host)).length).toBe(1);
    await host.call('history_undo', {});
    await expect.poll(() => own(host, lead)).toEqual(['', 'プレス']);
    expectQuiet(page);
    await page.close();
  } finally {
    await host.stop();
  }
});

test.each(['en', 'ja'])('all that match are edited as one step (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    await host.call('settings_update', { started: true });
    for (let n = 0; n < 12; n += 1) {
      await host.call('leads_add', { family_name: '佐藤', given_name: `${n}郎` });
    }
    const page = await openPage(browser, host, { language, path: '/leads' });
    await page.getByRole('grid').first().waitFor();
    await page.locator('[data-index="0"]').focus();
    await page.keyboard.press('Control+a');
    const bar = page.getByRole('toolbar', { name: t('leads-bulk') });
    await bar.getByRole('button', { name: t('leads-edit-many') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox').first().selectOption('grade');
    await dialog.getByRole('combobox').nth(1).selectOption('B');
    await expectAccessible(page, 'edit of many leads');
    await page.keyboard.press('Control+Enter');
    const graded = () => host.call('leads_count', { query: { grades: ['B'] }, kana_index: false });
    await expect.poll(async () => (await graded()).count).toBe(12);
    await dialog.waitFor({ state: 'detached' });
    await host.call('history_undo', {});
    expect((await graded()).count).toBe(0);
    expectQuiet(page);
    await page.close();
  } finally {
    await host.stop();
  }
});

test.each(['en', 'ja'])('companies are looked at, corrected and merged (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    await host.call('settings_update', { started: true });
    await host.call('leads_add', { family_name: '佐藤', given_name: '花子', company: 'サクラ電機' });
    await host.call('leads_add', { family_name: '鈴木', given_name: '一郎', company: 'サクラ' });
    const page = await openPage(browser, host, { language, path: '/companies' });
    await page.getByRole('link', { name: 'サクラ電機' }).click();
    const number = page.getByRole('textbox', { name: t('company-number') });
    await number.fill('1234567890123');
    await number.press('Enter');
    await page.getByText(language === 'ja' ? /法人番号ではありません/ : /not a corporate number/).first().waitFor();
    expect(await number.inputValue()).toBe('1234567890123');
    await number.fill('7000012050002');
    await number.press('Enter');
    await expectAccessible(page, 'a company');
    await page.getByRole('button', { name: t('company-merge') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('サクラ');
    await dialog.getByRole('radio').first().check();
    await page.keyboard.press('Control+Enter');
    const list = () => host.call('companies_list', { text: '', offset: 0, limit: 10 });
    await expect.poll(async () => (await list()).companies.map((one) => one.people)).toEqual([2]);
    await page.getByRole('link', { name: '鈴木 一郎' }).click();
    await page.getByRole('region', { name: t('work-title') }).waitFor();
    await expectAccessible(page, 'works of a lead');
    expectQuiet(page);
    await page.close();
  } finally {
    await host.stop();
  }
});

test.each(['en', 'ja'])('a custom field is a column: chosen, edited in place, copied with a saved view, gone when removed (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    await host.call('settings_update', { started: true, checklist_closed: true });
    const { lead } = await host.call('leads_add', { family_name: '佐藤', given_name: '花子', company: 'アクメ' });
    await host.call('leads_add', { family_name: '田中', given_name: '健', company: 'ベータ' });
    const make = async (kind, name, choices = []) =>
      (await host.call('fields_add', { kind, name, choices, on_card: false })).field;
    const kinds = await make('choice', '設備', ['旋盤', 'プレス']);
    const budget = await make('money', '予算');
    await host.call('leads_update', { lead, changes: [{ field: budget.code, value: '120万円' }] });
    const page = await openPage(browser, host, { language, path: '/leads' });
    await page.locator('[data-index="0"]').waitFor();
    await page.locator('[data-columns]').click();
    for (const name of ['予算', '設備']) await page.getByRole('checkbox', { name }).check();
    await expectAccessible(page, 'custom fields among the columns');
    await page.keyboard.press('Escape');
    const cell = (field) => page.locator(`[data-index="0"] [data-column="${field.code}"]`);
    await expect.poll(() => cell(budget).textContent()).toContain('¥1,200,000');
    expect(await page.getByRole('columnheader', { name: '予算' }).getByRole('button').count(), 'no order by it').toBe(0);

    await cell(kinds).click();
    await page.keyboard.press('F2');
    await cell(kinds).getByRole('combobox').selectOption('プレス');
    await expect.poll(() => own(host, lead)).toEqual(['プレス', '¥1,200,000']);
    await expect.poll(() => cell(kinds).textContent()).toContain('プレス');
    await page.keyboard.press('Control+z');
    await expect.poll(() => cell(kinds).textContent()).not.toContain('プレス');

    // kept with a saved view, also when the program starts again
    await page.keyboard.press('/');
    await page.keyboard.type('佐藤');
    await page.getByRole('button', { name: t('finding-view-save-as') }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('予算のある人');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('tab', { name: '予算のある人' }).waitFor();
    await page.reload();
    await page.getByRole('tab', { name: '予算のある人' }).click();
    await expect.poll(() => cell(budget).textContent()).toContain('¥1,200,000');

    await host.call('fields_remove', { field: budget.id });
    await cell(budget).waitFor({ state: 'detached' });
    await cell(kinds).waitFor();
    await expectQuiet(page);
  } finally {
    await host.stop();
  }
});

/** Finding leads: conditions in nested sentences, the one that hides most, saved views as tabs. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { loadSample } from './screens.mjs';
import { textsOf } from './texts.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

const WORDS = {
  en: { subject: 'sco', sentence: 'no mail in 30 days or grade = A', view: 'Warm & quiet' },
  ja: { subject: 'スコ', sentence: 'メール なし 過去 30日 または 優先度 = A', view: '見込み・休眠' },
};

const count = (host, tree) => host.call('leads_count', { query: { tree } }).then((answer) => answer.count);
const is = (subject, op, values) => ({ kind: 'is', parts: [], subject, op, values });

test.each(['en', 'ja'])('conditions are typed, joined in groups, counted while they change and kept as a view (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  const words = WORDS[language];
  try {
    await loadSample(host, language);
    const page = await openPage(browser, host, { language, path: '/leads' });
    await page.locator('[data-index="3"]').waitFor();
    const total = await count(host, null);

    // by keys alone: Shift+F, the beginning of a word, Enter, a number
    await page.keyboard.press('Shift+F');
    await page.getByRole('combobox', { name: t('finding-add') }).waitFor();
    await page.keyboard.type(words.subject);
    await page.keyboard.press('Enter');
    const value = page.getByRole('textbox', { name: t('finding-value') });
    await value.waitFor();
    await value.fill('40');
    await page.keyboard.press('Enter');
    const sentence = page.locator('.bar.sentence');
    await sentence.getByText(/40/).waitFor();
    const warm = await count(host, is('score', 'ge', ['40']));
    expect(warm).toBeGreaterThan(0);
    expect(warm).toBeLessThan(total);
    await page.locator('header .sub').filter({ hasText: new RegExp(`^${warm}\\D`) }).waitFor();
    await expectAccessible(page, 'a list with a condition');

    // a whole sentence with another joint comes in brackets
    await page.keyboard.press('Shift+F');
    await page.getByRole('combobox', { name: t('finding-add') }).fill(words.sentence);
    await page.keyboard.press('Enter');
    await sentence.getByText('(', { exact: true }).waitFor();
    const both = await count(host, {
      kind: 'all',
      parts: [
        is('score', 'ge', ['40']),
        { kind: 'any', parts: [is('activity', 'fewer', ['mail', '1', '30d']), is('grade', 'is', ['A'])] },
      ],
    });
    await page.locator('header .sub').filter({ hasText: new RegExp(`^${both}\\D`) }).waitFor();

    // a sentence that cannot be read says where; what was typed stays
    await page.keyboard.press('Shift+F');
    const input = page.getByRole('combobox', { name: t('finding-add') });
    await input.fill('grade = horse');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: '9' }).waitFor();
    expect(await input.inputValue()).toBe('grade = horse');
    await page.keyboard.press('Escape');

    // kept as a view, which brings it back
    await page.getByRole('button', { name: t('finding-view-save-as') }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(words.view);
    await page.keyboard.press('Control+Enter');
    const tab = page.getByRole('tab', { name: words.view });
    await tab.waitFor();
    await expectAccessible(page, 'saved views');
    await page.getByRole('tab', { name: t('finding-view-all') }).click();
    await sentence.waitFor({ state: 'detached' });
    await tab.click();
    await sentence.waitFor();
    await page.locator('header .sub').filter({ hasText: new RegExp(`^${both}\\D`) }).waitFor();

    // nobody answers: the condition that hides most is named and can be taken away
    await page.keyboard.press('Shift+F');
    await page.getByRole('combobox', { name: t('finding-add') }).fill('score >= 100 and score < 100');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: t('lead-filter-clear') }).last().waitFor();
    await page.getByText(/≥ 100|≧ 100|< 100/).last().waitFor();
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('a condition on something removed is struck through and does not count', async () => {
  const host = await startHost();
  const t = textsOf('en');
  try {
    await loadSample(host, 'en');
    const gone = is('tag', 'is', ['00000000-0000-4000-8000-000000000001']);
    await host.call('segments_save', {
      name: 'Old',
      query: { tree: { kind: 'all', parts: [is('score', 'ge', ['40']), gone] } },
      view: 'table',
      sort: 'score',
      descending: true,
    });
    const page = await openPage(browser, host, { language: 'en', path: '/leads' });
    await page.getByRole('tab', { name: 'Old' }).click();
    const sentence = page.locator('.bar.sentence');
    await sentence.locator('s').waitFor();
    const left = await count(host, is('score', 'ge', ['40']));
    await page.locator('header .sub').filter({ hasText: new RegExp(`^${left}\\D`) }).waitFor();
    await sentence.locator('.lost').getByRole('button', { name: t('finding-remove') }).last().click();
    await sentence.locator('s').waitFor({ state: 'detached' });
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

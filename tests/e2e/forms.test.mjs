/**
 * Every form of file that can be dropped, whatever its name; what an encoding lacks; a mapping that is
 * remembered.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { textsOf } from './texts.mjs';

const LIST = '会社名,氏名,e-mail,ステージ,メモ\nサクラ,森 誠,m@ex.example.jp,熱い,1〜3月\nモミジ,林 恵,h@ex.example.jp,冷たい,\n';
const PAGE = '<html><table><tr><td>会社名</td><td>氏名</td></tr><tr><td>サクラ</td><td>森 誠</td></tr><tr><td>モミジ</td><td>林 恵</td></tr></table></html>';
const files = mkdtempSync(join(tmpdir(), 'enishi-forms-'));

let browser;
beforeAll(async () => {
  browser = await startBrowser();
  writeFileSync(join(files, 'list.csv'), LIST);
  writeFileSync(join(files, 'page.xls'), PAGE);
  const host = await startHost();
  try {
    await host.answerDialog(join(files, 'list.csv'));
    const file = await host.call('file_pick_open', { kind: 'list' });
    await host.call('import_commit', { job: 'j', file: file.token, name: file.name });
    // no file keeps the ending of its form: only the content tells it
    for (const [format, name] of [['xlsx', 'book.csv'], ['tsv', 'tabs.csv']]) {
      await host.answerDialog(join(files, name));
      const target = await host.call('file_pick_save', { kind: 'csv', name });
      await host.call('export_leads', { job: 'j', file: target.token, language: 'ja', format });
    }
    await host.answerDialog(join(files, 'all.zip'));
    const target = await host.call('file_pick_save', { kind: 'archive', name: 'all.zip' });
    await host.call('export_archive', { job: 'j', file: target.token, language: 'ja' });
  } finally {
    await host.stop();
  }
});
afterAll(() => browser?.close());

test.each([
  ['book.csv', 'en'],
  ['tabs.csv', 'ja'],
  ['page.xls', 'en'],
  ['all.zip', 'ja'],
])('%s is dropped, read by its content and imported (%s)', async (name, language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    await host.call('settings_update', { started: true });
    const page = await openPage(browser, host, { language, path: '/leads' });
    await page.locator('main h1').first().waitFor();
    await host.drop(join(files, name));
    await page.getByText('サクラ').first().waitFor();
    await expectAccessible(page, `import, read ${name}`);
    const button = (key) => page.getByRole('button', { name: t(key) });
    await button('import-next').click();
    await page.getByRole('columnheader', { name: t('import-map-field') }).waitFor();
    await button('import-next').click();
    await page.getByText(t('import-verdict-new', false)).first().waitFor();
    await button('import-next').dblclick();
    await page.getByRole('heading', { name: t('import-for-all') }).waitFor();
    expect((await host.call('leads_count', {})).count, 'a double click imports nothing').toBe(0);
    await button('import-commit').click();
    await button('import-another').waitFor();
    expect((await host.call('leads_count', {})).count).toBe(2);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test.each(['en', 'ja'])('an export says which characters did not fit and where (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    await host.call('settings_update', { started: true });
    await host.answerDialog(join(files, 'list.csv'));
    const file = await host.call('file_pick_open', { kind: 'list' });
    await host.call('import_commit', { job: 'j', file: file.token, name: file.name });
    const page = await openPage(browser, host, { language, path: '/leads' });
    await page.getByText('森').first().waitFor();
    await page.keyboard.press('Control+Shift+e');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(t('import-encoding')).selectOption('shift_jis');
    await expectAccessible(page, 'export');
    await host.answerDialog(join(host.folder, 'out.csv'));
    await dialog.getByRole('button', { name: t('export-save') }).click();
    await dialog.getByText('U+301C').waitFor();
    await dialog.getByText('森 誠').waitFor();
    await expectAccessible(page, 'export, report');
    await dialog.getByRole('button', { name: t('export-report-ok') }).first().click();
    await dialog.waitFor({ state: 'detached' });
    for (let again = 0; again < 2; again += 1) {
      await page.keyboard.press('Control+Shift+e');
      await dialog.getByRole('button', { name: t('frame-cancel') }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('a mapping with its meanings is remembered and proposed for the same headers', async () => {
  const host = await startHost();
  const t = textsOf('en');
  try {
    await host.call('settings_update', { started: true });
    const page = await openPage(browser, host, { path: '/import' });
    const button = (key) => page.getByRole('button', { name: t(key) });
    await host.answerDialog(join(files, 'list.csv'));
    await button('import-pick').click();
    await page.getByText('サクラ').first().waitFor();
    await button('import-next').click();
    await page.getByText(t('import-choices')).first().click();
    await page.getByLabel(/Meaning of .*熱い/).selectOption('qualified');
    await page.getByLabel(/What .*会社名.* does/).selectOption('never');
    await expectAccessible(page, 'import, map with meanings');
    await button('import-profile-save').click();
    await page.getByLabel(t('import-profile-name')).fill('秋の展示会');
    await button('import-profile-keep').click();
    await page.getByText(t('import-profile-used')).waitFor();
    expect(await page.getByLabel(/What .*会社名.* does/).inputValue()).toBe('never');
    const [profile] = await host.call('import_profiles', {});
    expect(profile.choices).toEqual([{ field: 'stage', from: '熱い', to: 'qualified' }]);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

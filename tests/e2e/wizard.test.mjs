/**
 * The wizard beyond the plain way: custom fields made from a column, problems put right in place,
 * profiles taken before the file, pairs that stay decided; and a file restored from an archive.
 */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { textsOf } from './texts.mjs';

const files = mkdtempSync(join(tmpdir(), 'enishi-wizard-'));
const PLANS = '氏名,会社名,プラン,台数\n森 誠,サクラ,松,3\n林 恵,モミジ,竹,many\n岡 光,カエデ,松,5\n,,竹,\n南 空,ナラ,竹,1\n北 海,ブナ,松,2\n';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
  writeFileSync(join(files, 'plans.csv'), PLANS);
  writeFileSync(join(files, 'other.csv'), '会社名,氏名,区分\nサクラ,森 誠,x\n');
});
afterAll(() => browser?.close());

async function inHost(language, path, run) {
  const host = await startHost();
  const t = textsOf(language);
  try {
    await host.call('settings_update', { started: true });
    const page = await openPage(browser, host, { language, path });
    await run({ host, t, page, button: (key) => page.getByRole('button', { name: t(key) }) });
    expectQuiet(page);
  } finally {
    await host.stop();
  }
}

test.each(['en', 'ja'])(
  'a column becomes a new field, what is wrong is put right in place or left out (%s)',
  (language) =>
    inHost(language, '/import', async ({ host, t, page, button }) => {
      await host.answerDialog(join(files, 'plans.csv'));
      await button('import-pick').click();
      await page.getByText('モミジ').first().waitFor();
      await button('import-next').click();
      const row = (header) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: header, exact: true }) });
      await row('プラン').locator('select').first().selectOption('new');
      const form = page.getByRole('group', { name: t('import-new-field') });
      await form.waitFor();
      await expectAccessible(page, 'import, new field');
      expect(await form.locator('select').inputValue(), 'values repeat').toBe('choice');
      await form.getByRole('button', { name: t('settings-field-add') }).click();
      await form.waitFor({ state: 'detached' });
      await row('台数').locator('select').first().selectOption('new');
      await form.locator('select').selectOption('number');
      await form.getByRole('button', { name: t('settings-field-add') }).click();
      await form.waitFor({ state: 'detached' });
      const fields = await host.call('fields_list', {});
      expect(fields.map(({ name, kind }) => [name, kind])).toEqual([['プラン', 'choice'], ['台数', 'number']]);

      await button('import-next').click();
      await page.getByText(t('import-verdict-new', false)).first().waitFor();
      await page.getByRole('checkbox').click();
      const problems = page.locator('.problems');
      const cell = problems.locator('tr', { hasText: '台数' }).locator('input');
      await cell.waitFor();
      expect(await cell.inputValue()).toBe('many');
      await expectAccessible(page, 'import, problems');
      await cell.fill('4');
      await cell.press('Enter');
      await cell.waitFor({ state: 'detached' });
      await problems.getByRole('button', { name: t('import-leave-row') }).first().click();
      await page.getByText(t('import-no-problems')).waitFor();
      await button('import-next').click();
      await button('import-commit').click();
      await button('import-another').waitFor();
      const page1 = await host.call('leads_find', { text: '林', limit: 5 });
      const lead = await host.call('leads_get', { lead: page1.rows[0].id });
      expect(lead.own.map(({ value }) => value)).toEqual(['竹', '4']);
      expect((await host.call('leads_count', {})).count, 'the nameless row stayed out').toBe(5);
    }),
  120_000,
);

test.each(['en', 'ja'])(
  'a remembered mapping is renamed, taken for another file, and forgotten on the first step (%s)',
  (language) =>
    inHost(language, '/import', async ({ host, t, page, button }) => {
      const column = (header, field) => ({ header, field, policy: 'fill' });
      const columns = [column('氏名', 'full_name'), column('会社名', 'company'), column('区分', 'note')];
      await host.call('import_profile_save', { name: '春', columns, choices: [] });
      await page.reload();
      await page.getByText('春', { exact: true }).waitFor();
      await expectAccessible(page, 'import, remembered mappings');
      await page.getByRole('button', { name: t('import-profile-rename-of', false) }).first().click();
      await page.getByLabel(t('import-profile-name')).fill('夏');
      await page.getByLabel(t('import-profile-name')).press('Enter');
      await page.getByText('夏', { exact: true }).waitFor();
      await host.answerDialog(join(files, 'other.csv'));
      await button('import-profile-use').click();
      await page.getByText('サクラ').first().waitFor();
      await button('import-next').click();
      await page.getByText(t('import-profile-used')).waitFor();
      const why = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '区分', exact: true }) });
      expect(await why.locator('select').first().inputValue(), 'found by its header').toBe('note');
      await button('import-other-file').click();
      await page.getByRole('button', { name: t('import-profile-forget-of', false) }).first().click();
      await expect.poll(async () => (await host.call('import_profiles', {})).length).toBe(0);
    }),
  120_000,
);

test('who is called somebody else in the wizard is not asked about again', () =>
  inHost('en', '/import', async ({ host, t, page, button }) => {
    const known = join(files, 'known.csv');
    const again = join(files, 'again.csv');
    writeFileSync(known, '氏名,会社名,e-mail\n山田 太郎,サクラ,a@sakura.example.jp\n');
    writeFileSync(again, '氏名,会社名,e-mail\n山田 太郎,サクラ,b@sakura.example.jp\n');
    await host.answerDialog(known);
    const file = await host.call('file_pick_open', { kind: 'list' });
    await host.call('import_commit', { job: 'j', file: file.token, name: file.name });
    await host.answerDialog(again);
    await button('import-pick').click();
    await page.getByText('b@sakura.example.jp').first().waitFor();
    await button('import-next').click();
    await page.getByRole('columnheader', { name: t('import-map-field') }).waitFor();
    await button('import-next').click();
    await page.getByRole('heading', { name: t('import-same-person') }).waitFor();
    await page.keyboard.press('2');
    await page.getByRole('option').filter({ hasText: t('import-said-different', false) }).waitFor();
    await button('import-next').click();
    await button('import-commit').click();
    await button('import-another').waitFor();
    const queue = await host.call('duplicates_list', { certain: false, offset: 0, limit: 20 });
    expect(queue.maybe + queue.certain, 'the pair is decided').toBe(0);
    expect((await host.call('leads_count', {})).count).toBe(2);
  }), 120_000);

test.each(['en', 'ja'])('an archive is restored into a new file and never over one (%s)', (language) =>
  inHost(language, '/settings/data', async ({ host, t, page, button }) => {
    await host.answerDialog(join(files, 'plans.csv'));
    const file = await host.call('file_pick_open', { kind: 'list' });
    await host.call('import_commit', { job: 'j', file: file.token, name: file.name });
    const archive = join(host.folder, 'all.zip');
    const into = join(host.folder, 'again.db');
    await host.answerDialog(archive);
    const target = await host.call('file_pick_save', { kind: 'archive', name: 'all.zip' });
    await host.call('export_archive', { job: 'j', file: target.token, language });

    await button('restore-open').click();
    const dialog = page.getByRole('dialog');
    const choose = (key) => dialog.getByRole('button', { name: t(key) });
    const choice = async (key, path) => {
      await host.answerDialog(path);
      await choose(key).click();
      await dialog.getByText(path.split('/').pop()).first().waitFor();
    };
    await choice('restore-archive', join(files, 'plans.csv'));
    await choice('restore-into', into);
    await expectAccessible(page, 'restore');
    await dialog.getByRole('button', { name: t('restore-verb'), exact: false }).last().click();
    await dialog.getByText(t('error-archive-foreign')).waitFor();
    expect(existsSync(into), 'nothing is left behind').toBe(false);
    await choice('restore-archive', archive);
    await dialog.getByRole('button', { name: t('restore-verb'), exact: false }).last().click();
    await dialog.waitFor({ state: 'detached' });
    expect(existsSync(into)).toBe(true);

    await button('restore-open').click();
    await choice('restore-archive', archive);
    await choice('restore-into', into);
    await dialog.getByRole('button', { name: t('restore-verb'), exact: false }).last().click();
    await dialog.getByText('again.db').nth(1).waitFor();
    await expectAccessible(page, 'restore, refused');
  }), 120_000);

test.each(['en', 'ja'])('what all rows get counts as much as the file: known leads get a next step (%s)', (language) =>
  inHost(language, '/import', async ({ host, t, page, button }) => {
    const list = join(files, 'twice.csv');
    writeFileSync(list, '氏名,会社名,e-mail\n森 誠,サクラ,m@sakura.example.jp\n');
    await host.answerDialog(list);
    const file = await host.call('file_pick_open', { kind: 'list' });
    await host.call('import_commit', { job: 'j', file: file.token, name: file.name });
    await host.answerDialog(list);
    await button('import-pick').click();
    await page.getByText('m@sakura.example.jp').first().waitFor();
    await button('import-next').click();
    await page.getByRole('columnheader', { name: t('import-map-field') }).waitFor();
    await button('import-next').click();
    await page.getByText(t('import-verdict-duplicate', false)).first().waitFor();
    await button('import-next').click();
    const day = page.getByLabel(t('import-next-step')).first();
    await day.fill('2026-04-20');
    await day.press('Tab');
    await expectAccessible(page, 'import, commit with a next step');
    await page.getByRole('button', { name: /1/, exact: false }).filter({ hasText: 'Alt N' }).click();
    await button('import-another').waitFor();
    const found = await host.call('leads_find', { text: '森', limit: 5 });
    const lead = await host.call('leads_get', { lead: found.rows[0].id });
    expect(JSON.stringify(lead)).toContain('2026-04-20');
  }), 120_000);

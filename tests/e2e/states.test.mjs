/**
 * States of the page that are seldom seen: an import taken back, failed rows and leads saved as files,
 * files dropped, mail that waits, is refused or not certain, each state of the connection.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { loadSample } from './screens.mjs';
import { textsOf } from './texts.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

/** A picture for the eye, where somebody asked for them: `ENISHI_SHOTS=folder`. */
async function picture(page, name) {
  const folder = process.env.ENISHI_SHOTS;
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`) });
}

const count = async (host) => (await host.call('leads_count', {})).count;

/** A list of two people, one row that cannot be a lead, and a date that is none. */
const LIST = [
  '姓,名,会社名,メールアドレス,受注予定日',
  '岸田,真帆,北灘工芸,kishida@kitanada.example,2026/06/01',
  ',,,,',
  '小池,晶,,koike@atelier.example,いつか',
  ',,,nobody@somewhere.example,',
].join('\r\n');

async function importList(page, host, t) {
  const path = join(host.folder, 'list.csv');
  writeFileSync(path, `\uFEFF${LIST}\r\n`);
  const button = (key) => page.getByRole('button', { name: t(key) });
  await host.answerDialog(path);
  await button('import-pick').first().click();
  await page.getByText('北灘工芸').first().waitFor();
  for (let step = 0; step < 3; step += 1) {
    await button('import-next').click();
    await page.waitForTimeout(300);
  }
  await button('import-commit').click();
  await button('import-another').waitFor();
}

describe.each(['en', 'ja'])('in %s', (language) => {
  const t = textsOf(language);

  test('an import is taken back from its report, and from the history of imports', async () => {
    const host = await startHost();
    try {
      await host.call('settings_update', { started: true });
      const page = await openPage(browser, host, { language, path: '/import' });
      const undo = page.getByRole('button', { name: t('import-undo') });
      await importList(page, host, t);
      expect(await count(host)).toBeGreaterThan(0);
      await expectAccessible(page, 'the report of an import with failed rows');
      await picture(page, `import-report-${language}`);
      await undo.click();
      await expect.poll(() => count(host)).toBe(0);
      await page.getByText(t('import-undone')).first().waitFor();

      await importList(page, host, t);
      const there = await count(host);
      expect(there).toBeGreaterThan(0);
      await page.getByRole('button', { name: t('import-another') }).click();
      await page.getByRole('heading', { name: t('import-history') }).waitFor();
      await expectAccessible(page, 'the history of imports');
      await picture(page, `import-history-${language}`);
      await undo.click();
      await expect.poll(() => count(host)).toBe(0);
      await expect.poll(() => page.getByText(t('import-undone')).count()).toBe(2);
      expectQuiet(page);
    } finally {
      await host.stop();
    }
  });

  test('failed rows and leads are saved as files that open in a spreadsheet', async () => {
    const host = await startHost();
    try {
      await host.call('settings_update', { started: true });
      const page = await openPage(browser, host, { language, path: '/import' });
      await importList(page, host, t);
      const rows = join(host.folder, 'failed.csv');
      await host.answerDialog(rows);
      await page.getByRole('button', { name: t('import-save-errors') }).click();
      await page.getByText(t('import-errors-saved')).first().waitFor();
      const failed = readFileSync(rows, 'utf8');
      expect(failed).toContain('nobody@somewhere.example');
      expect(failed, 'people that came in are not among them').not.toContain('岸田');

      await page.evaluate(() => (location.hash = '/leads'));
      await page.locator('[data-index="0"]').waitFor();
      await page.getByRole('button', { name: t('leads-export') }).click();
      const ask = page.getByRole('dialog', { name: t('export-title') });
      await ask.waitFor();
      await expectAccessible(page, 'export');
      await picture(page, `export-${language}`);
      const all = join(host.folder, 'leads.csv');
      await host.answerDialog(all);
      await ask.getByRole('button', { name: t('export-save') }).click();
      await ask.waitFor({ state: 'detached' }).catch(() => ask.waitFor({ state: 'hidden' }));
      const written = readFileSync(all, 'utf8');
      expect(written.startsWith('\uFEFF'), 'Excel reads the marks').toBe(true);
      expect(written).toContain('岸田');
      expectQuiet(page);
    } finally {
      await host.stop();
    }
  });

  test('a broken picture that is dropped is refused in words, a list opens the import', async () => {
    const host = await startHost();
    try {
      await host.call('settings_update', { started: true });
      const page = await openPage(browser, host, { language, path: '/today' });
      await page.locator('main h1, main h2').first().waitFor();
      const photo = join(host.folder, 'card.png');
      writeFileSync(photo, Buffer.from('89504e470d0a1a0a0000000d', 'hex'));
      await host.drop(photo);
      await page.getByText(/PNG.*WebP/).first().waitFor();
      await expectAccessible(page, 'a refused file');
      await picture(page, `drop-refused-${language}`);
      await page.keyboard.press('Escape');
      const list = join(host.folder, 'list.csv');
      writeFileSync(list, `\uFEFF${LIST}\r\n`);
      await host.drop(list);
      await page.getByText('北灘工芸').first().waitFor();
      expectQuiet(page);
    } finally {
      await host.stop();
    }
  });

  test('the outbox says of each message what it is and what can be done', async () => {
    const host = await startHost();
    try {
      await loadSample(host, language);
      const page = await openPage(browser, host, { language, path: '/today' });
      const asked = await stage(page, host);
      await page.evaluate(() => (location.hash = '/outbox'));
      const group = (name) => page.getByRole('region', { name: t(`outbox-group-${name}`) });
      for (const name of [
        'unknown',
        'needs-ok',
        'refused',
        'held',
        'queued',
        'sending',
        'sent',
        'left-out',
        'cancelled',
      ])
        await group(name).first().waitFor();
      await expectAccessible(page, 'an outbox with every state');
      await picture(page, `outbox-states-${language}`);
      const unknown = group('unknown').first();
      await unknown.getByText(t('mail-unknown')).waitFor();
      await unknown
        .getByRole('button', { name: t('outbox-treat-as-sent') })
        .first()
        .click();
      await unknown
        .getByRole('button', { name: t('outbox-send-again') })
        .last()
        .click();
      await expect.poll(() => asked.map((body) => body.sent)).toEqual([true, false]);
      await group('needs-ok')
        .getByRole('button', { name: t('outbox-approve') })
        .waitFor();
      await group('refused')
        .getByRole('link', { name: t('outbox-fix-address') })
        .waitFor();
      await group('cancelled')
        .getByRole('button', { name: t('outbox-queue-again') })
        .waitFor();
      expectQuiet(page);
    } finally {
      await host.stop();
    }
  });

  test('the status bar has one sentence for each connection and leads to where it is mended', async () => {
    const host = await startHost();
    try {
      await loadSample(host, language);
      const page = await openPage(browser, host, { language, path: '/today' });
      let connection = 'online';
      await page.route('**/call/outbox_status*', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, json: { ...(await answer.json()), connection, waiting: 4 } });
      });
      for (const [now, place, sentence] of [
        ['online', '/settings/mail'],
        ['offline', '/outbox'],
        ['login', '/settings/mail', 'mail-login'],
        ['unreachable', '/outbox', 'mail-unreachable'],
        ['paused', '/outbox', 'mail-paused'],
        ['practice', '/settings/mail'],
        ['no_account', '/settings/mail', 'followup-blocked-no-account'],
      ]) {
        connection = now;
        await page.evaluate(() => (location.hash = '/today'));
        await page.reload();
        const code = now === 'no_account' ? 'none' : now;
        const link = page.locator('footer [role=status]').getByRole('link', { name: t(`frame-connection-${code}`) });
        await link.click();
        await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${place}`);
        await page.evaluate(() => (location.hash = '/outbox'));
        await page.locator('main h1', { hasText: t('outbox-title') }).waitFor();
        if (sentence) await page.locator('main').getByText(t(sentence, false)).first().waitFor();
        await expectAccessible(page, `the outbox, ${now}`);
        await picture(page, `outbox-${now}-${language}`);
      }
      expectQuiet(page);
    } finally {
      await host.stop();
    }
  });
});

/** Lays a message of every state over the outbox; answers what was asked about the uncertain ones. */
async function stage(page, host) {
  const people = (await host.call('leads_list', { sort: 'kana', descending: false, limit: 12 })).rows;
  const at = Date.parse('2026-04-07T08:40:00+09:00');
  const states = [
    ['unknown', ''],
    ['unknown', ''],
    ['scheduled', 'needs_ok'],
    ['rejected', 'address'],
    ['scheduled', 'paused'],
    ['scheduled', ''],
    ['deferred', ''],
    ['sending', ''],
    ['sent', ''],
    ['suppressed', 'refused'],
    ['cancelled', ''],
  ];
  const messages = states.map(([state, reason], index) => ({
    id: `00000000-0000-7000-8000-00000000000${index.toString(16)}`,
    lead: people[index].id,
    name: people[index].name,
    to: people[index].mail,
    subject: '先日のお礼と資料のご案内',
    state,
    reason,
    due_at: at,
    is_due: true,
    retry_at: state === 'deferred' ? at + 3_600_000 : null,
    sent_at: state === 'sent' ? at : null,
    attempts: 1,
    reply: '',
    practice: false,
    can_cancel: ['scheduled', 'deferred'].includes(state),
  }));
  await page.route('**/call/outbox_list*', async (route) => {
    const { states: wanted } = route.request().postDataJSON();
    const found = messages.filter((message) => wanted.includes(message.state));
    await route.fulfill({ json: { messages: found, count: found.length } });
  });
  const asked = [];
  await page.route('**/call/outbox_resolve*', async (route) => {
    asked.push(route.request().postDataJSON());
    await route.fulfill({
      json: { change_id: null, topics: [], label: { op: 'x', params: {} }, number: 900 + asked.length },
    });
  });
  return asked;
}

/**
 * The whole way of a newcomer, in both languages: samples, the board moved by hand, key and menu, the
 * score explained, a follow-up to several people that leaves into the practice mailbox, each
 * person's history, and the way back.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { textsOf } from './texts.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

/** The column of a stage on the board. */
const lane = (page, t, stage) => page.getByRole('list', { name: t(`stage-${stage}`) });
/** A card on the board by the person's name. */
const card = (page, name) => page.getByRole('listitem').filter({ hasText: name }).first();

async function stageOf(host, name) {
  const found = await host.call('leads_find', { text: name, limit: 5 });
  const lead = found.rows.find((row) => row.name === name);
  const stages = await host.call('funnel_stages', null);
  return stages.find((stage) => stage.id === lead.stage).code;
}

/** Waits until the core and the board agree on where a person stands. */
async function settled(page, t, host, name, stage) {
  await expect.poll(() => stageOf(host, name), { timeout: 15_000 }).toBe(stage);
  await lane(page, t, stage).getByRole('listitem').filter({ hasText: name }).waitFor();
}

/** First run: "try with samples". */
async function takeSamples(page, t) {
  await page.getByRole('radio', { name: t('firstrun-sample') }).check();
  await page.getByRole('button', { name: t('firstrun-sample-go') }).click();
  await page.locator('[aria-label] >> nth=0').waitFor();
}

async function drag(page, from, to) {
  const start = await from.boundingBox();
  const end = await to.boundingBox();
  await page.mouse.move(start.x + 60, start.y + 30);
  await page.mouse.down();
  await page.mouse.move(start.x + 80, start.y + 40, { steps: 4 });
  await page.mouse.move(end.x + end.width / 2, end.y + 60, { steps: 12 });
  await page.mouse.up();
}

test.each(['en', 'ja'])('a newcomer walks the whole way (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  const name = '阿部 真理';
  try {
    const page = await openPage(browser, host, { language });
    await takeSamples(page, t);
    await expect.poll(async () => (await host.call('settings_get', null)).started, { timeout: 20_000 }).toBe(true);
    // the first run ends in a view of its own, which would overtake the way to the board
    await page.locator('nav [aria-current=page]').first().waitFor();
    await page.evaluate(() => (location.hash = '/funnel'));
    await lane(page, t, 'contacted').waitFor();
    await card(page, name).waitFor();
    expect(await stageOf(host, name)).toBe('new');

    // by hand
    await drag(page, card(page, name), lane(page, t, 'contacted'));
    await settled(page, t, host, name, 'contacted');
    // by key
    await card(page, name).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await settled(page, t, host, name, 'nurturing');
    // by menu
    await card(page, name).getByRole('button').last().click();
    await page.getByRole('menuitem', { name: t('lead-verb-move') }).hover();
    await page.getByRole('menuitem', { name: t('stage-qualified') }).click();
    await settled(page, t, host, name, 'qualified');
    // and back, one by one
    await page.keyboard.press('Control+z');
    await settled(page, t, host, name, 'nurturing');
    await page.keyboard.press('Control+z');
    await settled(page, t, host, name, 'contacted');

    // the score and its reasons
    const found = await host.call('leads_find', { text: name, limit: 5 });
    const lead = found.rows.find((row) => row.name === name);
    const explained = await host.call('scoring_explain', { lead: lead.id });
    await page.evaluate((id) => (location.hash = `/leads/${id}`), lead.id);
    await page.locator('main h1', { hasText: name.split(' ')[0] }).waitFor();
    await page.keyboard.press('y');
    await expectAccessible(page, 'why this score');
    expect(explained.total).toBe(lead.score);
    await page.keyboard.press('Escape');

    // a follow-up to two people
    const others = (await host.call('leads_list', { sort: 'score', descending: true, limit: 5 })).rows;
    const chosen = [lead.id, others.find((row) => row.id !== lead.id).id];
    await page.evaluate((ids) => (location.hash = `/followup?leads=${ids}`), chosen.join(','));
    const templates = page.getByRole('combobox', { name: t('followup-template') });
    await templates.waitFor();
    await templates.selectOption({ index: 1 });
    await page.getByRole('textbox', { name: t('template-subject') }).waitFor();
    await expectAccessible(page, 'follow-up');
    const ask = page.getByRole('dialog');
    // the button waits for the preview of all recipients, and its key with it
    await expect.poll(async () => {
      await page.keyboard.press('Control+Enter');
      return ask.isVisible();
    }, { timeout: 20_000, interval: 500 }).toBe(true);
    await expectAccessible(page, 'the question before sending');
    await ask.getByRole('button').last().click();
    const queued = async () => (await host.call('outbox_list', { limit: 50 })).messages;
    await expect.poll(async () => (await queued()).length, { timeout: 15_000 }).toBe(2);
    await host.advance(60_000);
    await host.runWorkers();
    expect((await queued()).map((message) => message.state)).toEqual(['sent', 'sent']);
    const mails = readdirSync(host.practice).filter((file) => file.endsWith('.eml'));
    expect(mails.length, 'one mail each, into the practice folder').toBe(2);
    const mail = readFileSync(join(host.practice, mails[0]), 'utf8');
    expect(mail).toMatch(/^Message-ID: <[^>]+>\r?$/im);

    // in each person's history
    await page.evaluate((id) => (location.hash = `/leads/${id}`), lead.id);
    const timeline = await host.call('leads_timeline', { lead: lead.id, limit: 20 });
    expect(JSON.stringify(timeline)).toContain('mail');
    await page.evaluate(() => (location.hash = '/outbox'));
    await page.locator('main h1').waitFor();
    await expectAccessible(page, 'outbox with sent mails');
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

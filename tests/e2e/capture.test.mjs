/** People in by hand: one line in any order, a pasted signature, a code in a picture, a contact file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, fixtures, openPage, startBrowser, startHost } from './harness.mjs';
import { textsOf } from './texts.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

async function open(language) {
  const host = await startHost();
  await host.call('settings_update', { started: true });
  const page = await openPage(browser, host, { language, path: '/capture' });
  const t = textsOf(language);
  const line = page.getByRole('textbox', { name: t('capture-line') });
  await line.waitFor();
  const exactly = (key) => new RegExp(`${t(key).source}\\s*$`);
  const field = (key) => page.getByRole('textbox', { name: exactly(key) });
  return { host, page, t, line, field, exactly };
}

const query = { sort: 'created', descending: true, offset: 0, limit: 10 };
const rows = async (host) => (await host.call('leads_list', { query: { text: '' }, ...query })).rows;
const count = async (host) => (await host.call('leads_count', {})).count;

const LINES = {
  ja: {
    text: '小川 千尋 / 桜木製菓 / ogawa@sakuragi.example #菓子 A 明日10時 電話 / 試食を希望',
    name: '小川 千尋',
    company: '桜木製菓',
    note: '試食を希望',
  },
  en: {
    text: 'jane@acme.example / Jane Carter / Acme Robotics Inc. #robot A tomorrow 10:00 call / wants a demo unit, two',
    name: 'Jane Carter',
    company: 'Acme Robotics Inc.',
    note: 'wants a demo unit, two',
  },
};

test.each(['en', 'ja'])('one line becomes a lead with its next step (%s)', async (language) => {
  const { host, page, line, field } = await open(language);
  const wanted = LINES[language];
  try {
    await expect.poll(() => line.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.keyboard.type(wanted.text, { delay: 5 });
    await page.locator('.chips').getByText(wanted.company).waitFor();
    await expectAccessible(page, 'capture, a line');
    expect(await count(host), 'nothing is saved while one types').toBe(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => count(host)).toBe(1);
    const [row] = await rows(host);
    expect([row.name, row.company, row.grade]).toEqual([wanted.name, wanted.company, 'A']);
    const lead = await host.call('leads_get', { lead: row.id });
    expect(JSON.stringify(lead)).toContain(wanted.note);
    expect(JSON.stringify(lead)).toContain('2026-04-08');
    // the line is empty and ready for the next one
    await expect.poll(() => line.inputValue()).toBe('');
    await expect.poll(() => line.evaluate((one) => one === document.activeElement)).toBe(true);
    // Tab goes on in the form, which holds what the line said
    await page.keyboard.type('Mary Watson / 03-5555-0199', { delay: 5 });
    await page.locator('.chips').getByText('03-5555-0199').waitFor();
    await page.keyboard.press('Tab');
    await expect.poll(() => line.inputValue()).toBe('');
    expect(await field('capture-family').inputValue()).toBe('Watson');
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test.each(['en', 'ja'])('the day of the cards goes with all that follow, a day in the line with one (F006, %s)', async (language) => {
  const { host, page, line, t } = await open(language);
  try {
    const met = page.getByRole('textbox', { name: t('capture-met') });
    await met.fill('2026/3/18');
    await met.press('Tab');
    await expect.poll(async () => (await host.call('settings_get', null)).capture.met_on).toBe('2026-03-18');
    await expectAccessible(page, 'capture, the day of the cards');
    const cards = async () => {
      const all = [];
      for (const { id } of await rows(host)) {
        const page = await host.call('leads_timeline', { lead: id, kinds: ['card'], text: '', limit: 5 });
        all.push(...page.items.map((item) => new Date(item.at + 9 * 3600e3).toISOString().slice(0, 10)));
      }
      return all.toSorted();
    };
    await line.fill('Mary Watson / Acme');
    await page.locator('.chips').getByText('Acme').waitFor();
    await line.press('Enter');
    await expect.poll(cards).toEqual(['2026-03-18']);
    await line.fill('Ann Miller / Beta / 2026/03/20');
    await page.locator('.chips').getByText(t('capture-part-met'), { exact: true }).waitFor();
    await line.press('Enter');
    await expect.poll(cards).toEqual(['2026-03-18', '2026-03-20']);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

const SIGNATURE = `お世話になっております。
━━━━━━━━━━━━
株式会社サクラ電機
営業部 部長
佐藤 花子(サトウ ハナコ)
〒150-0001 東京都渋谷区神宮前1-2-3
TEL:03-5555-0101 携帯:090-5555-0102
hanako@sakura.example.jp
営業時間 9:00-18:00
━━━━━━━━━━━━`;

test.each(['en', 'ja'])('a pasted signature fills the form and is saved by a press (%s)', async (language) => {
  const { host, page, t, field, exactly } = await open(language);
  try {
    await page.getByRole('button', { name: t('capture-way-paste') }).click();
    await page.getByRole('textbox', { name: t('capture-paste') }).fill(SIGNATURE);
    await expectAccessible(page, 'capture, paste');
    await page.getByRole('button', { name: t('capture-propose') }).click();
    await expect.poll(() => field('capture-family').inputValue()).toBe('佐藤');
    expect(await field('capture-given-kana').inputValue()).toBe('ハナコ');
    expect(await field('capture-note').inputValue()).toContain('営業時間');
    expect(await count(host), 'nothing is saved before Save').toBe(0);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => count(host)).toBe(1);
    // the same person, by a phone in another writing: the meeting is the default
    const company = page.getByRole('combobox', { name: exactly('capture-company') });
    await field('capture-family').fill('サトウ');
    await company.fill('㈱サクラ電機');
    await field('capture-phone').fill('+81 3 5555 0101');
    await field('capture-given').fill('花子');
    await field('capture-family').fill('佐藤');
    await page.getByRole('status', { name: t('capture-known') }).waitFor();
    await page.getByRole('button', { name: t('capture-add-meeting') }).first().click();
    await page.getByText(t('capture-meeting-added')).first().waitFor();
    expect(await count(host)).toBe(1);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test.each(['en', 'ja'])('codes in pictures and contact files come one after the other (%s)', async (language) => {
  const { host, page, t, field } = await open(language);
  const file = page.getByRole('button', { name: t('capture-way-file') });
  try {
    await host.answerDialog(join(fixtures, 'codes/mecard_qr.png'));
    await file.click();
    await expect.poll(() => field('capture-family').inputValue()).toBe('佐藤');
    expect(await field('capture-mail').inputValue()).toBe('hanako@sakura.example.jp');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => count(host)).toBe(1);

    // a badge is no person: its text may become the note of one
    await host.drop(join(fixtures, 'codes/badge_qr.png'));
    await page.getByText('BADGE-4901234567894').waitFor();
    await page.getByRole('button', { name: t('capture-keep-note') }).click();
    await expect.poll(() => field('capture-note').inputValue()).toBe('BADGE-4901234567894');
    await field('capture-family').fill('鈴木');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => count(host)).toBe(2);

    const card = (name) => `BEGIN:VCARD\r\nVERSION:3.0\r\nN:${name};;;;\r\nFN:${name}\r\nEND:VCARD\r\n`;
    const broken = 'BEGIN:VCARD\r\nVERSION:3.0\r\nN:x\r\nTEL\r\n;;;\r\n';
    const cards = join(host.folder, 'three.vcf');
    writeFileSync(cards, card('青木') + broken + card('石川') + card('上田'));
    await host.answerDialog(cards);
    await file.click();
    await expect.poll(() => field('capture-family').inputValue()).toBe('青木');
    await page.getByText(t('capture-found')).waitFor();
    await expectAccessible(page, 'capture, cards that wait');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => field('capture-family').inputValue()).toBe('石川');
    await page.getByRole('button', { name: t('capture-found-next') }).click();
    await expect.poll(() => field('capture-family').inputValue()).toBe('上田');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => count(host)).toBe(4);

    // no picture and no card: one clear sentence, and what was typed stays
    const other = join(host.folder, 'other.png');
    writeFileSync(other, Buffer.from([0xff, 0xfe, 0x00, 0x81, 0x82]));
    await field('capture-family').fill('江口');
    await host.answerDialog(other);
    await file.click();
    await page.getByText(t('error-picture-unknown')).waitFor();
    expect(await field('capture-family').inputValue()).toBe('江口');
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test.each(['en', 'ja'])('a table that is pasted goes on into the import (%s)', async (language) => {
  const { host, page, t } = await open(language);
  try {
    await page.getByRole('button', { name: t('capture-way-paste') }).click();
    const rows = '氏名\t会社名\tメールアドレス\n佐藤 花子\tアクメ\ths@acme.example\n鈴木 一郎\tベータ\tis@beta.example';
    await page.getByRole('textbox', { name: t('capture-paste') }).fill(rows);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: t('capture-table-import') }).click();
    await page.waitForURL(/#\/import/);
    await page.getByText('hs@acme.example').first().waitFor();
    expect(await count(host)).toBe(0);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

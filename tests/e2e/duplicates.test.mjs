/** The queue of duplicates: merged side by side, taken back long after, kept apart for good. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { textsOf } from './texts.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

const MINUTE = 60_000;

/** Two cards of one person, two of another, and two who may be one. */
async function people(host) {
  await host.call('settings_update', { started: true, checklist_closed: true });
  const add = async (draft) => {
    await host.advance(MINUTE);
    return (await host.call('leads_add', { allow_duplicate: true, ...draft })).lead;
  };
  const hanako = { family_name: '佐藤', given_name: '花子', mails: ['hanako@sakura.example.jp'] };
  const old = await add({ ...hanako, company: '株式会社サクラ電機', title: '部長', tags: ['VIP'], note: '来期予算で検討' });
  const fresh = await add({
    ...hanako,
    company: '㈱サクラ電機',
    title: '本部長',
    phones: [{ number: '090-1111-2222', label: 'mobile' }],
    tags: ['展示会'],
  });
  const ken = { family_name: '田中', given_name: '健', mails: ['ken@mori.example.jp'] };
  const one = await add({ ...ken, company: '森商会' });
  const two = await add({ ...ken, company: '森商会', grade: 'A' });
  const maybe = [await add({ family_name: '鈴木', given_name: '誠', company: '縁工業', mails: ['a@en.example.jp'] })];
  maybe.push(await add({ family_name: '鈴木', given_name: '誠', company: '縁工業', mails: ['b@en.example.jp'] }));
  return { old, fresh, one, two, maybe };
}

const counts = (host) => host.call('duplicates_list', { certain: true, limit: 0 });
const lead = (host, id) => host.call('leads_get', { lead: id });

test.each(['en', 'ja'])('two are merged field by field and taken back after later work (F024, F025, %s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    const { old, fresh } = await people(host);
    const page = await openPage(browser, host, { language, path: '/leads' });
    await page.getByRole('link', { name: /3/ }).filter({ hasText: '→' }).click();
    await page.getByRole('option').nth(1).waitFor();
    await expectAccessible(page, 'the queue');
    // the newest pair first; the arrow walks to the next
    await page.getByRole('option').first().focus();
    await page.keyboard.press('ArrowDown');
    const title = page.getByRole('radiogroup', { name: t('lead-field-title') });
    await title.getByRole('radio', { name: '部長', exact: true }).waitFor();
    expect(await title.getByRole('radio', { name: '本部長' }).getAttribute('aria-checked')).toBe('true');
    await title.getByRole('radio', { name: '部長', exact: true }).click();
    await expect.poll(() => title.getByRole('radio', { name: '部長', exact: true }).getAttribute('aria-checked')).toBe('true');
    await expectAccessible(page, 'a pair with a choice');
    await page.keyboard.press('1');
    await expect.poll(async () => (await lead(host, fresh)).row.id).toBe(old);
    const merged = await lead(host, old);
    expect(merged.row.title, 'the one that was chosen').toBe('部長');
    expect(merged.row.phone).toBe('090-1111-2222');
    expect(merged.row.tags.map((tag) => tag.name).toSorted()).toEqual(['VIP', '展示会']);

    // later work on the one that stays
    await host.advance(MINUTE);
    const note = { lead: old, kind: 'note', title: '', body: 'その後の話', asks: '', at: null };
    await host.call('leads_add_activity', note);
    await host.call('leads_update', { lead: old, changes: [{ field: 'department', value: '営業本部' }] });

    // the old address shows the one that stays, and its timeline has the way back
    await page.goto(`${host.url}#/leads/${fresh}`);
    await expect.poll(() => page.url()).toContain(old);
    await page.getByRole('button', { name: language === 'ja' ? '統合を元に戻す' : 'Undo merge' }).click();
    await expect.poll(async () => (await lead(host, fresh)).row.id).toBe(fresh);
    const back = await lead(host, old);
    expect([back.row.department, back.row.title]).toEqual(['営業本部', '部長']);
    expect((await lead(host, fresh)).row.title).toBe('本部長');
    const timeline = await host.call('leads_timeline', { lead: old, limit: 20, kinds: [], text: '' });
    expect(timeline.items.map((item) => item.body)).toContain('その後の話');
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test.each(['en', 'ja'])('different people stay apart, and all certain ones become one in one step (F023, F026, %s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    const { old, fresh, one, two, maybe } = await people(host);
    const page = await openPage(browser, host, { language, path: '/duplicates?sort=maybe' });
    await page.getByRole('radiogroup', { name: t('duplicates-field-mail') }).waitFor();
    await page.keyboard.press('2');
    await expect.poll(async () => (await counts(host)).maybe).toBe(0);
    await page.getByText(t('duplicates-empty-here', false)).waitFor();
    await expectAccessible(page, 'an empty list');
    // whatever is added later, they are not asked about again
    const same = { lead: maybe[1], kind: 'mail', value: 'a@en.example.jp', label: '' };
    await host.call('leads_add_contact', same);
    expect((await counts(host)).certain).toBe(2);
    await page.getByRole('button', { name: t('duplicates-show-certain') }).click();
    await page.getByRole('option').nth(1).waitFor();
    await page.getByRole('button', { name: t('duplicates-merge-all') }).click();
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, 'the question about all');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await counts(host)).certain).toBe(0);
    expect((await lead(host, fresh)).row.id).toBe(old);
    expect((await lead(host, two)).row.id).toBe(one);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await counts(host)).certain).toBe(2);
    expect((await lead(host, fresh)).row.id).toBe(fresh);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test.each(['en', 'ja'])('a pair put off waits behind the others, and the newer lead may be the one that stays (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    const { one, two, old, fresh } = await people(host);
    let page = await openPage(browser, host, { language, path: '/duplicates?sort=certain' });
    const listed = () => page.getByRole('option').allTextContents();
    await page.getByRole('option').nth(1).waitFor();
    const [first, second] = await listed();
    await page.keyboard.press('3');
    await expect.poll(async () => (await listed())[0]).toBe(second);
    expect((await listed())[1]).toMatch(t('duplicates-is-put-off', false));
    await expectAccessible(page, 'a pair put off');
    // it waits there after a restart, too
    await page.context().close();
    page = await openPage(browser, host, { language, path: '/duplicates?sort=certain' });
    await expect.poll(async () => (await listed())[0]).toBe(second);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await listed())[0]).toBe(first);

    // the newer one stays, with the values that were chosen before
    await page.getByRole('option').nth(0).click();
    await page.getByRole('button', { name: t('duplicates-stay-instead') }).click();
    const stays = page.locator('.compare thead th').nth(1);
    await expect.poll(() => stays.textContent()).toMatch(t('duplicates-stays', false));
    await page.keyboard.press('1');
    await expect.poll(async () => (await counts(host)).certain).toBe(1);
    const [older, newer] = first.includes('田中') ? [one, two] : [old, fresh];
    expect((await lead(host, older)).row.id).toBe(newer);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

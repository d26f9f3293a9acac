/** The same leads as table, board and calendar; entries of the calendar moved by keys and pointer. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { textsOf } from './texts.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

/** A person with a call on a day, or a close that is expected on one. */
async function person(host, family, { due, time = '', close, grade = '' }) {
  const { lead } = await host.call('leads_add', { family_name: family, given_name: '花子', company: 'アクメ', grade });
  if (due) await host.call('leads_plan_step', { leads: [lead], step: { kind: 'call', title: '', due, time } });
  if (close) {
    const changes = [{ field: 'expected_close', value: close }, { field: 'value', value: '1200000' }];
    await host.call('leads_update', { lead, changes });
  }
  return lead;
}

const day = (page, on) => page.locator(`[data-day="${on}"]`);
const entry = (page, on, name) => day(page, on).locator('[data-entry]').filter({ hasText: name });
const ways = (page, t) => page.getByRole('group', { name: t('calendar-switch') });

test.each(['en', 'ja'])('filter and open view survive the switch between table, board and calendar (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    await person(host, '佐藤', { due: '2026-04-09', grade: 'A' });
    await person(host, '田中', { due: '2026-04-09', grade: 'B' });
    const tree = { kind: 'all', parts: [{ kind: 'is', parts: [], subject: 'grade', op: 'is', values: ['A'] }], subject: '', op: '', values: [] };
    await host.call('segments_save', { segment: null, name: 'A', query: { tree }, view: 'calendar', columns: [], sort: 'kana', descending: false });
    const page = await openPage(browser, host, { language, path: '/leads' });
    const sorted = page.locator('[role=columnheader][aria-sort=descending]');
    await page.getByRole('columnheader', { name: t('frame-score') }).getByRole('button').click();
    await sorted.waitFor();
    await page.getByRole('tab', { name: 'A', exact: true }).click();
    // a view that was kept as a calendar opens as one
    await entry(page, '2026-04-09', '佐藤').waitFor();
    expect(await entry(page, '2026-04-09', '田中').count()).toBe(0);
    await expectAccessible(page, 'calendar');

    await ways(page, t).getByRole('link', { name: t('calendar-as-board') }).click();
    await page.locator('.board [data-lead]').first().waitFor();
    expect(await page.locator('.board [data-lead]').count()).toBe(1);
    expect(await page.getByRole('tab', { name: 'A', exact: true }).getAttribute('aria-selected')).toBe('true');
    await ways(page, t).getByRole('link', { name: t('calendar-as-table') }).click();
    await page.locator('[data-index="0"]').filter({ hasText: '佐藤' }).waitFor();
    // the view of the calendar did not undo the order of the table
    await sorted.waitFor();
    expect(await page.getByRole('tab', { name: 'A', exact: true }).getAttribute('aria-selected')).toBe('true');

    // a typed text goes along as well, by keys
    await page.getByRole('tab', { name: t('finding-view-all') }).click();
    await page.locator('[data-index="1"]').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('田中');
    await page.locator('[data-index="1"]').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+8');
    await entry(page, '2026-04-09', '田中').waitFor();
    expect(await entry(page, '2026-04-09', '佐藤').count()).toBe(0);
    expect(await page.getByRole('searchbox').inputValue()).toBe('田中');
    await expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('a condition on something removed is struck through on the board and in the calendar', async () => {
  const host = await startHost();
  const t = textsOf('en');
  try {
    await person(host, '佐藤', { due: '2026-04-09' });
    await host.call('fields_add', { kind: 'text', name: 'Machine', choices: [], on_card: false });
    const { id } = (await host.call('fields_list', null)).find((one) => one.name === 'Machine');
    const tree = { kind: 'all', parts: [{ kind: 'is', parts: [], subject: `own:${id}`, op: 'filled', values: [] }], subject: '', op: '', values: [] };
    await host.call('segments_save', { segment: null, name: 'Lost', query: { tree }, view: 'board', columns: [], sort: 'kana', descending: false });
    await host.call('fields_remove', { field: id });
    const page = await openPage(browser, host, { path: '/leads' });
    await page.getByRole('tab', { name: 'Lost' }).click();
    for (const way of ['calendar-as-board', 'calendar-as-calendar', 'calendar-as-table']) {
      await ways(page, t).getByRole('link', { name: t(way) }).click();
      await page.locator('.condition.lost s').waitFor();
    }
    await expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test.each(['en', 'ja'])('a step is moved by keys, the focus goes along and one undo brings it back (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    const lead = await person(host, '佐藤', { due: '2026-04-09', time: '15:30' });
    const page = await openPage(browser, host, { language, path: '/calendar' });
    await entry(page, '2026-04-09', '佐藤').waitFor();
    // from today to the day, into it
    await day(page, '2026-04-07').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await entry(page, '2026-04-09', '佐藤').evaluate((node) => node === document.activeElement)).toBe(true);

    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Alt+ArrowDown');
    await entry(page, '2026-04-17', '佐藤').waitFor();
    await expect.poll(async () => (await host.call('leads_get', { lead })).row.step.due_on).toBe('2026-04-17');
    expect((await host.call('leads_get', { lead })).row.step.due_at).toBe(Date.parse('2026-04-17T15:30:00+09:00'));
    await expect.poll(() => entry(page, '2026-04-17', '佐藤').evaluate((node) => node === document.activeElement)).toBe(true);

    await page.keyboard.press('Control+Z');
    await entry(page, '2026-04-10', '佐藤').waitFor();
    await expect.poll(() => entry(page, '2026-04-10', '佐藤').evaluate((node) => node === document.activeElement)).toBe(true);

    // over the end of the month the page turns
    for (let week = 0; week < 4; week += 1) await page.keyboard.press('Alt+ArrowDown');
    await entry(page, '2026-05-08', '佐藤').waitFor();
    await page.keyboard.press('Escape');
    expect(await day(page, '2026-05-08').evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('PageUp');
    await expect.poll(() => day(page, '2026-04-08').evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Home');
    await expect.poll(() => day(page, '2026-04-07').evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await day(page, '2026-04-07').getAttribute('aria-label')).toMatch(t('lead-day-today', false));
    await expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test.each(['en', 'ja'])('an expected close is dragged to another day, Escape drops nothing, Space peeks and Enter opens (%s)', async (language) => {
  const host = await startHost();
  try {
    const lead = await person(host, '山田', { close: '2026-04-14' });
    const page = await openPage(browser, host, { language, path: '/calendar' });
    const from = entry(page, '2026-04-14', '山田');
    await from.waitFor();
    const centre = async (locator) => {
      const box = await locator.boundingBox();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const close = async () => (await host.call('leads_get', { lead })).row.expected_close;
    const start = await centre(from);
    const target = await centre(day(page, '2026-04-22'));

    await page.mouse.move(...start);
    await page.mouse.down();
    await page.mouse.move(...target, { steps: 8 });
    await page.locator('[data-day="2026-04-22"].over').waitFor();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(await close()).toBe('2026-04-14');

    await page.mouse.move(...start);
    await page.mouse.down();
    await page.mouse.move(...target, { steps: 8 });
    await page.mouse.up();
    await entry(page, '2026-04-22', '山田').waitFor();
    await expect.poll(close).toBe('2026-04-22');
    await page.keyboard.press('Control+Z');
    await expect.poll(close).toBe('2026-04-14');

    await entry(page, '2026-04-14', '山田').waitFor();
    await expect.poll(() => entry(page, '2026-04-14', '山田').evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Space');
    await page.locator('aside.peek').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('aside.peek').waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.waitForURL(/leads\//);
    await expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('a full day opens as a list of its own, which leads to the leads', async () => {
  const host = await startHost();
  const t = textsOf('en');
  try {
    for (let at = 0; at < 12; at += 1) await person(host, `人${at}`, { due: '2026-04-09' });
    const page = await openPage(browser, host, { path: '/calendar' });
    const rest = day(page, '2026-04-09').locator('[data-rest]');
    await rest.waitFor();
    const shown = await day(page, '2026-04-09').locator('[data-entry]').count();
    expect(await rest.textContent()).toMatch(t('calendar-more'));
    expect(await rest.textContent()).toContain(String(12 - shown));
    await rest.click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.locator('[data-entry]').count()).toBe(12);
    await expectAccessible(page, 'all of a day');
    await dialog.locator('[data-entry]').nth(11).click();
    await page.waitForURL(/leads\//);
    await expectQuiet(page);
  } finally {
    await host.stop();
  }
});

const column = (page, id) => page.locator(`.board [data-stage="${id}"]`);

test.each(['en', 'ja'])('the board groups by a field with one choice; a card goes to another value by key and pointer (%s)', async (language) => {
  const host = await startHost();
  const t = textsOf(language);
  try {
    const lead = await person(host, '佐藤', {});
    await person(host, '田中', {});
    const { field } = await host.call('fields_add', { kind: 'choice', name: '製品', choices: ['装置', '部品'], on_card: false });
    await host.call('leads_update', { lead, changes: [{ field: field.code, value: '装置' }] });
    const [machine, part] = field.choices.map((one) => `${field.code}:${one.id}`);
    const value = async () => (await host.call('leads_get', { lead })).own.find((one) => one.field === field.code).value;
    const page = await openPage(browser, host, { language, path: '/funnel' });
    await page.locator('.board [data-lead]').first().waitFor();
    await page.getByRole('button', { name: t('funnel-group', false) }).click();
    await page.getByRole('menuitem', { name: '製品' }).or(page.getByRole('menuitemcheckbox', { name: '製品' })).click();
    await column(page, machine).locator('[data-lead]').waitFor();
    expect(await page.locator('.board > [data-stage]').evaluateAll((all) => all.map((one) => one.dataset.stage))).toEqual([machine, part, `${field.code}:`]);
    await expectAccessible(page, 'a grouped board');

    // by key: the card goes on, the focus with it; one undo step
    await column(page, machine).locator('[data-lead]').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await column(page, part).locator(`[data-lead="${lead}"]`).waitFor();
    await expect.poll(value).toBe('部品');
    await expect.poll(() => column(page, part).locator(`[data-lead="${lead}"]`).evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+Z');
    await expect.poll(value).toBe('装置');
    await column(page, machine).locator(`[data-lead="${lead}"]`).waitFor();

    // by pointer, to nobody's column: the value is taken away
    const card = await column(page, machine).locator(`[data-lead="${lead}"]`).boundingBox();
    const none = await column(page, `${field.code}:`).boundingBox();
    await page.mouse.move(card.x + 40, card.y + 20);
    await page.mouse.down();
    await page.mouse.move(none.x + 60, none.y + 160, { steps: 8 });
    await page.mouse.up();
    await expect.poll(value).toBe('');
    await column(page, `${field.code}:`).locator(`[data-lead="${lead}"]`).waitFor();

    // the grouping stays with a saved view, also when the program starts again
    await page.keyboard.press('/');
    await page.keyboard.type('佐藤');
    await page.getByRole('button', { name: t('finding-view-save-as') }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('製品別');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('tab', { name: '製品別' }).waitFor();
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole('tab', { name: '製品別' }).click();
    await column(page, `${field.code}:`).locator(`[data-lead="${lead}"]`).waitFor();

    // a field that is removed groups nothing any more
    await host.call('fields_remove', { field: field.id });
    await page.locator('.board [data-stage]').nth(5).waitFor();
    await expectQuiet(page);
  } finally {
    await host.stop();
  }
});

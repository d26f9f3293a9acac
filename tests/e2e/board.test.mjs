/** The board by keys: who is moved keeps the focus, at any speed of the fingers. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';
import { loadSample } from './screens.mjs';
import { textsOf } from './texts.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

/** The open stages in their order; Shift+arrow goes from one to the next. */
const STAGES = ['new', 'contacted', 'nurturing', 'qualified', 'proposal'];

async function board(host) {
  const page = await openPage(browser, host, { path: '/funnel' });
  await page.locator('[data-lead]').first().waitFor();
  return page;
}

/** Who has the focus, and in which column. */
const focused = (page) =>
  page.evaluate(() => {
    const card = document.activeElement?.closest('[data-lead]');
    return card ? `${card.dataset.lead} in ${card.closest('[data-stage]').dataset.stage}` : '';
  });

/** The id of a stage. */
async function codeOf(host, code) {
  return (await host.call('funnel_stages', null)).find((stage) => stage.code === code).id;
}

async function stageOf(host, id) {
  const stages = await host.call('funnel_stages', null);
  const { row } = await host.call('leads_get', { lead: id });
  return stages.find((stage) => stage.id === row.stage).code;
}

test.each([0, 250])(
  'a card goes through all columns and back with the focus on it, %i ms between keys',
  async (pause) => {
    const host = await startHost();
    try {
      await loadSample(host, 'ja');
      const page = await board(host);
      const cards = page.locator('[data-stage]').first().locator('[data-lead]');
      const count = Math.min(4, await cards.count());
      const people = [];
      for (let at = 0; at < count; at += 1) people.push(await cards.nth(at).getAttribute('data-lead'));
      const before = await host.call('leads_list', {
        sort: 'kana',
        descending: false,
        limit: 100,
      });
      for (const person of people) {
        await page.locator(`[data-lead="${person}"]`).focus();
        for (const [key, there] of [
          ['Shift+ArrowRight', STAGES.slice(1)],
          ['Shift+ArrowLeft', STAGES.slice(0, -1).toReversed()],
        ]) {
          for (const stage of there) {
            await page.keyboard.press(key);
            if (pause === 0) continue;
            const there = `${person} in ${await codeOf(host, stage)}`;
            await expect.poll(() => focused(page), { timeout: 5_000 }).toBe(there);
            // and nobody takes it away a moment later
            await page.waitForTimeout(pause);
            expect(await focused(page)).toBe(there);
          }
          await expect.poll(() => stageOf(host, person), { timeout: 10_000 }).toBe(there.at(-1));
          await expect
            .poll(() => focused(page), { timeout: 5_000 })
            .toBe(`${person} in ${await codeOf(host, there.at(-1))}`);
        }
      }
      // nobody else was taken along
      const after = await host.call('leads_list', { sort: 'kana', descending: false, limit: 100 });
      expect(after.rows.map((row) => [row.id, row.stage])).toEqual(before.rows.map((row) => [row.id, row.stage]));
      expectQuiet(page);
    } finally {
      await host.stop();
    }
  },
);

test('a card that an undo takes back keeps the focus', async () => {
  const host = await startHost();
  try {
    await loadSample(host, 'en');
    const page = await board(host);
    const cards = page.locator('[data-stage]').first().locator('[data-lead]');
    const people = await cards.evaluateAll((all) => all.slice(0, 3).map((one) => one.dataset.lead));
    const [first, second] = [await codeOf(host, STAGES[0]), await codeOf(host, STAGES[1])];
    for (const person of people) {
      await page.locator(`[data-lead="${person}"]`).focus();
      await page.keyboard.press('Shift+ArrowRight');
      await expect.poll(() => focused(page), { timeout: 5_000 }).toBe(`${person} in ${second}`);
      await page.keyboard.press('Control+z');
      await expect.poll(() => focused(page), { timeout: 5_000 }).toBe(`${person} in ${first}`);
      await page.waitForTimeout(250);
      expect(await focused(page)).toBe(`${person} in ${first}`);
    }
    // who goes to the Trash is not waited for
    await page.locator(`[data-lead="${people[0]}"]`).focus();
    await host.call('leads_trash', { leads: [people[0]] });
    await expect.poll(() => focused(page), { timeout: 5_000 }).toContain(` in ${first}`);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test.each([
  ['funnel_board', 'stage'],
  ['funnel_cards', 'stage'],
  ['funnel_board', 'own choice'],
  ['funnel_cards', 'own choice'],
])('a card keeps the focus into an empty column, also when %s answers late (columns by %s)', async (late, by) => {
  const host = await startHost();
  try {
    const { lead } = await host.call('leads_add', { family_name: '佐藤', given_name: '花子', company: 'アクメ' });
    if (by !== 'stage') {
      const { field } = await host.call('fields_add', { kind: 'choice', name: '製品', choices: ['装置', '部品'], on_card: false });
      await host.call('leads_update', { lead, changes: [{ field: field.code, value: '装置' }] });
    }
    const page = await board(host);
    if (by !== 'stage') {
      await page.getByRole('button', { name: textsOf('en')('funnel-group', false) }).click();
      await page.getByRole('menuitem', { name: '製品' }).or(page.getByRole('menuitemcheckbox', { name: '製品' })).click();
      await page.locator('[data-stage$=":"]').waitFor();
      await page.locator(`[data-lead="${lead}"]`).waitFor();
    }
    const columns = await page.locator('.board > [data-stage]').evaluateAll((all) => all.map((one) => one.dataset.stage));
    await page.locator(`[data-lead="${lead}"]`).focus();
    await page.route(`**/call/${late}*`, async (route) => {
      const response = await route.fetch();
      await new Promise((resolve) => setTimeout(resolve, 1_800));
      await route.fulfill({ response });
    });
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => focused(page), { timeout: 8_000 }).toBe(`${lead} in ${columns[1]}`);
    // and nobody takes it away when the late answer is there
    await page.waitForTimeout(2_200);
    expect(await focused(page)).toBe(`${lead} in ${columns[1]}`);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('a menu that was opened before a move was confirmed stays open', async () => {
  const host = await startHost();
  try {
    await loadSample(host, 'en');
    const page = await board(host);
    const [contacted, nurturing] = [await codeOf(host, 'contacted'), await codeOf(host, 'nurturing')];
    const card = page.locator(`[data-stage="${contacted}"] [data-lead]`).first();
    const person = await card.getAttribute('data-lead');
    // the change itself is told at once, only the answer to who asked for it is late
    let answer;
    const held = new Promise((resolve) => (answer = resolve));
    await page.route('**/call/funnel_shift*', async (route) => {
      const response = await route.fetch();
      await held;
      await route.fulfill({ response });
    });
    await card.focus();
    await page.keyboard.press('Shift+ArrowRight');
    const there = page.locator(`[data-stage="${nurturing}"] [data-lead="${person}"]`);
    await there.click({ button: 'right' });
    const menu = page.getByRole('menu');
    await menu.waitFor();
    answer();
    await page.locator('.toast').waitFor();
    await page.waitForTimeout(300);
    expect(await menu.count()).toBe(1);
    // nor does it fold up while the card stands in no column
    await host.call('leads_trash', { leads: [person] });
    await there.waitFor({ state: 'detached' });
    expect(await menu.getByRole('menuitem').count()).toBeGreaterThan(5);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('a click shows a card beside the board, Space shows and hides, Esc hides', async () => {
  const host = await startHost();
  try {
    await loadSample(host, 'en');
    const page = await board(host);
    const cards = page.locator('[data-stage]').first().locator('[data-lead]');
    const names = [0, 1].map((at) => cards.nth(at).locator('b').textContent());
    const [first, second] = await Promise.all(names);
    const peek = page.locator('aside.peek');
    await cards.nth(0).click();
    await peek.getByText(first).first().waitFor();
    await cards.nth(1).click();
    await peek.getByText(second).first().waitFor();
    await page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
    await page.keyboard.press('Space');
    await peek.waitFor();
    await page.keyboard.press('Space');
    await peek.waitFor({ state: 'detached' });
    // and from inside, which gives the focus back to the card
    await page.keyboard.press('Space');
    await peek.getByRole('button').first().focus();
    await page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
    expect(await focused(page)).toContain(await cards.nth(1).getAttribute('data-lead'));
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('the way of a hand into a submenu may be slanted and may rest', async () => {
  const host = await startHost();
  try {
    await loadSample(host, 'en');
    const page = await board(host);
    const card = page.locator('[data-stage]').nth(1).locator('[data-lead]').first();
    const person = await card.getAttribute('data-lead');
    await card.click({ button: 'right' });
    const move = page.getByRole('menuitem', { name: 'Move to' });
    await move.hover();
    const to = page.getByRole('menuitem', { name: 'Qualified' });
    await to.waitFor();
    const [from, there] = [await move.boundingBox(), await to.boundingBox()];
    // over the neighbour of the row, where it rests
    await page.mouse.move(from.x + from.width * 0.7, from.y + from.height * 1.5, { steps: 4 });
    await page.waitForTimeout(200);
    await page.mouse.move(there.x + there.width / 2, there.y + there.height / 2, { steps: 6 });
    await page.waitForTimeout(600);
    await to.click();
    await expect.poll(() => stageOf(host, person), { timeout: 5_000 }).toBe('qualified');
    // without the pointer it closes after a while, and ← closes it at once
    await page.locator(`[data-lead="${person}"]`).click({ button: 'right' });
    await move.hover();
    await to.waitFor();
    await page.getByRole('menuitem', { name: 'Snooze' }).hover();
    await to.waitFor({ state: 'detached', timeout: 3_000 });
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('a click with Shift selects all cards from the one with the focus', async () => {
  const host = await startHost();
  try {
    await loadSample(host, 'en');
    const page = await board(host);
    const cards = page.locator('[data-stage]').first().locator('[data-lead]');
    await cards.nth(1).click();
    await page.keyboard.press('Escape');
    await cards.nth(3).click({ modifiers: ['Shift'] });
    await expect.poll(() => cards.locator('.box.on').count()).toBe(3);
    expect(await page.evaluate(() => String(getSelection()))).toBe('');
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

test('the column of the won unfolds into view', async () => {
  const host = await startHost();
  try {
    await loadSample(host, 'en');
    const page = await openPage(browser, host, { path: '/funnel', width: 1000 });
    await page.locator('[data-lead]').first().waitFor();
    const won = await codeOf(host, 'won');
    await page.locator(`[data-stage="${won}"] button, button[data-stage="${won}"]`).first().click();
    const column = page.locator(`section.lane[data-stage="${won}"], [data-stage="${won}"]:has(ul)`).first();
    await expect.poll(async () => (await column.boundingBox())?.x ?? 9999).toBeLessThan(1000 - 100);
    expect(await focused(page)).toContain(`in ${won}`);
    expectQuiet(page);
  } finally {
    await host.stop();
  }
});

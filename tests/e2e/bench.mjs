/**
 * The page under measurement: `node bench.mjs FILE NOW LIST`, called by `cargo xtask bench`. Opens
 * the board of a data file in Chromium and prints one line of JSON, all in milliseconds:
 * `open` from the change of the route to seven painted columns, `move` the 95th of moves by key until
 * the card is painted where it went, `frame` the 95th of the frames while the longest column scrolls,
 * `meanwhile` the same while LIST is imported (`meanwhileLongest` the worst, `import` how long it took).
 */
import { dirname } from 'node:path';
import { startBrowser, startHost } from './harness.mjs';

const MOVES = 30;
const FRAMES = 120;

const [file, now, list] = process.argv.slice(2);

/** Seven columns (rails included) with their counts, and cards wherever a count says so. */
const isPainted = () => {
  const columns = [...document.querySelectorAll('[data-stage]')];
  return (
    columns.length >= 7 &&
    document.querySelectorAll('[data-lead]').length > 0 &&
    document.querySelectorAll('[aria-busy="true"]').length === 0
  );
};

/** Time from `begin` to the second frame after `done` holds. */
const timeUntil = `async (begin, done) => {
  const frame = () => new Promise((go) => requestAnimationFrame(go));
  const start = performance.now();
  begin();
  while (!done()) await frame();
  await frame();
  return performance.now() - start;
}`;

// a moment later than the file was made: ids begin with the time, and none may come twice
const host = await startHost({ folder: dirname(file), now: now.replace(':00+', ':30+') });
const browser = await startBrowser();
try {
  const context = await browser.newContext({
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1366, height: 768 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(now));
  await page.goto(`${host.url}#/today`);
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('load');

  const opens = [];
  for (let round = 0; round < 5; round += 1) {
    opens.push(
      await page.evaluate(
        `(${timeUntil})(() => { location.hash = '#/funnel'; }, ${isPainted.toString()})`,
      ),
    );
    await page.evaluate(() => {
      location.hash = '#/settings';
    });
    await page.waitForFunction(() => document.querySelectorAll('[data-stage]').length === 0);
  }

  await page.evaluate(() => {
    location.hash = '#/funnel';
  });
  await page.waitForFunction(isPainted);
  /** Times of frames while the longest column scrolls up and down: `count` of them, or until `globalThis.ended`. */
  const scroll = async (count) => {
    const lanes = [...document.querySelectorAll('[data-stage]')];
    const boxes = lanes.flatMap((lane) => [lane, ...lane.querySelectorAll('*')]);
    const longest = boxes.reduce((a, b) => (b.scrollHeight - b.clientHeight > a.scrollHeight - a.clientHeight ? b : a));
    const times = [];
    let last = await new Promise((go) => requestAnimationFrame(go));
    for (let at = 0; count === null ? !globalThis.ended : at < count; at += 1) {
      longest.scrollTop += at % 240 < 120 ? 120 : -120;
      const next = await new Promise((go) => requestAnimationFrame(go));
      times.push(next - last);
      last = next;
    }
    longest.scrollTop = 0;
    return times;
  };
  const frames = await page.evaluate(scroll, FRAMES);

  const moves = [];
  await page.waitForTimeout(500);
  for (let at = 0; at < MOVES; at += 1) {
    const lead = await page.evaluate(() => {
      const card = document.querySelector('[data-stage] [data-lead]');
      card.focus();
      globalThis.moved = { lead: card.dataset.lead, from: card.closest('[data-stage]').dataset.stage };
      addEventListener('keydown', () => (globalThis.moved.start = performance.now()), { once: true, capture: true });
      return card.dataset.lead;
    });
    await page.keyboard.press('Shift+ArrowRight');
    moves.push(
      await page.evaluate(async (id) => {
        const frame = () => new Promise((go) => requestAnimationFrame(go));
        const there = () => {
          const card = document.querySelector(`[data-lead="${id}"]`);
          return card && card.closest('[data-stage]').dataset.stage !== globalThis.moved.from;
        };
        while (!there()) {
          if (performance.now() - globalThis.moved.start > 30_000) throw new Error('the card did not move');
          await frame();
        }
        await frame();
        return performance.now() - globalThis.moved.start;
      }, lead),
    );
    await page.waitForTimeout(100);
  }

  await host.answerDialog(list);
  const token = (await host.call('file_pick_open', { kind: 'list' })).token;
  const begun = performance.now();
  const meanwhile = page.evaluate(scroll, null);
  await host.call('import_commit', { job: 'meanwhile', file: token, name: 'incoming.csv' });
  const imported = performance.now() - begun;
  await page.evaluate(() => (globalThis.ended = true));
  const during = await meanwhile;

  const at = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1];
  console.log(
    JSON.stringify({
      open: at(opens, 0.5),
      move: at(moves, 0.95),
      frame: at(frames, 0.95),
      meanwhile: at(during, 0.95),
      meanwhileLongest: at(during, 1),
      import: imported,
    }),
  );
} finally {
  await browser.close();
  await host.end();
}

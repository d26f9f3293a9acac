/**
 * Pictures of the finished screens for README and docs, from the sample people on a fixed clock, in
 * both languages: `cargo xtask demo --shots`.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fixtures, openPage, startBrowser, startHost } from './harness.mjs';
import { loadSample, someLead } from './screens.mjs';

const out = join(dirname(fileURLToPath(import.meta.url)), '../../docs/pictures');

/** Name of the picture, its address, its theme, what to do before it is taken. */
const SHOTS = [
  { name: 'funnel', path: '/funnel' },
  { name: 'today', path: '/today' },
  { name: 'leads', path: '/leads' },
  { name: 'lead', path: '/leads/:lead' },
  { name: 'import', path: '/import', before: readCards },
  { name: 'follow-up', path: '/followup?leads=:lead', before: chooseTemplate },
  { name: 'funnel-dark', path: '/funnel', theme: 'dark' },
];

/** The wizard with the card list read, where the preview shows that the letters are right. */
async function readCards(page, host) {
  await host.answerDialog(join(fixtures, 'samples/expo_cards_sjis.csv'));
  await page.locator('main button').first().click();
  await page.getByText('森 くみ子').first().waitFor();
}

/** The first template, so that the preview shows a whole mail. */
async function chooseTemplate(page) {
  await page.locator('main select').first().selectOption({ index: 1 });
  // the preview comes after the typing pause
  await page.waitForTimeout(1500);
}

mkdirSync(out, { recursive: true });
const browser = await startBrowser();
try {
  for (const language of ['en', 'ja']) {
    const host = await startHost();
    try {
      await loadSample(host, language);
      const lead = (await someLead(host)).id;
      for (const { name, path, theme = 'light', before } of SHOTS) {
        const address = path.replace(':lead', lead);
        const page = await openPage(browser, host, { language, theme, path: address });
        await page.locator('main h1, main h2').first().waitFor();
        await before?.(page, host);
        await page.waitForLoadState('networkidle');
        // charts and virtual lists settle within a frame or two
        await page.waitForTimeout(500);
        const file = join(out, `${name}-${language}.png`);
        await page.screenshot({ path: file });
        console.log(file);
        await page.context().close();
      }
    } finally {
      await host.stop();
    }
  }
} finally {
  await browser.close();
}

/**
 * A fresh development host, data file and browser page for each test.
 *
 * The host stands on a fixed clock with seeded ids, so every run sees the same names, days and
 * scores. Nothing outside the test's own folder is touched and nothing but the loopback address is
 * reached. A test fails if the page broke the content security policy, threw, or logged an error.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { onTestFailed, TestRunner } from 'vitest';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const hostProgram = process.env.ENISHI_HOST ?? join(target, 'debug/enishi-devhost');
const browserProgram = process.env.ENISHI_CHROMIUM ?? '/usr/bin/chromium';

/** A Tuesday morning in Tokyo: no holiday, inside office hours. */
export const NOW = '2026-04-07T09:00:00+09:00';

/** Files that tests import; the real samples when they lie beside the work tree. */
export const samples = join(root, '../shared/samples');
export const fixtures = join(root, 'tests/fixtures');

/** Starts a host on a fresh file; `stop()` ends it and removes the folder. */
export async function startHost({ now = NOW, seed = 7, folder } = {}) {
  const place = folder ?? mkdtempSync(join(tmpdir(), 'enishi-e2e-'));
  const args = ['--db', join(place, 'enishi.db'), '--port', '0', '--seed', String(seed)];
  args.push('--now', now, '--practice', join(place, 'practice'));
  const child = spawn(hostProgram, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, HOME: place, LANG: 'en_US.UTF-8', TZ: 'UTC', ENISHI_SECRETS: 'memory' },
  });
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
  const url = new URL(address);
  const token = url.searchParams.get('token');
  const post = async (path, body) => {
    const answer = await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-enishi-token': token },
      body: JSON.stringify(body ?? null),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };
  return {
    url: address,
    folder: place,
    practice: join(place, 'practice'),
    token,
    /** One command of the core. */
    call: (name, body) => post(`/call/${name}`, body),
    /** Moves the clock. */
    setClock: (at) => post('/test/clock', { now: at }),
    advance: (milliseconds) => post('/test/clock', { advance_ms: milliseconds }),
    /** Sends what is due. */
    runWorkers: () => post('/test/run-workers'),
    /** The next file dialog answers this path. */
    answerDialog: (path) => post('/test/dialog', { path }),
    /** A file dropped on the window. */
    drop: (path) => post('/test/drop', { path }),
    /** Ends the process; the data file stays. */
    async end() {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      // an open event stream would keep a polite server waiting
      const timer = setTimeout(() => child.kill('SIGKILL'), 2000);
      await ended;
      clearTimeout(timer);
    },
    async stop() {
      await this.end();
      rmSync(place, { recursive: true, force: true });
    },
  };
}

/** How long a button stays down in a click, ms. */
const PRESS_MS = 100;

/**
 * Lets every click be that of a hand. Without this a press and its release come at once, and what
 * closes under a press, as a menu did, is never noticed.
 */
function pressLikeAHand(page) {
  const locators = Object.getPrototypeOf(page.locator('html'));
  if (locators.pressesLikeAHand) return;
  for (const verb of ['click', 'dblclick']) {
    const quick = locators[verb];
    locators[verb] = function (options) {
      return quick.call(this, { delay: PRESS_MS, ...options });
    };
  }
  locators.pressesLikeAHand = true;
}

/** Chromium without a window. One for all tests of a file. */
export function startBrowser() {
  return chromium.launch({
    executablePath: browserProgram,
    // root in a container has no user namespaces; the page is our own
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  });
}

/** Opens the program; `page.complaints` collects what must not happen. */
export async function openPage(browser, host, options = {}) {
  const { language = 'en', theme = 'light', width = 1366, height = 768, path = '' } = options;
  await host.call('settings_update', { language, theme });
  const context = await browser.newContext({
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    colorScheme: theme,
    viewport: { width, height },
    deviceScaleFactor: options.scale ?? 1,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  pressLikeAHand(page);
  const complaints = [];
  page.complaints = complaints;
  await page.exposeFunction('__complain', (text) => complaints.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) =>
      globalThis.__complain(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    );
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    // a refused command is an answer (422), not a fault of the page
    if (message.type() === 'error' && !message.text().includes('422')) complaints.push(`console: ${message.text()}`);
  });
  // pictures and benchmarks open pages outside of tests
  if (TestRunner.getCurrentTest()) onTestFailed(() => tell(page));
  await page.clock.setFixedTime(new Date(options.now ?? NOW));
  await page.goto(path ? `${host.url}#${path}` : host.url);
  await page.locator('html[lang]').waitFor();
  return page;
}

/** Prints what a person would see where a test failed: a run on another computer leaves nothing else. */
async function tell(page) {
  const seen = await page
    .evaluate(() => {
      const text = document.body.innerText.replaceAll(/\s*\n\s*/g, ' | ');
      const focus = document.activeElement?.outerHTML.slice(0, 200);
      return { focus, from: text.slice(0, 1500), to: text.slice(1500).slice(-1500) };
    })
    .catch((fault) => ({ text: `(gone: ${fault.message})` }));
  console.error(`the page at ${page.url().replace(/token=[^&#]*/, '')}`, seen, page.complaints);
}

/** Fails with what the page complained about. */
export function expectQuiet(page) {
  if (page.complaints.length > 0) throw new Error(`the page complained:\n${page.complaints.join('\n')}`);
}

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with the accessibility faults (WCAG 2.2 A and AA) that axe-core finds on the page. */
export async function expectAccessible(page, where) {
  // through the debugger, because the policy rightly refuses inline scripts
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const result = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return result.violations.map((fault) => ({
      id: fault.id,
      help: fault.help,
      nodes: fault.nodes.slice(0, 4).map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    }));
  });
  if (found.length > 0) {
    const lines = found.map((fault) => `${fault.id}: ${fault.help}\n    ${fault.nodes.join('\n    ')}`);
    throw new Error(`${where} is not accessible:\n  ${lines.join('\n  ')}`);
  }
}

/** The harness bites: what it promises to notice, it notices. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectQuiet, openPage, startBrowser, startHost } from './harness.mjs';

let browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());

test('a picture without a name, an inline script and a foreign page are noticed', async () => {
  const host = await startHost();
  try {
    const page = await openPage(browser, host);
    await page.evaluate(() => document.body.append(new Image()));
    await expect(expectAccessible(page, 'the page')).rejects.toThrow(/image-alt/);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.__pwned = true';
      document.head.append(script);
    });
    await expect.poll(() => page.complaints.length).toBeGreaterThan(0);
    expect(() => expectQuiet(page)).toThrow(/script-src/);
    expect(await page.evaluate(() => globalThis.__pwned)).toBeUndefined();

    const call = new URL('/call/settings_get', host.url);
    const ask = (headers) => fetch(call, { method: 'POST', headers, body: 'null' }).then((reply) => reply.status);
    expect(await ask({})).toBe(401);
    expect(await ask({ 'x-enishi-token': 'guess' })).toBe(401);
    expect(await ask({ 'x-enishi-token': host.token, origin: 'http://evil.example' })).toBe(403);
    expect(await ask({ 'x-enishi-token': host.token })).toBe(200);
  } finally {
    await host.stop();
  }
});

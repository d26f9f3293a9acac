/**
 * The shape of the page, kept by a test: three tiers, one look at the keyboard, colours only in the
 * token file, nothing that the CSP refuses, no file that has grown too long.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = dirname(fileURLToPath(import.meta.url));
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte|css)$/.test(name) && !/(\.test|generated)\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

/** The tier of a file: its first folder, and the feature's name. */
function tier(name: string): { tier: string; feature: string | undefined } {
  const [first = '', second] = name.split('/');
  return { tier: first, feature: first === 'features' ? second : undefined };
}

const imports = sources.flatMap(({ name, text }) =>
  [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((hit) => ({
    from: name,
    to: relative(root, resolve(root, dirname(name), hit[1] as string)),
  })),
);

test('the sources were found', () => {
  expect(sources.length).toBeGreaterThan(40);
  expect(imports.length).toBeGreaterThan(80);
});

test('shared, ipc and texts know no feature and not the frame', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      ['shared', 'ipc', 'texts'].includes(tier(from).tier) &&
      ['features', 'app'].includes(tier(to).tier),
  );
  expect(wrong).toEqual([]);
});

test('a feature knows another only by its index, and never the frame', () => {
  const wrong = imports.filter(({ from, to }) => {
    const mine = tier(from).feature;
    if (!mine) return false;
    if (tier(to).tier === 'app') return true;
    const other = tier(to).feature;
    return (
      other !== undefined && other !== mine && to !== `features/${other}` && !to.endsWith('/index')
    );
  });
  expect(wrong).toEqual([]);
});

test('only the transport knows Tauri', () => {
  const wrong = sources.filter(
    ({ name, text }) =>
      /@tauri-apps|__TAURI|\bfetch\(|EventSource\(/.test(text) && name !== 'ipc/transport.ts',
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('only keys.ts looks at a key, so the IME guard cannot be forgotten', () => {
  const wrong = sources.filter(
    ({ name, text }) =>
      /\.(key|keyCode)\s*[!=]==|case 'Enter'|\{\s*key\s*[,}].*=\s*event|isComposing/.test(text) &&
      !['shared/keys.ts', 'app/Palette.svelte'].includes(name),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('containers are asked in rem, since WebKit compares px with the width before our zoom', () => {
  const wrong = sources
    .filter(({ name }) => /\.(css|svelte)$/.test(name))
    .filter(({ text }) => /@container [^{]*\d(px|vw)/.test(text));
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('colours stand in the token file alone', () => {
  const wrong = sources
    .filter(({ name }) => /\.(css|svelte)$/.test(name) && name !== 'styles/tokens.css')
    .flatMap(({ name, text }) =>
      [...text.matchAll(/#[0-9a-fA-F]{6}\b|\brgba?\(|\bhsla?\(/g)].map(
        (hit) => `${name}: ${hit[0]}`,
      ),
    );
  expect(wrong).toEqual([]);
});

test('no static style attribute, no html from text, no eval: the CSP would refuse them', () => {
  const wrong = sources.filter(({ text }) =>
    /\sstyle="|\{@html|\.innerHTML\b|\beval\(|new Function\(/.test(text),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('the page names the order of its layers before any other style', () => {
  const page = readFileSync(join(root, '../index.html'), 'utf8');
  const links = [...page.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map((hit) => hit[1]);
  expect(links[0]).toBe('/layers.css');
  expect(readFileSync(join(root, '../public/layers.css'), 'utf8')).toContain(
    '@layer reset, tokens, base, components, screens;',
  );
  // nothing inline in the page itself: the CSP refuses it
  expect(page).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)/);
});

test('forms speak with our words, not with those of the engine', () => {
  // the engine's bubbles come in its own language and refuse a host name in a field of type url
  const wrong = sources.filter(({ text }) =>
    [...text.matchAll(/<form\b([^>]*)/g)].some((hit) => !hit[1]?.includes('novalidate')),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('no component is longer than 250 lines, no script than 600', () => {
  const long = sources
    .map(({ name, text }) => ({ name, lines: text.split('\n').length }))
    .filter(({ name, lines }) => lines > (name.endsWith('.svelte') ? 250 : 600))
    .filter(({ name }) => !name.endsWith('.css'));
  expect(long).toEqual([]);
});

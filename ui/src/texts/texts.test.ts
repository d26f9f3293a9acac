/** Both languages hold the same keys with the same parameters, and every text can be formatted. */
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hasText, language, setLanguage, systemLanguage, t, tIn } from './texts.svelte';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../assets/locales');

/** Keys that stand in two places. */
const twice: string[] = [];

/** `file: key → parameters`, of one language. */
function load(lang: string): Map<string, { file: string; args: Set<string>; text: string }> {
  const found = new Map<string, { file: string; args: Set<string>; text: string }>();
  for (const file of readdirSync(join(folder, lang)).filter((name) => name.endsWith('.ftl'))) {
    let last: { file: string; args: Set<string>; text: string } | undefined;
    for (const line of readFileSync(join(folder, lang, file), 'utf8').split('\n')) {
      const start = /^([a-z][a-z0-9-]*)\s*=/.exec(line);
      if (start) {
        if (found.has(start[1] as string)) twice.push(`${lang}/${file}: ${start[1]}`);
        last = { file, args: new Set(), text: '' };
        found.set(start[1] as string, last);
      }
      if (!last || line.startsWith('#')) continue;
      last.text += `${line}\n`;
      for (const use of line.matchAll(/\{\s*\$(\w+)/g)) last.args.add(use[1] as string);
    }
  }
  return found;
}

const en = load('en');
const ja = load('ja');

test('the texts were found', () => {
  expect(en.size).toBeGreaterThan(80);
});

test('no key stands twice', () => {
  expect(twice).toEqual([]);
});

test('no key is missing in either language', () => {
  expect([...en.keys()].filter((key) => !ja.has(key))).toEqual([]);
  expect([...ja.keys()].filter((key) => !en.has(key))).toEqual([]);
});

test('a Japanese text asks for no parameter that the English one lacks', () => {
  const wrong = [...ja].flatMap(([key, { args }]) =>
    [...args].filter((arg) => !en.get(key)?.args.has(arg)).map((arg) => `${key}: ${arg}`),
  );
  expect(wrong).toEqual([]);
});

test.each(['en', 'ja'])('every %s text can be formatted with its parameters', (lang) => {
  const bundle = new FluentBundle(lang, { useIsolating: false });
  const faults: string[] = [];
  for (const file of readdirSync(join(folder, lang))) {
    const text = readFileSync(join(folder, lang, file), 'utf8');
    faults.push(...bundle.addResource(new FluentResource(text)).map(String));
  }
  for (const [key, { args }] of lang === 'en' ? en : ja) {
    const message = bundle.getMessage(key);
    const errors: Error[] = [];
    if (!message?.value) faults.push(`${key}: cannot be read`);
    else
      bundle.formatPattern(message.value, Object.fromEntries([...args].map((a) => [a, 2])), errors);
    faults.push(...errors.map((error) => `${key}: ${error.message}`));
  }
  expect(faults).toEqual([]);
});

test('no NUMBER or DATETIME, which the core does not know', () => {
  const wrong = [...en, ...ja].filter(([, { text }]) => /\b(NUMBER|DATETIME)\(/.test(text));
  expect(wrong.map(([key]) => key)).toEqual([]);
});

test('Japanese has one plural form, so its selectors compare numbers, not [one]', () => {
  const wrong = [...ja].filter(([, { text }]) => /\[one\]/.test(text)).map(([key]) => key);
  expect(wrong).toEqual([]);
});

test('words that both languages avoid stay out (words.md §1)', () => {
  const wrong = [
    ...[...en].filter(([, { text }]) => /\b(oops|successfully|are you sure)\b|!\s*$/im.test(text)),
    ...[...ja].filter(([, { text }]) =>
      /させていただ|することができ|エラーが発生しました|配達済み/.test(text),
    ),
  ];
  expect(wrong.map(([key]) => key)).toEqual([]);
});

test('the language switches at once, the page says so', () => {
  setLanguage('ja');
  expect([language(), t('frame-today'), document.documentElement.lang]).toEqual([
    'ja',
    '今日の対応',
    'ja',
  ]);
  setLanguage('en');
  expect(t('frame-today')).toBe('Today');
});

test('an unknown key shows itself instead of nothing', () => {
  expect(tIn('ja', 'no-such-text')).toBe('no-such-text');
  expect(hasText('no-such-text')).toBe(false);
});

test('the language of the computer is taken if it is ours', () => {
  expect([systemLanguage(['de', 'ja-JP', 'en']), systemLanguage(['fr'])]).toEqual(['ja', 'en']);
});

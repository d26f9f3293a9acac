/**
 * Texts of the page by key, so that one test speaks both languages.
 *
 * Only what tests need of Fluent: single-line messages; a placeable matches anything.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const locales = join(dirname(fileURLToPath(import.meta.url)), '../../assets/locales');

/** `t('import-next')` is a pattern that the whole name of a button or heading answers to. */
export function textsOf(language) {
  const rows = new Map();
  const folder = join(locales, language);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.ftl'))) {
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      const row = /^([a-z][\w-]*) = (.+)$/.exec(line);
      if (row) rows.set(row[1], row[2]);
    }
  }
  return (key, whole = true) => {
    const text = rows.get(key);
    if (text === undefined) throw new Error(`no text ${key} in ${language}`);
    const parts = text.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const pattern = parts.join('.*');
    return new RegExp(whole ? `^\\s*${pattern}` : pattern);
  };
}

/**
 * Writes `src/texts/keys.generated.ts`: every Fluent key with the parameters it needs, so that a
 * missing text or a missing parameter is a type error. Read from the English files; that Japanese
 * has the same keys and parameters is proved by `texts.test.ts`. The file is not in git.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, '../../assets/locales/en');
const target = join(here, '../src/texts/keys.generated.ts');

/** Splits one .ftl text into `[key, sorted parameter names]`, in file order. */
function messages(text) {
  const found = [];
  for (const line of text.split('\n')) {
    const start = /^([a-z][a-z0-9-]*)\s*=/.exec(line);
    if (start) found.push([start[1], new Set()]);
    const last = found.at(-1);
    if (!last || line.startsWith('#')) continue;
    for (const use of line.matchAll(/\{\s*\$([a-zA-Z_]\w*)/g)) last[1].add(use[1]);
  }
  return found;
}

const rows = new Map();
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith('.ftl'))
  .toSorted()) {
  for (const [key, args] of messages(readFileSync(join(folder, file), 'utf8'))) {
    // the first one counts, as for Fluent; texts.test.ts refuses it
    if (rows.has(key))
      process.stderr.write(`text key ${key} stands twice (second time in ${file})\n`);
    else rows.set(key, [...args].toSorted());
  }
}

const body = [...rows]
  .map(
    ([key, args]) =>
      `  '${key}': ${args.length ? args.map((a) => `'${a}'`).join(' | ') : 'never'};`,
  )
  .join('\n');
const out = `// Written by scripts/keys.mjs from assets/locales/en/*.ftl. Do not edit; not in git.
/** Each text key and the names of the parameters that its text uses. */
export interface TextArgs {
${body}
}
/** A key of assets/locales. */
export type TextKey = keyof TextArgs;
/** A key whose text needs no parameter. */
export type PlainKey = {
  [K in TextKey]: [TextArgs[K]] extends [never] ? K : never;
}[TextKey];
`;
mkdirSync(dirname(target), { recursive: true });
if (!existsSync(target) || readFileSync(target, 'utf8') !== out) writeFileSync(target, out);

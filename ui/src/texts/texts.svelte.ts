/**
 * The words of the page, in the language that is set now.
 *
 * Read from assets/locales/{en,ja}/*.ftl, the same files that the core uses. `t` reads reactive
 * state, so every text on the screen changes with the language, without a restart. Keys and
 * parameters are typed (`keys.generated.ts`). Fluent knows no dates, money or digit grouping here:
 * those come as ready text from `shared/format.svelte.ts`; numbers only choose plurals or stand bare.
 */
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { TextArgs, TextKey } from './keys.generated';

/** The two languages of the screen. */
export type Language = 'en' | 'ja';

export const LANGUAGES: readonly Language[] = ['en', 'ja'];

const files = import.meta.glob<string>('../../../assets/locales/*/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function bundleOf(language: Language): FluentBundle {
  // isolation marks would show up in titles, clipboard and announcements; both languages run left to right
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/locales/${language}/`)) bundle.addResource(new FluentResource(text));
  }
  return bundle;
}

const bundles = new Map<Language, FluentBundle>();

function bundle(language: Language): FluentBundle {
  let found = bundles.get(language);
  if (!found) {
    found = bundleOf(language);
    bundles.set(language, found);
  }
  return found;
}

/** The language of the computer, if it is one of ours; else English. */
export function systemLanguage(languages: readonly string[] = navigator.languages): Language {
  for (const tag of languages) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().startsWith(language));
    if (found) return found;
  }
  return 'en';
}

const state = $state<{ language: Language }>({ language: 'en' });

/** The language of the screen. Reactive. */
export function language(): Language {
  return state.language;
}

/** Switches the screen, without a restart; also the `lang` of the page, which fonts follow. */
export function setLanguage(next: Language): void {
  state.language = next;
  document.documentElement.lang = next;
}

type ArgsOf<K extends TextKey> = [TextArgs[K]] extends [never]
  ? []
  : [args: Record<TextArgs[K], string | number>];

function format(
  language: Language,
  key: string,
  args: Record<string, string | number> | undefined,
): string | undefined {
  const found = bundle(language);
  const message = found.getMessage(key);
  if (!message?.value) return undefined;
  return found.formatPattern(message.value, args ?? null, []);
}

/** The text of `key` in the current language; English when a translation is missing. Reactive. */
export function t<K extends TextKey>(key: K, ...[args]: ArgsOf<K>): string {
  return tIn(state.language, key, args as Record<string, string | number> | undefined);
}

/** The text of `key` in a given language (previews, tests). */
export function tIn(
  language: Language,
  key: string,
  args?: Record<string, string | number>,
): string {
  return format(language, key, args) ?? format('en', key, args) ?? key;
}

/** A text whose key is only known at run time (an error's, an operation's); checked by tests. */
export function say(key: string, args?: Record<string, string | number>): string {
  return tIn(state.language, key, args);
}

/** True when a text of this name exists; for names that come from the core (`op-…`). */
export function hasText(key: string): key is TextKey {
  return bundle('en').hasMessage(key);
}

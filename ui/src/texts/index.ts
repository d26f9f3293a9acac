/** Words of the page. */
export {
  hasText,
  language,
  LANGUAGES,
  say,
  setLanguage,
  systemLanguage,
  t,
  tIn,
} from './texts.svelte';
export type { Language } from './texts.svelte';
export type { PlainKey, TextArgs, TextKey } from './keys.generated';

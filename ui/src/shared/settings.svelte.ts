/**
 * The settings of the workspace, as the page follows them: language, region, keys, look.
 *
 * The core holds the truth; the browser's storage holds what the first paint needs. Every feature
 * may read {@link settings}; writing goes through {@link saveSettings}, which is one undo step
 * (but for things that only change how the program looks).
 */
import { untrack } from 'svelte';
import { change, live, type AppInfo, type Live, type Req, type Settings } from '../ipc';
import { setLanguage, systemLanguage, t, type Language } from '../texts';
import { onLook, setSystemTheme, showAppearance, type Appearance } from './appearance.svelte';
import { keyboard } from './commands.svelte';
import { region } from './format.svelte';
import { toastError, toastUndo } from './toasts.svelte';

const LANGUAGE = 'enishi.language';

let asked = $state.raw<Live<Settings> | undefined>();
let about = $state.raw<Live<AppInfo> | undefined>();

/** The settings; undefined until the core has answered. Reactive. */
export function settings(): Settings | undefined {
  return asked?.data;
}

/** Program, computer and where the data lies; undefined until known. Reactive. */
export function appInfo(): AppInfo | undefined {
  return about?.data;
}

/** Why the settings cannot be read: the data file is not open. Reactive. */
export function settingsError(): Live<Settings>['error'] {
  return asked?.error;
}

/** Asks for the settings once more. */
export function askSettings(): void {
  asked?.refresh();
  about?.refresh();
}

/** What language `system` means on this computer. */
function languageOf(chosen: string): Language {
  if (chosen === 'ja' || chosen === 'en') return chosen;
  const system = about?.data?.system_language;
  return system === 'ja' || system === 'en' ? system : systemLanguage();
}

function follow(now: Settings): void {
  const language = languageOf(now.language);
  setLanguage(language);
  remember(language);
  Object.assign(region, {
    zone: now.zone,
    nameOrder: now.name_order,
    currency: now.currency,
    money: now.yen_in_man ? 'man' : 'digits',
    weekStart: now.week_start,
  });
  keyboard.singleLetters = now.letter_keys;
  keyboard.remapped = { ...now.keys };
  untrack(() =>
    showAppearance({
      theme: now.theme as Appearance['theme'],
      density: now.density as Appearance['density'],
      zoom: now.zoom,
      rail: now.rail,
      reducedMotion: now.reduced_motion,
    }),
  );
}

function remember(language: Language): void {
  try {
    localStorage.setItem(LANGUAGE, language);
  } catch {
    // only the first paint of the next start would have used it
  }
}

/** The language of the last run, for the first paint. */
export function rememberedLanguage(): Language | undefined {
  const kept = localStorage.getItem(LANGUAGE);
  return kept === 'en' || kept === 'ja' ? kept : undefined;
}

/** Follows the settings from now on. Call once, while the window's component is set up. */
export function followSettings(): void {
  asked = live('settings_get', () => ({}));
  about = live('app_info', () => ({}));
  $effect(() => {
    const now = asked?.data;
    if (now) follow(now);
  });
  $effect(() => {
    const scheme = about?.data?.colour_scheme;
    if (scheme === 'light' || scheme === 'dark') setSystemTheme(scheme);
  });
  onLook((look) => {
    const now = asked?.data;
    if (!now) return;
    const patch: Req<'settings_update'> = {};
    if (look.theme !== undefined) patch.theme = look.theme;
    if (look.density !== undefined) patch.density = look.density;
    if (look.zoom !== undefined) patch.zoom = look.zoom;
    if (look.rail !== undefined) patch.rail = look.rail;
    if (look.reducedMotion !== undefined) patch.reduced_motion = look.reducedMotion;
    if (Object.keys(patch).length) change('settings_update', patch).catch(toastError);
  });
}

/** Saves some settings at once; `said` is the toast (with Undo) when the change can be undone. */
export async function saveSettings(patch: Req<'settings_update'>, said?: string): Promise<boolean> {
  try {
    const { change_id } = await change('settings_update', patch);
    if (said !== undefined && change_id) toastUndo(said || t('frame-saved'), change_id);
    return true;
  } catch (thrown) {
    toastError(thrown);
    return false;
  }
}

/**
 * How the page looks on this computer: theme, density, motion, zoom, sidebar.
 *
 * Kept in the browser's storage as well as in the settings of the workspace, because it is needed
 * before the first answer of the core: a dark desktop must not flash white. Set as attributes on
 * `<html>`, which the tokens follow.
 */

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact' | 'touch';

/** What is kept. */
export interface Appearance {
  theme: Theme;
  density: Density;
  /** Fewer movements than the system asks for. */
  reducedMotion: boolean;
  moreContrast: boolean;
  /** Percent, 80–200. */
  zoom: number;
  /** Sidebar as a rail of icons. */
  rail: boolean;
}

const KEY = 'enishi.appearance';
const ZOOMS = [80, 90, 100, 110, 125, 150, 175, 200];

const start: Appearance = {
  theme: 'system',
  density: 'comfortable',
  reducedMotion: false,
  moreContrast: false,
  zoom: 100,
  rail: false,
};

/** The present look. Reactive; change it with {@link setAppearance}. */
export const appearance = $state<Appearance>({ ...start });

const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)');

function paint(): void {
  const root = document.documentElement;
  const system = root.dataset['system'] ?? (dark?.matches ? 'dark' : 'light');
  root.dataset['theme'] = appearance.theme === 'system' ? system : appearance.theme;
  root.dataset['density'] = appearance.density;
  if (appearance.reducedMotion) root.dataset['motion'] = 'reduced';
  else delete root.dataset['motion'];
  if (appearance.moreContrast) root.dataset['contrast'] = 'more';
  else delete root.dataset['contrast'];
  root.style.setProperty('zoom', appearance.zoom === 100 ? '' : String(appearance.zoom / 100));
  root.style.setProperty('--zoom', String(appearance.zoom / 100));
  measure();
}

/** One percent of the window in our zoomed pixels. */
function measure(): void {
  const { style } = document.documentElement;
  style.setProperty('--vw', `${innerWidth / appearance.zoom}px`);
  style.setProperty('--vh', `${innerHeight / appearance.zoom}px`);
}

/** Reads what was kept and follows the system from now on. */
export function startAppearance(): void {
  try {
    Object.assign(appearance, JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    // storage refused or its text broken: the defaults are a good look too
  }
  paint();
  dark?.addEventListener('change', paint);
  addEventListener('resize', measure);
}

/** The shell's word on the system theme, which WebKitGTK gets wrong. */
export function setSystemTheme(theme: 'light' | 'dark'): void {
  document.documentElement.dataset['system'] = theme;
  paint();
}

let tell: (look: Partial<Appearance>) => void = () => {};

/** Hears of every change of the look by the person, to keep it in the settings. */
export function onLook(listener: typeof tell): void {
  tell = listener;
}

/** Shows a look that comes from the settings. */
export function showAppearance(look: Partial<Appearance>): void {
  Object.assign(appearance, look);
  paint();
  try {
    localStorage.setItem(KEY, JSON.stringify(appearance));
  } catch {
    // not kept, but shown: nothing to tell
  }
}

/** Changes the look at once and keeps it. */
export function setAppearance(look: Partial<Appearance>): void {
  showAppearance(look);
  tell(look);
}

/** The next zoom up or down, or 100 % with 0. */
export function zoomBy(step: 1 | -1 | 0): void {
  const next =
    step === 0
      ? 100
      : step > 0
        ? (ZOOMS.find((one) => one > appearance.zoom) ?? 200)
        : (ZOOMS.findLast((one) => one < appearance.zoom) ?? 80);
  setAppearance({ zoom: next });
}

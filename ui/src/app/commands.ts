/** The frame's own commands: places, undo, zoom, panels. */
import { appearance, setAppearance, zoomBy } from '../shared/appearance.svelte';
import type { Command } from '../shared/commands.svelte';
import { back, go } from '../shared/router.svelte';
import { closeToast, toast } from '../shared/toasts.svelte';
import { t } from '../texts';
import { panels } from './panels.svelte';
import { PLACES } from './places';
import { hasRoute } from './routes';
import { nothingTo, redo, undo, undoState } from './undo.svelte';

/** Moves the focus to the next or previous pane (`data-pane`), as F6 does everywhere. */
export function nextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    // the innermost ones: a screen that names its panes is not a pane itself
    (pane) => pane.offsetParent !== null && !pane.querySelector('[data-pane]'),
  );
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + step + panes.length) % panes.length];
  const target = next?.querySelector<HTMLElement>(
    '[tabindex="0"], a[href], button:not([tabindex="-1"]), input, select, textarea',
  );
  (target ?? next)?.focus();
}

let zoomSaid = 0;

function zoom(step: 1 | -1 | 0): void {
  zoomBy(step);
  // the key is pressed several times; only where it ended is worth a word
  closeToast(zoomSaid);
  zoomSaid = toast(t('frame-zoom', { percent: appearance.zoom }));
}

/** "Undo", with the name of the change that it would take back. */
function undoText(what: 'undo' | 'redo'): string {
  const label = undoState()[what];
  if (label === undefined) return t(what === 'undo' ? 'frame-undo' : 'frame-redo');
  return t(what === 'undo' ? 'frame-undo-what' : 'frame-redo-what', { label });
}

const places: Command[] = PLACES.filter((place) => hasRoute(place.path)).map((place) => ({
  id: `frame.go${place.path.replace('/', '-')}`,
  group: 'go',
  text: place.command,
  keys: place.keys,
  run: () => go(place.path),
}));

export const frameCommands: readonly Command[] = [
  {
    id: 'frame.palette',
    group: 'go',
    text: 'frame-palette',
    keys: 'Ctrl+K',
    run: () => (panels.palette = true),
  },
  ...places,
  { id: 'frame.back', group: 'go', text: 'frame-go-back', keys: 'Alt+ArrowLeft', run: back },
  {
    id: 'frame.undo',
    group: 'edit',
    text: () => undoText('undo'),
    name: 'frame-undo',
    keys: 'Ctrl+Z',
    blocked: () => (nothingTo('undo') ? t('frame-undo-nothing') : undefined),
    run: () => undo(),
  },
  {
    id: 'frame.redo',
    group: 'edit',
    text: () => undoText('redo'),
    name: 'frame-redo',
    blocked: () => (nothingTo('redo') ? t('frame-redo-nothing') : undefined),
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    run: () => redo(),
  },
  {
    id: 'frame.zoom-in',
    group: 'view',
    text: 'frame-zoom-in',
    keys: ['Ctrl++', 'Ctrl+='],
    inDialog: true,
    run: () => zoom(1),
  },
  {
    id: 'frame.zoom-out',
    group: 'view',
    text: 'frame-zoom-out',
    keys: 'Ctrl+-',
    inDialog: true,
    run: () => zoom(-1),
  },
  {
    id: 'frame.zoom-reset',
    group: 'view',
    text: 'frame-zoom-reset',
    keys: 'Ctrl+0',
    inDialog: true,
    run: () => zoom(0),
  },
  {
    id: 'frame.sidebar',
    group: 'view',
    text: 'frame-sidebar-toggle',
    keys: 'F9',
    run: () => setAppearance({ rail: !appearance.rail }),
  },
  {
    id: 'frame.theme',
    group: 'view',
    text: 'frame-theme-toggle',
    run: () =>
      setAppearance({
        theme: document.documentElement.dataset['theme'] === 'dark' ? 'light' : 'dark',
      }),
  },
  {
    id: 'frame.density',
    group: 'view',
    text: 'frame-density-toggle',
    run: () =>
      setAppearance({ density: appearance.density === 'compact' ? 'comfortable' : 'compact' }),
  },
  {
    id: 'frame.full-screen',
    group: 'view',
    text: 'frame-full-screen',
    keys: 'F11',
    run: () =>
      document.fullscreenElement
        ? document.exitFullscreen()
        : document.documentElement.requestFullscreen(),
  },
  {
    id: 'frame.next-pane',
    group: 'view',
    text: 'frame-next-pane',
    keys: 'F6',
    run: () => nextPane(1),
  },
  {
    id: 'frame.previous-pane',
    group: 'view',
    text: 'frame-previous-pane',
    keys: 'Shift+F6',
    run: () => nextPane(-1),
  },
  {
    id: 'frame.shortcuts',
    group: 'help',
    text: 'frame-shortcuts',
    keys: ['F1', '?'],
    run: () => (panels.shortcuts = true),
  },
];

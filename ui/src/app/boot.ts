/**
 * What happens before the first paint, in this order: look, language, place, keyboard. No question
 * to the core stands in the way of the first paint.
 */
import { read } from '../ipc';
import { dispatchKey, registerCommands } from '../shared/commands.svelte';
import { startAppearance } from '../shared/appearance.svelte';
import { followHand } from '../shared/focus';
import { followAddress } from '../shared/router.svelte';
import { rememberedLanguage } from '../shared/settings.svelte';
import { toastError } from '../shared/toasts.svelte';
import { setLanguage, systemLanguage } from '../texts';
import { frameCommands } from './commands';
import { features } from './features';

/** Sets the page up. Call once. */
export function boot(): void {
  document.documentElement.dataset['platform'] = platform();
  startAppearance();
  setLanguage(rememberedLanguage() ?? systemLanguage());
  followAddress();
  followHand();
  addEventListener('keydown', dispatchKey);
  // our own context menus everywhere; text fields keep the engine's, for paste and spelling
  addEventListener('contextmenu', (event) => {
    const target = event.target as Element | null;
    if (!target?.closest('input, textarea, [data-text]')) event.preventDefault();
  });
  // rows of uneven height in virtual lists raise this; it means nothing (virtua issue 819)
  addEventListener('error', (event) => {
    if (event.message.includes('ResizeObserver loop')) event.stopImmediatePropagation();
  });
  // a refusal that no screen has taken up is told rather than lost
  addEventListener('unhandledrejection', (event) => toastError(event.reason));
  registerCommands(frameCommands);
  for (const feature of features) {
    if (feature.commands) registerCommands(feature.commands);
    feature.start?.();
  }
}

/** How long after the start the other screens are fetched, in milliseconds. */
const FETCH_AHEAD_MS = 1500;

/** Fetches every screen one after the other once the first one stands, so that a switch is instant. */
async function fetchAhead(): Promise<void> {
  for (const route of features.flatMap((feature) => feature.routes ?? [])) {
    await route.load().catch(() => undefined); // told when the person goes there
  }
}

/** Tells the shell that the window can be shown; it is shown after 3 s in any case. */
export async function tellReady(): Promise<void> {
  // a refusal here is told by the first screen; the shell shows the window after 3 s in any case
  await read('app_ready').catch(() => undefined);
  setTimeout(() => void fetchAhead(), FETCH_AHEAD_MS);
}

function platform(): 'windows' | 'mac' | 'linux' {
  const name = navigator.userAgent;
  if (name.includes('Windows')) return 'windows';
  return name.includes('Mac OS') ? 'mac' : 'linux';
}

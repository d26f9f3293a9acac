/** Quick add: one lead after the other, from any view (views.md V5, without photos). */
import { go, openOverlay, route, type Feature } from '../../shared';
import { focusDraft } from './draft.svelte';

function add(): void {
  if (route().path === '/capture') focusDraft();
  else void openOverlay('quick-add', () => import('./QuickAddDialog.svelte'), {});
}

export const captureFeature: Feature = {
  name: 'capture',
  routes: [
    { path: '/capture', title: 'capture-title', load: () => import('./CapturePage.svelte') },
  ],
  commands: [
    { id: 'capture.add', group: 'lead', text: 'capture-add', keys: 'Ctrl+N', run: add },
    { id: 'capture.open', group: 'go', text: 'capture-open', run: () => go('/capture') },
  ],
};

/** The outbox (views.md V12): every mail with its state, grouped by what it needs. */
import type { Feature } from '../../shared';

export const outboxFeature: Feature = {
  name: 'outbox',
  routes: [
    { path: '/outbox', title: 'outbox-title', load: () => import('./OutboxPage.svelte') },
    { path: '/outbox/:message', title: 'outbox-title', load: () => import('./OutboxPage.svelte') },
  ],
};

/** The funnel (views.md V2). */
import type { Feature } from '../../shared';

export const funnel: Feature = {
  name: 'funnel',
  routes: [{ path: '/funnel', title: 'frame-funnel', load: () => import('./FunnelPage.svelte') }],
};

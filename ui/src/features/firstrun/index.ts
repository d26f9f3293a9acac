/** The first start: two questions, then a useful screen. */
import type { Feature } from '../../shared';

export const firstrunFeature: Feature = {
  name: 'firstrun',
  routes: [
    {
      path: '/welcome',
      title: 'firstrun-title',
      bare: true,
      load: () => import('./WelcomePage.svelte'),
    },
  ],
};

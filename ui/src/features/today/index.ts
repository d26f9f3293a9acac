/** Today (views.md V1): the home of the program. */
import type { Feature } from '../../shared';

export const today: Feature = {
  name: 'today',
  routes: [{ path: '/today', title: 'frame-today', load: () => import('./TodayPage.svelte') }],
};

/** Leads that may be the same person: the queue, two side by side, and making them one. */
import { go, type Feature } from '../../shared';

export const duplicatesFeature: Feature = {
  name: 'duplicates',
  routes: [
    {
      path: '/duplicates',
      title: 'duplicates-title',
      place: '/leads',
      load: () => import('./DuplicatesPage.svelte'),
    },
  ],
  commands: [
    {
      id: 'duplicates.open',
      group: 'tools',
      text: 'duplicates-title',
      run: () => go('/duplicates'),
    },
  ],
};

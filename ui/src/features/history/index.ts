/** What was changed, and what lies in the trash: both with the way back. */
import { go, type Feature } from '../../shared';

export const historyFeature: Feature = {
  name: 'history',
  routes: [
    {
      path: '/history',
      title: 'frame-history',
      place: '/settings',
      load: () => import('./HistoryPage.svelte'),
    },
    {
      path: '/trash',
      title: 'frame-trash',
      place: '/settings',
      load: () => import('./TrashPage.svelte'),
    },
  ],
  commands: [
    {
      id: 'history.open',
      group: 'edit',
      text: 'frame-go-history',
      keys: 'g h',
      run: () => go('/history'),
    },
    { id: 'history.trash', group: 'edit', text: 'frame-go-trash', run: () => go('/trash') },
  ],
};

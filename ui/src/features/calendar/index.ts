/** The calendar: next steps and expected closes of the leads that answer to the filter. */
import { go, type Feature } from '../../shared';

export const calendarFeature: Feature = {
  name: 'calendar',
  routes: [
    {
      path: '/calendar',
      title: 'calendar-title',
      place: '/leads',
      load: () => import('./CalendarPage.svelte'),
    },
  ],
  commands: [
    { id: 'view.board', group: 'view', text: 'calendar-as-board', run: () => go('/funnel') },
    { id: 'view.table', group: 'view', text: 'calendar-as-table', run: () => go('/leads') },
    {
      id: 'view.calendar',
      group: 'view',
      text: 'calendar-as-calendar',
      keys: ['Ctrl+8', 'g a'],
      run: () => go('/calendar'),
    },
  ],
};

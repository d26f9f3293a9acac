/** Follow-up mail to one or many (views.md V7, the part without steps). */
import type { Feature } from '../../shared';

export const followupFeature: Feature = {
  name: 'followup',
  routes: [
    {
      path: '/followup',
      title: 'followup-title',
      place: '/templates',
      load: () => import('./FollowUpPage.svelte'),
    },
  ],
};

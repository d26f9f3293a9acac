/** The list of leads (views.md V3). */
import type { Feature } from '../../shared';
import { findLeads } from './find';

export const leadsFeature: Feature = {
  name: 'leads',
  routes: [{ path: '/leads', title: 'leads-title', load: () => import('./LeadsPage.svelte') }],
  find: findLeads,
};

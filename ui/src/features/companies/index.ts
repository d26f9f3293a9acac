/** Companies with their people. */
import { go, type Feature } from '../../shared';

const load = () => import('./CompaniesPage.svelte');

export const companiesFeature: Feature = {
  name: 'companies',
  routes: [
    { path: '/companies', title: 'companies-title', place: '/leads', load },
    { path: '/companies/:id', title: 'companies-title', place: '/leads', load },
  ],
  commands: [
    {
      id: 'companies.open',
      group: 'go',
      text: 'companies-open',
      run: () => go('/companies'),
    },
  ],
};

/** Settings: pages at the left, each saves at once. Every page is a command of the palette. */
import { go, type Feature } from '../../shared';
import { findSettings, PAGES } from './pages';

export const settingsFeature: Feature = {
  name: 'settings',
  routes: [
    {
      path: '/settings',
      title: 'frame-settings',
      load: () => import('./SettingsPage.svelte'),
    },
    {
      path: '/settings/:page',
      title: 'frame-settings',
      load: () => import('./SettingsPage.svelte'),
    },
  ],
  commands: PAGES.map((page) => ({
    id: `settings.${page.id}`,
    group: 'tools' as const,
    text: page.command,
    run: () => go(`/settings/${page.id}`),
  })),
  find: findSettings,
};

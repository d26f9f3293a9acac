/** Lists in and out: the import wizard (views.md V11) and the export of leads. */
import { go, openOverlay, type Feature } from '../../shared';
import { onDropped, type LeadQuery } from '../../ipc';
import { takeDropped } from './wizard.svelte';

/** Opens the export dialog: the chosen leads, else all that answer to the query. */
export function openExport(what: { query: LeadQuery; leads: string[] }): void {
  void openOverlay('export', () => import('./ExportDialog.svelte'), what);
}

export const exchangeFeature: Feature = {
  name: 'exchange',
  routes: [
    {
      path: '/import',
      title: 'import-title',
      place: '/capture',
      load: () => import('./ImportPage.svelte'),
    },
  ],
  commands: [
    {
      id: 'exchange.import',
      group: 'tools',
      text: 'import-open',
      keys: 'Ctrl+I',
      run: () => go('/import'),
    },
  ],
  start: () => {
    onDropped((file) => {
      // A picture is somebody's code: capture takes it.
      if (/\.(png|jpe?g|webp)$/i.test(file.name)) return;
      takeDropped(file);
      go('/import');
    });
  },
};

/** Lists in and out: the import wizard (views.md V11) and the export of leads. */
import { go, openOverlay, type Feature } from '../../shared';
import { onDropped, type LeadQuery } from '../../ipc';
import { takeDropped } from './wizard.svelte';

/** Opens the export dialog: the chosen leads, else all that answer to the query. */
export function openExport(what: { query: LeadQuery; leads: string[] }): void {
  void openOverlay('export', () => import('./ExportDialog.svelte'), what);
}

/** Opens the dialog that makes a new data file from an archive. */
export function openRestore(): void {
  void openOverlay('restore', () => import('./RestoreDialog.svelte'), {});
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
    { id: 'exchange.restore', group: 'tools', text: 'restore-open', run: openRestore },
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

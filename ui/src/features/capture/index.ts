/** Quick add: one lead after the other, from any view (views.md V5, without photos). */
import { onDropped, type Stage } from '../../ipc';
import { go, isEastAsian, openOverlay, region, route, type Feature } from '../../shared';
import { t } from '../../texts';
import { draft, focusStart, hasText } from './draft.svelte';
import { isPicture, pickFile, takeFile } from './found.svelte';

async function open(stage?: Stage): Promise<void> {
  draft.stage = stage;
  await openOverlay('quick-add', () => import('./QuickAddDialog.svelte'), {});
  draft.stage = undefined;
}

function add(): void {
  if (route().path === '/capture') focusStart();
  else void open();
}

/** Quick add of leads that begin in a stage (the + of a column). */
export function addInto(stage: Stage): void {
  void open(stage);
}

/** Quick add with a name already typed elsewhere; a draft that was begun is not overwritten. */
function addNamed(query: string): void {
  if (!hasText()) {
    const words = query.trim().split(/[\s\u3000]+/);
    const givenFirst =
      !isEastAsian(query) && region.nameOrder === 'given_first' && words.length > 1;
    const family = (givenFirst ? words.pop() : words.shift()) ?? '';
    draft.fields.family_name = family;
    draft.fields.given_name = words.join(' ');
  }
  add();
}

function chooseFile(): void {
  go('/capture');
  void pickFile();
}

export const captureFeature: Feature = {
  name: 'capture',
  routes: [
    { path: '/capture', title: 'capture-title', load: () => import('./CapturePage.svelte') },
  ],
  create: { text: (query) => t('capture-create', { name: query }), run: addNamed },
  commands: [
    { id: 'capture.add', group: 'lead', text: 'capture-add', keys: 'Ctrl+N', run: add },
    { id: 'capture.open', group: 'go', text: 'capture-open', run: () => go('/capture') },
    { id: 'capture.file', group: 'lead', text: 'capture-file', keys: 'Ctrl+O', run: chooseFile },
  ],
  start: () => {
    onDropped((file) => {
      if (!isPicture(file)) return;
      go('/capture');
      void takeFile(file);
    });
  },
};

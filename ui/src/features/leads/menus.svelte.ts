/** Menus and commands of the list: what the bulk bar, the head and the keyboard offer. */
import type { Stage } from '../../ipc';
import { go, leadFilter, openOverlay, stageName, type Command, type MenuRow } from '../../shared';
import { t } from '../../texts';
import { openExport } from '../exchange';
import { COLUMNS } from './columns';
import { kept, selected, type LeadList } from './list.svelte';
import { moveTo, setGrade, trash } from './verbs';

/** The verbs of the bulk bar. */
export type BulkVerbs = ReturnType<typeof bulkVerbs>;

/** Verbs on what `targets` gives at the moment they are used. */
export function bulkVerbs(targets: () => string[], stages: () => readonly Stage[]) {
  const some = (run: (leads: string[]) => unknown) => (): void => {
    const leads = targets();
    if (leads.length) run(leads);
  };
  return {
    moves: (): MenuRow[] =>
      stages()
        .filter((stage) => stage.kind !== 'lost' && stage.kind !== 'won')
        .map((stage) => ({
          text: stageName(stage),
          run: some((leads) => void moveTo(leads, stage.id, stageName(stage))),
        })),
    grades: (): MenuRow[] => [
      ...['A', 'B', 'C'].map((grade) => ({
        text: grade,
        run: some((leads) => void setGrade(leads, grade)),
      })),
      'line',
      { text: t('lead-filter-grade-none'), run: some((leads) => void setGrade(leads, '')) },
    ],
    tag: some((leads) => void openOverlay('tags', () => import('./TagDialog.svelte'), { leads })),
    step: some((leads) => void openOverlay('step', () => import('./StepDialog.svelte'), { leads })),
    mail: some((leads) => go('/followup', { leads: leads.join(',') })),
    exportSelected: some((leads) => openExport({ query: leadFilter.query, leads })),
    exportAll: () => openExport({ query: leadFilter.query, leads: [] }),
    trash: some((leads) => {
      void trash(leads).then((done) => {
        if (done) for (const id of leads) selected.delete(id);
      });
    }),
  };
}

/** The columns to choose from, with their check marks. */
export function columnRows(): MenuRow[] {
  return COLUMNS.map((column) => {
    const checked = kept.columns.includes(column.id);
    return {
      text: t(column.text),
      checked,
      run: () => {
        kept.columns = checked
          ? kept.columns.filter((id) => id !== column.id)
          : [...kept.columns, column.id];
      },
    };
  });
}

/** Row heights to choose from. */
export function densityRows(): MenuRow[] {
  return (['compact', 'comfortable'] as const).map((density) => ({
    text: t(`leads-${density}`),
    checked: kept.density === density,
    run: () => (kept.density = density),
  }));
}

/** The single-letter verbs of the list. */
export function listCommands(list: LeadList, verbs: BulkVerbs, onmove: () => void): Command[] {
  const none = (): string | undefined =>
    list.targets.length ? undefined : t('leads-none-selected');
  return [
    { id: 'lead.move', group: 'lead', text: 'leads-move', keys: 'm', blocked: none, run: onmove },
    {
      id: 'lead.step',
      group: 'lead',
      text: 'leads-step',
      keys: 't',
      blocked: none,
      run: verbs.step,
    },
    {
      id: 'lead.mail',
      group: 'lead',
      text: 'leads-mail-verb',
      keys: 'e',
      blocked: none,
      run: verbs.mail,
    },
    { id: 'lead.tag', group: 'lead', text: 'leads-tag', keys: '#', blocked: none, run: verbs.tag },
    {
      id: 'lead.trash',
      group: 'lead',
      text: 'leads-trash',
      keys: 'Delete',
      blocked: none,
      run: verbs.trash,
    },
    {
      id: 'lead.export',
      group: 'lead',
      text: 'leads-export',
      keys: 'Ctrl+Shift+E',
      run: verbs.exportAll,
    },
  ];
}

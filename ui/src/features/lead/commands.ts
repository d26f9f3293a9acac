/** The verbs as commands (single keys, palette) and as menu rows (⋮, right click). */
import Trash from '@lucide/svelte/icons/trash-2';
import type { LeadCard } from '../../ipc';
import { keysOf, type Command, type MenuRow } from '../../shared';
import { t } from '../../texts';
import { ask, hasTargets, onTargets, targets, VERBS, type Verb } from './actions.svelte';

function why(verb: Verb, leads: readonly LeadCard[], any = leads.length > 0): string | undefined {
  if (!any) return t('lead-none-chosen');
  return verb.single && leads.length > 1 ? t('lead-only-one') : undefined;
}

const asCommand = (verb: Verb): Command => ({
  id: verb.id,
  group: 'lead',
  text: verb.text,
  keys: verb.keys,
  blocked: () => why(verb, targets(), hasTargets()),
  run: () => onTargets(verb.run),
});

/** Registered once by the feature. */
export const leadCommands: readonly Command[] = [
  ...VERBS.map(asCommand),
  {
    id: 'lead.more',
    group: 'lead',
    text: 'lead-verb-more',
    keys: '.',
    blocked: () => (hasTargets() ? undefined : t('lead-none-chosen')),
    run: () => onTargets((leads) => ask({ kind: 'more', leads })),
  },
];

/** The verbs for these leads as rows of a menu. */
export function verbRows(leads: readonly LeadCard[]): MenuRow[] {
  return VERBS.flatMap((verb): MenuRow[] => {
    const row: MenuRow = {
      text: t(verb.text),
      keys: keysOf(asCommand(verb))[0],
      blocked: why(verb, leads),
      run: () => verb.run(leads),
    };
    return verb.id === 'lead.trash' ? ['line', { ...row, icon: Trash, danger: true }] : [row];
  });
}

/** The rows that only the board's menu has: where to move, and lifting a card by keys. */
import ArrowUpDown from '@lucide/svelte/icons/arrow-up-down';
import type { LeadCard, Stage } from '../../ipc';
import { stageName, type MenuRow } from '../../shared';
import { t } from '../../texts';
import type { FunnelBoard } from './board.svelte';
import { isGroup } from './grouping.svelte';

/** "Move to" with all stages, one stage on or back, and "Reorder". */
export function moveRows(
  board: FunnelBoard,
  leads: readonly LeadCard[],
  stages: readonly Stage[],
): MenuRow[] {
  const [lead] = leads;
  if (!lead) return [];
  const columns = leads.map((one) => board.rules.home(one.id).stage);
  const [first] = stages;
  return [
    {
      text: first && isGroup(first) ? t('funnel-group-move') : t('lead-verb-move'),
      keys: first && isGroup(first) ? undefined : 'm',
      items: stages.map((stage) => ({
        text: stageName(stage),
        checked: columns.every((column) => column === stage.id),
        run: () => board.put(leads, stage),
      })),
    },
    {
      text: t('funnel-lift'),
      icon: ArrowUpDown,
      run: () => {
        // after the menu has given the focus back to the card
        setTimeout(() => {
          const at = board.rules.home(lead.id);
          void board.lanes
            .get(at.stage)
            ?.focus(at.place)
            .then(() => board.send({ kind: 'lift', lead: lead.id }));
        }, 50);
      },
    },
    'line',
  ];
}

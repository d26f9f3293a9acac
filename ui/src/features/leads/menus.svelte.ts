/** The menu of row heights in the head of the list. */
import type { MenuRow } from '../../shared';
import { t } from '../../texts';
import { kept } from './list.svelte';

/** Row heights to choose from. */
export function densityRows(): MenuRow[] {
  return (['compact', 'comfortable'] as const).map((density) => ({
    text: t(`leads-${density}`),
    checked: kept.density === density,
    run: () => (kept.density = density),
  }));
}

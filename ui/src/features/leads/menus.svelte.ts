/** The menus in the head of the list: columns and density. */
import type { MenuRow } from '../../shared';
import { t } from '../../texts';
import { COLUMNS } from './columns';
import { kept } from './list.svelte';

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

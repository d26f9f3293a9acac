/**
 * Editing in the list: which cell of the focused row is chosen, and the lead whose cell is being
 * edited. The lead is held by itself and not by its place, since saving may sort it elsewhere.
 */
import { tick } from 'svelte';
import { announce, useCommands } from '../../shared';
import { t } from '../../texts';
import { saveField } from '../lead';
import { cellText, editorOf, type ListRow } from './cells';
import { columnName, type ColumnDef, type ColumnId } from './columns';
import { kept, type LeadList } from './list.svelte';

/** Makes the editing of a list. Call while the list is set up. */
export function cellEditing(
  list: LeadList,
  columns: () => readonly ColumnDef[],
  focusRow: (index: number) => Promise<void>,
) {
  let lead = $state.raw<ListRow | undefined>();
  /** The person walked the cells: the chosen one is marked. */
  let walked = $state(false);
  const cells = $derived(columns().filter((column) => editorOf(column) !== undefined));
  const at = $derived(
    Math.max(
      0,
      cells.findIndex((column) => column.id === kept.cell),
    ),
  );
  const column = $derived(cells[at]);

  // the list has asked again and the lead may stand elsewhere now
  $effect(() => {
    const held = lead;
    const here = list.rows.row(kept.at);
    if (!held || !here || here === held) return;
    if (here.id === held.id) {
      lead = here;
      return;
    }
    const index = list.rows.indexOf(held.id);
    if (index >= 0) kept.at = index;
    else lead = undefined;
  });

  function choose(index: number): boolean {
    const next = cells[index];
    if (next) kept.cell = next.id as ColumnId;
    return next !== undefined;
  }

  /** The next cell that can be edited, said aloud. */
  function walk(by: 1 | -1): void {
    const row = list.current;
    if (!row) return;
    choose(walked ? at + by : at);
    walked = true;
    if (!column) return;
    announce(
      t('leads-cell', {
        column: columnName(column),
        value: cellText(column, row, undefined) || t('lead-field-empty'),
      }),
    );
  }

  async function close(): Promise<void> {
    lead = undefined;
    await tick();
    // a press elsewhere has taken the focus already
    if (document.activeElement === document.body) await focusRow(kept.at);
  }

  /** Edits the chosen cell of the focused row. */
  async function begin(): Promise<void> {
    if (!column) return;
    const index = kept.at;
    const row = await list.rowAt(index);
    if (kept.at === index) lead = row;
  }

  useCommands(() => [
    { id: 'leads.edit', group: 'lead', text: 'leads-edit', keys: 'F2', run: begin },
  ]);

  return {
    walk,
    close,
    /** Tab: the cell beside it; behind the last one the row has the focus again. */
    async next(by: 1 | -1): Promise<void> {
      const held = lead;
      lead = undefined;
      if (choose(at + by)) {
        await tick();
        lead = held;
      } else {
        await close();
      }
    },
    /** Saves what was typed; answers the sentence of a refusal. */
    async save(typed: string): Promise<string | undefined> {
      const field = column && editorOf(column);
      if (!column || !field || !lead) return undefined;
      const name = column.own ? [column.own.name] : [];
      return saveField(lead.id, field.field, field.raw(lead), typed, ...name);
    },
    /** A press on a cell chooses it. */
    point(target: Element): void {
      const id = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
      if (id && cells.some((one) => one.id === id)) kept.cell = id as ColumnId;
    },
    /** The lead that is being edited. */
    get lead() {
      return lead;
    },
    /** The chosen column; undefined when no column in view can be edited. */
    get column() {
      return column?.id;
    },
    get walked() {
      return walked;
    },
  };
}

/** The editing of {@link cellEditing}. */
export type CellEditing = ReturnType<typeof cellEditing>;

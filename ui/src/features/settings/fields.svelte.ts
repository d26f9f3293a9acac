/**
 * The custom fields in Settings, without markup: each edit is one change of the core with its Undo.
 */
import { change, live, read, type Changed, type OwnField, type Req } from '../../ipc';
import { announce, toastError, toastUndo } from '../../shared';
import { t } from '../../texts';

/** Kinds in the order in which they are offered; texts `field-kind-…`. */
export const FIELD_KINDS = [
  'text',
  'number',
  'money',
  'date',
  'choice',
  'multi',
  'link',
  'yes_no',
] as const;

/** True for kinds with something to choose from. */
export function hasChoices(kind: string): boolean {
  return kind === 'choice' || kind === 'multi';
}

/** The names in a text with one choice a line, without empty and equal ones. */
export function choiceLines(text: string): string[] {
  const fold = (name: string): string => name.normalize('NFKC').toLocaleLowerCase();
  const names = text.split('\n').map((line) => line.trim());
  return names.filter(
    (name, at) => name && names.findIndex((one) => fold(one) === fold(name)) === at,
  );
}

/** The state of the page. Make it while the component is set up. */
export function fieldSettings() {
  const fields = live('fields_list', () => ({}));
  const list = $derived(fields.data ?? []);

  /** Throws what a form shows. */
  async function carry(work: Promise<Changed>, said: string): Promise<boolean> {
    const { change_id } = await work;
    if (change_id) toastUndo(said, change_id);
    return change_id !== null;
  }

  /** Changes name, choices or the place on the card; a refusal is told. */
  async function save(
    field: OwnField,
    patch: Omit<Req<'fields_update'>, 'field'>,
  ): Promise<boolean> {
    try {
      const name = patch.name ?? field.name;
      const work = change('fields_update', { field: field.id, ...patch });
      await carry(work, t('settings-field-saved', { name }));
      return true;
    } catch (thrown) {
      toastError(thrown);
      fields.refresh();
      return false;
    }
  }

  /** Puts a field at a place of the list. */
  async function moveTo(field: OwnField, wanted: number): Promise<void> {
    const from = list.findIndex((one) => one.id === field.id);
    const place = Math.max(0, Math.min(list.length - 1, wanted));
    if (place === from) {
      announce(t(wanted < from ? 'settings-field-first' : 'settings-field-last'));
      return;
    }
    try {
      const { name } = field;
      const work = change('fields_order', { field: field.id, place });
      await carry(work, t('settings-field-moved', { name }));
      announce(t('settings-stage-place', { name, place: place + 1, count: list.length }));
    } catch (thrown) {
      toastError(thrown);
    }
  }

  /** Adds a field; throws what the form shows. */
  async function add(draft: Req<'fields_add'>): Promise<void> {
    const { changed, field } = await change('fields_add', draft);
    if (changed.change_id)
      toastUndo(t('settings-field-added', { name: field.name }), changed.change_id);
  }

  /** Leads with a value in a field. */
  async function uses(field: OwnField): Promise<number> {
    return (await read('fields_use', { field: field.id })).leads;
  }

  /** Removes a field; a refusal is told. */
  async function remove(field: OwnField): Promise<void> {
    try {
      const work = change('fields_remove', { field: field.id });
      await carry(work, t('settings-field-removed', { name: field.name }));
    } catch (thrown) {
      toastError(thrown);
    }
  }

  return {
    fields,
    get list() {
      return list;
    },
    save,
    moveTo,
    add,
    uses,
    remove,
  };
}

/** What {@link fieldSettings} makes. */
export type FieldSettings = ReturnType<typeof fieldSettings>;

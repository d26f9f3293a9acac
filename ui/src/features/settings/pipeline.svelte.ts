/**
 * The stages in Settings, without markup: each edit is one change of the core with its Undo.
 *
 * A stage moves among the open ones or among won and lost, never across: the core keeps won and lost
 * behind the open stages, and the page offers no place that it would not take.
 */
import { change, live, type Changed, type Req, type Stage, type StageKind } from '../../ipc';
import { announce, stageName, toastError, toastUndo } from '../../shared';
import { t } from '../../texts';

/** Kinds in the order in which they are offered. */
export const KINDS: readonly StageKind[] = [
  'new',
  'nurture',
  'qualified',
  'deal',
  'hold',
  'won',
  'lost',
];

/** True for won and lost. */
export function isClosed({ kind }: Pick<Stage, 'kind'>): boolean {
  return kind === 'won' || kind === 'lost';
}

/** Stages that may take the people of `stage`: open ones for an open one, else of the same kind. */
export function standIns(stages: readonly Stage[], stage: Stage): Stage[] {
  return stages.filter(
    (one) => one.id !== stage.id && (isClosed(stage) ? one.kind === stage.kind : !isClosed(one)),
  );
}

/** Where a stage would stand after a move to `place` among `stages`, kept within its own group. */
export function placeWithin(stages: readonly Stage[], stage: Stage, place: number): number {
  const own = stages.flatMap((one, at) => (isClosed(one) === isClosed(stage) ? [at] : []));
  return Math.max(own[0] ?? 0, Math.min(own.at(-1) ?? 0, place));
}

/** The state of the page. Make it while the component is set up. */
export function pipelineSettings() {
  const stages = live('funnel_stages', () => ({}));
  const list = $derived(stages.data ?? []);

  async function carry(work: Promise<Changed>, said: string): Promise<boolean> {
    try {
      const { change_id } = await work;
      if (change_id) toastUndo(said, change_id);
      return change_id !== null;
    } catch (thrown) {
      toastError(thrown);
      stages.refresh();
      return false;
    }
  }

  /** Changes name, limit or chance. */
  async function save(
    stage: Stage,
    patch: Omit<Req<'funnel_update_stage'>, 'stage'>,
  ): Promise<void> {
    const named = { ...stage, name_en: patch.name_en ?? stage.name_en };
    const name = stageName({ ...named, name_ja: patch.name_ja ?? stage.name_ja });
    await carry(
      change('funnel_update_stage', { stage: stage.id, ...patch }),
      t('settings-stage-saved', { name }),
    );
  }

  /** Puts a stage at a place of the list, as far as its group reaches. */
  async function moveTo(stage: Stage, wanted: number): Promise<void> {
    const from = list.findIndex((one) => one.id === stage.id);
    const place = placeWithin(list, stage, wanted);
    if (from < 0) return;
    if (place === from) {
      announce(t(wanted < from ? 'settings-stage-first' : 'settings-stage-last'));
      return;
    }
    const rest = list.filter((one) => one.id !== stage.id);
    const after = rest[place - 1]?.id ?? null;
    const name = stageName(stage);
    const moved = await carry(
      change('funnel_order_stage', { stage: stage.id, after }),
      t('settings-stage-moved', { name }),
    );
    if (moved) announce(t('settings-stage-place', { name, place: place + 1, count: list.length }));
  }

  /** Adds a stage; throws what the form shows. */
  async function add(draft: Req<'funnel_add_stage'>): Promise<void> {
    const { changed } = await change('funnel_add_stage', draft);
    const name = draft.name_en?.trim() || draft.name_ja?.trim() || '';
    if (changed.change_id) toastUndo(t('settings-stage-added', { name }), changed.change_id);
  }

  /** Removes a stage, its people going to `to`; throws what the dialog shows. */
  async function remove(stage: Stage, to: string | null): Promise<void> {
    const { change_id } = await change('funnel_remove_stage', { stage: stage.id, to });
    if (change_id) toastUndo(t('settings-stage-removed', { name: stageName(stage) }), change_id);
  }

  return {
    stages,
    get list() {
      return list;
    },
    save,
    moveTo,
    add,
    remove,
  };
}

/** What {@link pipelineSettings} makes. */
export type PipelineSettings = ReturnType<typeof pipelineSettings>;

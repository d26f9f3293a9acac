/**
 * What can be done to many leads at once. Each is one change with one toast and one Undo; a refusal
 * is told and changes nothing.
 */
import { change, type Changed } from '../../ipc';
import { toastError, toastUndo } from '../../shared';
import { t } from '../../texts';

async function done(work: Promise<Changed>, text: string): Promise<boolean> {
  try {
    const { change_id } = await work;
    if (change_id) toastUndo(text, change_id);
    return true;
  } catch (thrown) {
    toastError(thrown);
    return false;
  }
}

/** Sets the grade; empty takes it away. */
export function setGrade(leads: string[], grade: string): Promise<boolean> {
  const count = leads.length;
  const text = grade ? t('leads-graded', { count, grade }) : t('leads-ungraded', { count });
  return done(change('leads_grade', { leads, grade }), text);
}

/** Adds tags by name and takes tags away by id. */
export function setTags(leads: string[], add: string[], remove: string[]): Promise<boolean> {
  const text = t('leads-tagged', { count: leads.length });
  return done(change('leads_tag', { leads, add, remove }), text);
}

/** Plans the next step of each. */
export function planStep(
  leads: string[],
  step: { kind: string; title: string; due: string; time: string },
): Promise<boolean> {
  return done(
    change('leads_plan_step', { leads, step }),
    t('leads-planned', { count: leads.length }),
  );
}

/** To the Trash for 30 days. */
export function trash(leads: string[]): Promise<boolean> {
  return done(change('leads_trash', { leads }), t('leads-trashed', { count: leads.length }));
}

/** To another open stage. */
export async function moveTo(leads: string[], to: string, stage: string): Promise<boolean> {
  return done(
    change('funnel_move', {
      leads,
      to,
      place: false,
      lost_reason: '',
      note: '',
      value: '',
    }).then((moved) => moved.changed),
    t('leads-moved', { count: leads.length, stage }),
  );
}

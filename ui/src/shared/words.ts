/**
 * The words for what the core names by a code: stages, bands, grounds, steps, reasons.
 *
 * One place, so that a card, a menu and an announcement say the same. Codes that a newer core may
 * send are shown as they are rather than as nothing.
 */
import type { CardStep, LeadRow, Stage, StepState, StepView } from '../ipc';
import { hasText, language, say, t } from '../texts';
import { daysBetween } from './dates';
import { formatDate, formatTime, isoDay, thisDay } from './format.svelte';

/** The four bands, highest first. */
export const BANDS = ['hot', 'warm', 'cool', 'cold'] as const;
export type Band = (typeof BANDS)[number];
/** Grounds on which a mail may or may not be sent. */
export const GROUNDS = [
  'business_card',
  'opt_in',
  'customer',
  'public_address',
  'not_asked',
  'refused',
] as const;
/** Kinds of a next step, in the order of the menu. */
export const STEP_KINDS = [
  'call',
  'mail',
  'visit',
  'meeting',
  'quote',
  'letter',
  'task',
  'wait',
] as const;
export const STEP_STATES: readonly StepState[] = ['overdue', 'today', 'planned', 'waiting', 'none'];
export const LOST_REASONS = [
  'price',
  'timing',
  'competitor',
  'no_need',
  'no_reply',
  'other',
] as const;
export const CHANNELS = [
  'trade_show',
  'seminar',
  'web',
  'referral',
  'ads',
  'magazine',
  'card',
  'other',
] as const;

/** The text `PREFIX-CODE`, or the code itself when there is none. */
export function word(prefix: string, code: string): string {
  const key = `${prefix}-${code.replaceAll('_', '-')}`;
  return hasText(key) ? say(key) : code;
}

/** A stage by the name that was given to it, else by its code. */
export function stageName(stage: Pick<Stage, 'code' | 'name_en' | 'name_ja'>): string {
  const own = language() === 'ja' ? stage.name_ja : stage.name_en;
  return own || word('stage', stage.code);
}

/** Class of a stage's swatch: `stage-3`, `stage-nurture`, `stage-won`, `stage-lost`. */
export function stageLook(stage: Pick<Stage, 'kind' | 'colour'>): string {
  if (stage.kind === 'won') return 'stage-won';
  if (stage.kind === 'lost' || stage.kind === 'hold') return 'stage-lost';
  if (stage.kind === 'nurture') return 'stage-nurture';
  return `stage-${Math.min(5, Math.max(1, stage.colour))}`;
}

export const bandName = (band: string): string => word('frame-band', band);
export const groundName = (ground: string): string => word('lead-ground', ground);
export const stepKindName = (kind: string): string => word('lead-step', kind);
export const lostReasonName = (code: string): string => word('lost-reason', code);
export const channelName = (code: string): string => word('lead-channel', code);

/** The band of a lead; a lead set aside or not scored counts as cold. */
export function bandOf(row: Pick<LeadRow, 'band'>): Band {
  return BANDS.find((band) => band === row.band) ?? 'cold';
}

/** Which mark a next step wears (`NextStepMark`, class of `.step`). */
export function stepMark(state: StepState): 'over' | 'today' | 'plan' | 'wait' | 'none' {
  const marks = { overdue: 'over', today: 'today', planned: 'plan', waiting: 'wait' } as const;
  return state === 'none' ? 'none' : marks[state];
}

/** A day near today in a word: `today`, `tomorrow`, `Thu`, else `30 Nov`. */
export function nearDay(iso: string, today = thisDay()): string {
  const days = daysBetween(today, iso);
  if (days === 0) return t('lead-day-today');
  if (days === 1) return t('lead-day-tomorrow');
  if (days > 1 && days < 7) {
    return new Intl.DateTimeFormat(language(), { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(`${iso}T00:00:00Z`),
    );
  }
  return iso.slice(0, 4) === today.slice(0, 4) ? formatDate(iso, 'day') : formatDate(iso);
}

/** How a moment lies to today: `today`, `yesterday`, `5 d ago`, else the date. */
export function agoText(at: number, today = thisDay()): string {
  const iso = isoDay(at);
  const days = daysBetween(iso, today);
  if (days === 0) return t('lead-day-today');
  if (days === 1) return t('lead-day-yesterday');
  if (days > 1 && days < 100) return t('lead-days-ago', { days });
  return formatDate(iso);
}

/** What the step is: its own words, else its kind, with the score that asked for it. */
export function stepTitle(step: CardStep): string {
  if (step.title) return step.title;
  const kind = stepKindName(step.kind);
  return step.crossed ? t('lead-step-crossed', { kind, ...scored(step.crossed) }) : kind;
}

function scored({ total, gain }: NonNullable<CardStep['crossed']>): {
  total: number;
  gain: number;
} {
  return { total, gain };
}

/** Why the step was planned, if the program knows: a crossing with its reasons, a way back. */
export function stepReason(step: StepView): string {
  if (!step.crossed) return step.why && word('lead-step-why', step.why);
  const reasons = step.crossed.rules.map(
    ({ rule, points }) => `${word('score-rule', rule)} +${points}`,
  );
  return t('lead-step-crossed-why', { reasons: reasons.join(language() === 'ja' ? '、' : ', ') });
}

/** When the step is due, in words relative to today; empty when it has no day. */
export function stepDue(step: CardStep, today = thisDay()): string {
  if (step.state === 'waiting') {
    const days = step.since === null ? 0 : daysBetween(isoDay(step.since), today);
    return days > 0 ? t('lead-step-days', { days }) : '';
  }
  if (!step.due_on) return '';
  const late = daysBetween(step.due_on, today);
  if (step.state === 'overdue' && late > 0) return t('lead-step-late', { days: late });
  const time = step.due_at === null ? '' : ` ${formatTime(step.due_at)}`;
  return `${nearDay(step.due_on, today)}${time}`;
}

/** The line of a card: `Call · 2 d late`, `Waiting for reply · 3 d`, `No next step`. */
export function stepText(step: CardStep, today = thisDay()): string {
  if (step.state === 'none') return t('lead-step-none');
  const title = step.state === 'waiting' && !step.title ? t('lead-step-waiting') : stepTitle(step);
  const due = stepDue(step, today);
  return due ? `${title} · ${due}` : title;
}

/** A name as it is addressed in sentences: 佐藤 花子さん, Hanako Sato. */
export function personName(row: Pick<LeadRow, 'name'>): string {
  return language() === 'ja' ? t('lead-person', { name: row.name }) : row.name;
}

/** What a filter says on its chip, and what can be chosen for each of its members. */
import type { LeadQuery, Lists, Stage } from '../ipc';
import { language, t, type PlainKey } from '../texts';
import type { FilterMember } from './query.svelte';
import { bandName, BANDS, groundName, GROUNDS, stageName, STEP_STATES, word } from './words';

/** What pickers need to know. */
export interface FilterLists {
  lists: Lists | undefined;
  stages: readonly Stage[] | undefined;
}

/** One thing to tick. */
export interface FilterChoice {
  value: string;
  text: string;
  lang?: string;
  count?: number;
  /** Colour 1–8 of a tag. */
  tag?: number;
}

/** Members chosen by ticking; the others have their own small form. */
export type TickMember = Extract<
  FilterMember,
  'sources' | 'tags' | 'bands' | 'grades' | 'stages' | 'steps' | 'grounds'
>;

const TICKED: readonly string[] = [
  'sources',
  'tags',
  'bands',
  'grades',
  'stages',
  'steps',
  'grounds',
];

/** True for members chosen by ticking. */
export function isTicked(member: FilterMember): member is TickMember {
  return TICKED.includes(member);
}

/** The name of a member. */
export function memberName(member: FilterMember): string {
  return t(`lead-filter-${member.replaceAll('_', '-')}` as PlainKey);
}

/** What can be ticked. */
export function choicesOf(member: TickMember, from: FilterLists): FilterChoice[] {
  switch (member) {
    case 'sources':
      return (from.lists?.sources ?? []).map((one) => ({
        value: one.id,
        text: one.name,
        count: one.leads,
      }));
    case 'tags':
      return (from.lists?.tags ?? []).map(({ tag, leads }) => ({
        value: tag.id,
        text: tag.name,
        count: leads,
        tag: tag.colour,
      }));
    case 'bands':
      return BANDS.map((value) => ({ value, text: bandName(value) }));
    case 'grades':
      return [
        ...['A', 'B', 'C'].map((value) => ({ value, text: value })),
        { value: 'none', text: t('lead-filter-grade-none') },
      ];
    case 'stages':
      return (from.stages ?? []).map((one) => ({ value: one.id, text: stageName(one) }));
    case 'steps':
      return STEP_STATES.map((value) => ({ value, text: word('lead-state', value) }));
    case 'grounds':
      return GROUNDS.map((value) => ({ value, text: groundName(value) }));
  }
}

/** The chosen values in words; at most three names, then how many more. */
export function memberValues(query: LeadQuery, member: FilterMember, from: FilterLists): string {
  if (isTicked(member)) {
    const known = new Map(choicesOf(member, from).map((one) => [one.value, one.text]));
    const names = query[member].map((id) => known.get(id) ?? t('lead-filter-gone'));
    const values = names.slice(0, 3).join(language() === 'ja' ? '、' : ', ');
    return names.length > 3 ? t('lead-filter-more', { values, count: names.length - 3 }) : values;
  }
  switch (member) {
    case 'score':
      return scoreValues(query.score_min, query.score_max);
    case 'has_mail':
      return query.has_mail ? t('lead-filter-with-mail') : t('lead-filter-without-mail');
    case 'quiet_days':
      return t('lead-filter-quiet', { days: query.quiet_days ?? 0 });
    case 'import_batch':
      return t('lead-filter-one-import');
  }
}

function scoreValues(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return t('lead-filter-score-between', { min, max });
  return min !== null
    ? t('lead-filter-score-min', { min })
    : t('lead-filter-score-max', { max: max ?? 100 });
}

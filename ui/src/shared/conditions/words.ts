/** What conditions say on the page, and which of them are found by what is typed. */
import type { Clause, Operator, Subject, Subjects, Word } from '../../ipc';
import { language, say, t } from '../../texts';
import { formatDate } from '../format.svelte';
import { condition } from './tree';

const named = (word: { en: string; ja: string }): string =>
  language() === 'ja' ? word.ja : word.en;

/** The name of a subject in the language of the screen. */
export const subjectName = (subject: Subject): string => named(subject);
/** The name of a choice in the language of the screen. */
export const choiceName = (word: Word): string => named(word);

/** The subject of a condition, if there is one. */
export function subjectOf(clause: Clause, known: Subjects | undefined): Subject | undefined {
  return known?.subjects.find((one) => one.code === clause.subject);
}

/** The operator of a condition, if its subject takes it. */
export function operatorOf(clause: Clause, known: Subjects | undefined): Operator | undefined {
  return subjectOf(clause, known)?.ops.find((one) => one.code === clause.op);
}

/** The name of an operator. */
export const operatorName = (code: string): string => say(`finding-op-${code.replace('_', '-')}`);

/** A length of time in words: `30d` → 30 days. */
export function spanText(span: string): string {
  const count = Number.parseInt(span, 10);
  switch (span.at(-1)) {
    case 'd':
      return t('finding-days', { count });
    case 'w':
      return t('finding-weeks', { count });
    case 'm':
      return t('finding-months', { count });
    case 'y':
      return t('finding-years', { count });
    default:
      return span;
  }
}

function dayText(value: string, known: Subjects | undefined): string {
  const time = known?.times.find((one) => one.value === value);
  return time ? named(time) : formatDate(value);
}

function choicesText(values: readonly string[], subject: Subject): string {
  const names = values.map((value) => {
    const known = subject.choices.find((one) => one.value === value);
    return known ? named(known) : t('lead-filter-gone');
  });
  const shown = names.slice(0, 3).join(language() === 'ja' ? '、' : ', ');
  return names.length > 3
    ? t('lead-filter-more', { values: shown, count: names.length - 3 })
    : shown;
}

function actsText(clause: Clause, known: Subjects | undefined): string {
  const [code = '', count = '1', span = ''] = clause.values;
  const act = known?.acts.find((one) => one.value === code);
  const name = act ? named(act) : code;
  const many = count === '1' ? 'one' : 'many';
  const when = span ? 'in' : 'ever';
  return say(`finding-say-${clause.op}-${many}-${when}`, { name, count, span: spanText(span) });
}

/** A condition as a sentence: `Score ≥ 60`, `No mail in 30 days`. */
export function conditionText(clause: Clause, known: Subjects | undefined): string {
  const subject = subjectOf(clause, known);
  if (!subject) return t('finding-gone', { op: operatorName(clause.op) });
  if (subject.kind === 'activity') return actsText(clause, known);
  const operator = operatorOf(clause, known);
  const first = clause.values[0] ?? '';
  let value = first;
  if (operator?.takes === 'span') value = spanText(first);
  else if (operator?.takes === 'day') value = dayText(first, known);
  else if (operator?.takes === 'choices') value = choicesText(clause.values, subject);
  else if (operator?.takes === 'text') value = t('finding-quoted', { value: first });
  return say(`finding-say-${clause.op.replace('_', '-')}`, { subject: named(subject), value });
}

/** A whole part in words, groups in brackets. */
export function clauseText(clause: Clause, known: Subjects | undefined): string {
  if (clause.kind === 'is') return conditionText(clause, known);
  const parts = clause.parts.map((part) => clauseText(part, known));
  if (clause.kind === 'not') return t('finding-not-of', { part: parts.join(' ') });
  const joint = clause.kind === 'any' ? t('finding-or') : t('finding-and');
  return `(${parts.join(` ${joint} `)})`;
}

/** A condition to begin with: the usual operator and a value that makes sense. */
export function fresh(subject: Subject, known: Subjects): Clause {
  const operator = subject.ops[0];
  const op = operator?.code ?? '';
  return condition(subject.code, op, startValues(operator, subject, known));
}

/** Values to begin with when an operator is chosen. */
export function startValues(
  operator: Operator | undefined,
  subject: Subject,
  known: Subjects,
): string[] {
  switch (operator?.takes) {
    case 'number':
      return [['score', 'fit', 'engagement'].includes(subject.code) ? '60' : '1'];
    case 'money':
      return ['100000'];
    case 'day':
      return [known.times[0]?.value ?? 'today'];
    case 'span':
      return ['30d'];
    case 'acts':
      return [known.acts[0]?.value ?? 'mail', '1', '30d'];
    case 'choices':
      return subject.choices[0] ? [subject.choices[0].value] : [];
    case 'text':
      return [''];
    default:
      return [];
  }
}

/** True if the core would take the values: an unfinished condition is not asked yet. */
export function isWhole(clause: Clause, known: Subjects | undefined): boolean {
  const operator = operatorOf(clause, known);
  if (!operator) return false;
  const [first = '', count = ''] = clause.values;
  switch (operator.takes) {
    case 'nothing':
      return true;
    case 'number':
      return /^-?\d{1,9}$/.test(first);
    case 'span':
      return /^\d{1,4}[dwmy]$/.test(first);
    case 'acts':
      return first !== '' && /^[1-9]\d{0,3}$/.test(count);
    case 'choices':
      return clause.values.length > 0;
    default:
      return first.trim() !== '';
  }
}

const fold = (text: string): string => text.normalize('NFKC').toLocaleLowerCase();

/** Subjects found by the beginning of a word that was typed, best first. */
export function findSubjects(typed: string, known: Subjects | undefined): Subject[] {
  const wanted = fold(typed.trim());
  const all = known?.subjects ?? [];
  if (!wanted) return [...all];
  const rank = (subject: Subject): number => {
    const words = [named(subject), subject.en, subject.ja, ...subject.also].map(fold);
    if (words.some((word) => word.startsWith(wanted))) return 0;
    if (words.some((word) => word.split(' ').some((part) => part.startsWith(wanted)))) return 1;
    return words.some((word) => word.includes(wanted)) ? 2 : 3;
  };
  return all
    .map((subject, at) => ({ subject, at, rank: rank(subject) }))
    .filter((one) => one.rank < 3)
    .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
    .map((one) => one.subject);
}

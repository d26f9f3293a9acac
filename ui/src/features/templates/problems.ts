/** Problems of a mail's text in words, and the name nearest to a wrong one. */
import type { MergeField, TemplateProblem } from '../../ipc';
import { hasText, say, t } from '../../texts';

/** How far two names are apart: letters to add, drop or change. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

/** The field that was probably meant; undefined when none is near. */
export function nearest(name: string, fields: readonly MergeField[]): string | undefined {
  const ranked = fields
    .map((field) => ({ name: field.name, far: distance(name, field.name) }))
    .toSorted((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= Math.max(2, Math.floor(name.length / 3)) ? best.name : undefined;
}

/** A problem as one sentence, with the line and what was probably meant. */
export function problemText(problem: TemplateProblem, fields: readonly MergeField[]): string {
  const key = `template-problem-${problem.code.replaceAll('_', '-')}`;
  const text = hasText(key)
    ? say(key, { value: problem.value, line: problem.line })
    : problem.value || problem.code;
  const meant = problem.code === 'unknown_field' ? nearest(problem.value, fields) : undefined;
  return meant ? `${text} ${t('template-meant', { name: meant })}` : text;
}

/** The name of a merge field in words. */
export function mergeName(name: string): string {
  const key = `merge-${name.replaceAll('_', '-')}`;
  return hasText(key) ? say(key) : name;
}

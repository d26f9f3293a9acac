/** The career of a person in words. */
import type { Affiliation } from '../../ipc';
import { formatDate } from '../../shared';
import { t } from '../../texts';

/**
 * Past affiliations, newest first, each with its time. One that ended on the day it began was a
 * slip of the pen, not a job.
 */
export function pastWork(career: readonly Affiliation[]): string[] {
  return career.flatMap(({ company, department, title, from, until }) => {
    if (!until || until === from) return [];
    const work = [company, department, title].filter(Boolean).join(' · ');
    const since = from ? formatDate(from) : '';
    return [t('lead-career-at', { work, from: since, until: formatDate(until) })];
  });
}

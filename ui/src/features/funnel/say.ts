/** What the board says without words on the screen: names of cards and columns, and drags. */
import type { LeadCard, Stage } from '../../ipc';
import { bandName, bandOf, personName, stageName, stepText } from '../../shared';
import { t } from '../../texts';

/** The accessible name of a card. */
export function cardLabel(
  row: LeadCard,
  stage: Stage,
  index: number,
  count: number,
  selected: boolean,
): string {
  const parts = {
    name: personName(row),
    company: row.company || t('funnel-no-company'),
    score: row.score,
    band: bandName(bandOf(row)),
    step: stepLabel(row),
    position: index + 1,
    count,
    stage: stageName(stage),
  };
  const label = t('funnel-card-label', parts);
  return selected ? t('funnel-card-selected', { label }) : label;
}

function stepLabel(row: LeadCard): string {
  const step = stepText(row.step);
  return row.step.state === 'overdue' ? t('funnel-step-overdue', { step }) : step;
}

/** The name of a column: "Contacted, 22 leads, 3 of 7". */
export function columnLabel(stage: Stage, count: number, at: number, of: number): string {
  return t('funnel-column-label', { stage: stageName(stage), count, at, of });
}

/**
 * The source of a lead in short: CME for "Chubu Makers Expo 2026". One or two words, and Japanese,
 * which has no initials, stay whole without what stands in brackets; the card cuts them where its
 * room ends.
 */
export function initials(source: string): string {
  const bare = source.replace(/\s*[(（][^)）]*[)）]\s*/g, ' ').trim() || source.trim();
  const words = bare.split(/\s+/).filter((word) => !/^\d{4}$/.test(word));
  const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(bare);
  if (japanese || words.length < 3) return bare;
  const firsts = words.map((word) => [...new Intl.Segmenter().segment(word)][0]?.segment ?? '');
  return firsts.slice(0, 5).join('').toUpperCase();
}

/** What the board says without words on the screen: names of cards and columns, and drags. */
import type { LeadRow, Stage } from '../../ipc';
import { bandName, bandOf, personName, stageName, stepText } from '../../shared';
import { t } from '../../texts';

/** The accessible name of a card. */
export function cardLabel(
  row: LeadRow,
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

function stepLabel(row: LeadRow): string {
  const step = stepText(row.step);
  return row.step.state === 'overdue' ? t('funnel-step-overdue', { step }) : step;
}

/** The name of a column: "Contacted, 22 leads, 3 of 7". */
export function columnLabel(stage: Stage, count: number, at: number, of: number): string {
  return t('funnel-column-label', { stage: stageName(stage), count, at, of });
}

/** The source of a lead in at most five letters: CME for "Chubu Makers Expo", 中部もの for Japanese. */
export function initials(source: string): string {
  const words = source.trim().split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(source)) {
    return graphemes(source.replace(/\s+/g, ''), 5);
  }
  if (words.length === 1) return graphemes(first, 5);
  return words
    .filter((word) => !/^\d{4}$/.test(word))
    .map((word) => graphemes(word, 1).toUpperCase())
    .join('')
    .slice(0, 5);
}

function graphemes(text: string, most: number): string {
  const segments = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)];
  return segments
    .slice(0, most)
    .map((one) => one.segment)
    .join('');
}

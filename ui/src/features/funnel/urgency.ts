/**
 * Where a card will stand in a column that is not ordered by hand. The same order as the core's
 * (`CardSort`), used only to show the slot while a card is over such a column: the truth comes with
 * the next answer.
 */
import type { CardSort, LeadCard } from '../../ipc';

/** Groups of urgency, as in Today: the smaller, the sooner. */
export function urgency(row: LeadCard): number {
  if (row.replied) return 0;
  if (row.step.state === 'overdue') return 1;
  if (row.step.state === 'today') return 2;
  if (row.quiet) return 4;
  if (row.step.state === 'none') return 3;
  return row.step.state === 'waiting' ? 5 : 6;
}

function before(a: LeadCard, b: LeadCard, sort: CardSort): boolean {
  if (sort === 'value' && a.value_minor !== b.value_minor) return a.value_minor > b.value_minor;
  if (sort === 'urgency' && urgency(a) !== urgency(b)) return urgency(a) < urgency(b);
  return a.score > b.score;
}

/** How many of these cards stand above `row`. */
export function landing(cards: readonly LeadCard[], row: LeadCard, sort: CardSort): number {
  const at = cards.findIndex((card) => card.id !== row.id && before(row, card, sort));
  return at < 0 ? cards.filter((card) => card.id !== row.id).length : at;
}

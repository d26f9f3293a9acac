/**
 * What the board keeps while other screens are shown: where columns stood, which card had the focus,
 * which optional facts a card shows. The facts are kept on this computer, the rest for the session.
 */
import { t, type PlainKey } from '../../texts';

/** Facts of a card's fourth line that can be switched off. */
export const FACTS = ['days', 'value', 'source', 'trouble'] as const;
export type Fact = (typeof FACTS)[number];

const KEY = 'enishi.funnel.facts';

function read(): Record<Fact, boolean> {
  const all: Record<Fact, boolean> = { days: true, value: true, source: true, trouble: true };
  try {
    return { ...all, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as typeof all) };
  } catch {
    return all;
  }
}

/** Which facts are shown. Reactive. */
export const facts = $state(read());

/** Switches a fact on or off. */
export function toggleFact(fact: Fact): void {
  facts[fact] = !facts[fact];
  try {
    localStorage.setItem(KEY, JSON.stringify(facts));
  } catch {
    // not kept, but shown
  }
}

/** The name of a fact in the menu. */
export function factName(fact: Fact): string {
  return t(`funnel-fact-${fact}` as PlainKey);
}

/** Scroll offset by stage, and the card that had the focus. */
export const place = {
  scroll: new Map<string, number>(),
  focus: undefined as { stage: string; index: number; id: string } | undefined,
};

/** Columns that have been asked about manual order in this session. */
export const askedManual = new Set<string>();

/**
 * Cards of the board as the page works with them. Over the wire a page of cards comes member by
 * member (`CardPage`), so that nothing is named twice; here it becomes one object per card again.
 */
import type { CardPage, Crossed, LeadRow, StepState, StepView } from './generated';

/** A next step as cards show it: without the reasons behind it. */
export type CardStep = Omit<StepView, 'why' | 'crossed'> & {
  crossed: Pick<Crossed, 'total' | 'gain'> | null;
};

/** What a card knows of a lead, which is all that verbs need. Every `LeadRow` is one. */
export type LeadCard = Pick<
  LeadRow,
  | 'id'
  | 'name'
  | 'kana'
  | 'company'
  | 'department'
  | 'title'
  | 'mail'
  | 'phone'
  | 'mail_trouble'
  | 'stage'
  | 'grade'
  | 'score'
  | 'band'
  | 'replied'
  | 'quiet'
  | 'stage_since'
  | 'value_minor'
  | 'value_currency'
  | 'source'
  | 'tags'
  | 'own'
> & { step: CardStep };

/** A column of one value says the same of all cards. */
function one<T>(column: readonly T[], at: number, nothing: T): T {
  return (column.length === 1 ? column[0] : column[at]) ?? nothing;
}

/** 22 characters of base64 as the UUID they stand for. */
function long(id: string): string {
  const bytes = Array.from(atob(id), (sign) => sign.charCodeAt(0).toString(16).padStart(2, '0'));
  const hex = bytes.join('');
  return [0, 8, 12, 16, 20].map((from, at) => hex.slice(from, [8, 12, 16, 20, 32][at])).join('-');
}

/** The cards of a page, in order. */
export function cardsOf(page: CardPage): LeadCard[] {
  const word = (column: readonly number[], at: number): string =>
    page.words[one(column, at, 0)] ?? '';
  const replied = new Set(page.replied);
  const quiet = new Set(page.quiet);

  function stepOf(at: number): CardStep {
    const crossed = one(page.step_crossed, at, null);
    return {
      state: (word(page.step_state, at) || 'none') as StepState,
      kind: word(page.step_kind, at),
      title: word(page.step_title, at),
      due_on: word(page.step_due_on, at) || null,
      due_at: one(page.step_due_at, at, null),
      since: one(page.step_since, at, null),
      crossed: crossed && { total: crossed[0], gain: crossed[1] },
    };
  }

  return page.id.map((id, at) => ({
    id: long(id),
    name: one(page.name, at, ''),
    kana: one(page.kana, at, ''),
    company: one(page.company, at, ''),
    department: word(page.department, at),
    title: word(page.title, at),
    mail: one(page.mail, at, ''),
    phone: one(page.phone, at, ''),
    mail_trouble: word(page.mail_trouble, at),
    stage: word(page.stage, at),
    grade: word(page.grade, at),
    score: one(page.score, at, 0),
    band: word(page.band, at),
    step: stepOf(at),
    replied: replied.has(at),
    quiet: quiet.has(at),
    stage_since: one(page.stage_since, at, 0),
    value_minor: one(page.value_minor, at, 0),
    value_currency: word(page.value_currency, at),
    source: word(page.source, at),
    tags: one(page.tags, at, []).flatMap((tag) => page.known_tags[tag] ?? []),
    own: one(page.own, at, []).flatMap(([field, value]) => {
      const known = page.known_fields[field];
      return known ? [{ ...known, value }] : [];
    }),
  }));
}

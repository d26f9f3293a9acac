/** Leads and stages for tests of the screens that show them. Only tests import it. */
import type { CardPage, LeadRow, Stage } from '../../ipc';

/** A lead without history; `more` sets what a test is about. */
export function row(id: string, more: Partial<LeadRow> = {}): LeadRow {
  return {
    id,
    name: `Lead ${id}`,
    kana: '',
    language: 'en',
    company: 'Acme',
    department: '',
    title: '',
    mail: `${id}@ex.example`,
    phone: '',
    mail_trouble: '',
    ground: 'business_card',
    stage: 'new',
    grade: '',
    score: 20,
    fit: 10,
    engagement: 10,
    band: 'cool',
    aside: '',
    step: {
      state: 'none',
      kind: '',
      title: '',
      due_on: null,
      due_at: null,
      since: null,
      why: '',
      crossed: null,
    },
    last_contact_at: null,
    last_contact_kind: '',
    replied: false,
    stage_since: Date.now(),
    quiet: false,
    value_minor: 0,
    value_currency: 'JPY',
    source: '',
    tags: [],
    cycle: 1,
    created_at: Date.now(),
    last_mail_at: null,
    replies: 0,
    expected_close: null,
    confirmed_at: null,
    ground_at: null,
    quality: [],
    own: [],
    ...more,
  };
}

/** The id of a lead that a test calls by a letter. */
export function idOf(letter: string): string {
  return `00000000-0000-4000-8000-${letter.charCodeAt(0).toString(16).padStart(12, '0')}`;
}

/** These leads, with ids of `idOf`, as the core sends a page of cards. */
export function cardPage(rows: readonly LeadRow[], offset: number): CardPage {
  const words = [''];
  const word = (text: string | null): number => {
    const at = words.indexOf(text ?? '');
    return at < 0 ? words.push(text ?? '') - 1 : at;
  };
  const short = ({ id }: LeadRow): string => {
    const bytes = id.replaceAll('-', '').match(/../g) ?? [];
    return btoa(String.fromCharCode(...bytes.map((byte) => parseInt(byte, 16)))).slice(0, 22);
  };
  const places = (holds: (row: LeadRow) => boolean): number[] =>
    rows.flatMap((row, at) => (holds(row) ? [at] : []));
  const tags = rows.flatMap((row) => row.tags);
  const own = rows.flatMap((row) => row.own);
  return {
    offset,
    id: rows.map(short),
    name: rows.map((row) => row.name),
    kana: rows.map((row) => row.kana),
    company: rows.map((row) => row.company),
    department: rows.map((row) => word(row.department)),
    title: rows.map((row) => word(row.title)),
    mail: rows.map((row) => row.mail),
    phone: rows.map((row) => row.phone),
    mail_trouble: rows.map((row) => word(row.mail_trouble)),
    stage: rows.map((row) => word(row.stage)),
    grade: rows.map((row) => word(row.grade)),
    score: rows.map((row) => row.score),
    band: rows.map((row) => word(row.band)),
    step_state: rows.map((row) => word(row.step.state)),
    step_kind: rows.map((row) => word(row.step.kind)),
    step_title: rows.map((row) => word(row.step.title)),
    step_due_on: rows.map((row) => word(row.step.due_on)),
    step_due_at: rows.map((row) => row.step.due_at),
    step_since: rows.map((row) => row.step.since),
    step_crossed: rows.map(({ step }) => step.crossed && [step.crossed.total, step.crossed.gain]),
    replied: places((row) => row.replied),
    quiet: places((row) => row.quiet),
    stage_since: rows.map((row) => row.stage_since),
    value_minor: rows.map((row) => row.value_minor),
    value_currency: rows.map((row) => word(row.value_currency)),
    source: rows.map((row) => word(row.source)),
    tags: rows.map((row) => row.tags.map((tag) => tags.indexOf(tag))),
    known_tags: tags,
    own: rows.map((row) => row.own.map((chip) => [own.indexOf(chip), chip.value])),
    known_fields: own.map(({ field, name, kind }) => ({ field, name, kind })),
    words,
  };
}

/** A stage in manual order. */
export function stage(code: string, more: Partial<Stage> = {}): Stage {
  return {
    id: code,
    code,
    kind: 'new',
    name_en: '',
    name_ja: '',
    quiet_days: 14,
    probability: 10,
    sort: 'manual',
    colour: 1,
    ...more,
  };
}

/** What jsdom lacks and every screen uses. */
export function patchDom(): void {
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  } as unknown as typeof ResizeObserver;
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
}

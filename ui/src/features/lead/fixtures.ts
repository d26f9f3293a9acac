/** Leads and stages for tests of the screens that show them. Only tests import it. */
import type { LeadRow, Stage } from '../../ipc';

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

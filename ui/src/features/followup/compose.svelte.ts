/**
 * A follow-up as it is being written: to whom, what, from which account.
 *
 * Lives in the module, so a look at a lead or the outbox loses nothing; new recipients in the
 * address replace the old ones and keep the text. Who may be written to, what the mail says and what
 * stops it is asked of the core after each pause in typing; the page decides nothing itself.
 */
import {
  CallError,
  change,
  type FollowUpPreview,
  type LeadQuery,
  type Queued,
  type Req,
  type Template,
} from '../../ipc';
import { toastError } from '../../shared';
import { language } from '../../texts';

/** The languages of a pair. */
export const PAIR = ['ja', 'en'] as const;
/** One of them. */
export type MailLanguage = (typeof PAIR)[number];

interface Text {
  subject: string;
  body: string;
}

/** What is written. Reactive. */
export const compose = $state<{
  leads: string[];
  query: LeadQuery | null;
  account: string;
  template: string;
  texts: Record<MailLanguage, Text>;
  /** The texts are the template's, word for word. */
  untouched: boolean;
  lang: MailLanguage;
  remind: string;
  reason: string;
  /** Index of the recipient in the preview. */
  at: number;
  error: CallError | undefined;
  busy: boolean;
}>({
  leads: [],
  query: null,
  account: '',
  template: '',
  texts: { ja: { subject: '', body: '' }, en: { subject: '', body: '' } },
  untouched: true,
  lang: 'ja',
  remind: '+3d',
  reason: '',
  at: 0,
  error: undefined,
  busy: false,
});

/** New recipients from the address. */
export function setRecipients(leads: string[], query: LeadQuery | null): void {
  const same = leads.join() === compose.leads.join() && query === compose.query;
  if (same) return;
  Object.assign(compose, { leads, query, at: 0, reason: '', error: undefined });
  // an empty page is written in the language of the screen
  const blank = PAIR.every((lang) => compose.texts[lang].body.trim() === '');
  if (blank) compose.lang = language();
}

/** Takes the texts of a template; an empty id begins with an empty page. */
export function takeTemplate(template: Template | undefined): void {
  const text = (lang: MailLanguage): Text => {
    const found = template?.texts.find((one) => one.language === lang);
    return { subject: found?.subject ?? '', body: found?.body ?? '' };
  };
  const texts = { ja: text('ja'), en: text('en') };
  const lang = texts[compose.lang].body
    ? compose.lang
    : (PAIR.find((one) => texts[one].body) ?? compose.lang);
  Object.assign(compose, {
    template: template?.id ?? '',
    texts,
    lang,
    untouched: template !== undefined,
  });
}

/** Changes the text in the language in hand. */
export function write(subject: string, body: string): void {
  compose.texts[compose.lang] = { subject, body };
  compose.untouched = false;
}

/** The draft as the core takes it. */
export function followUp(offset: number, limit: number): Req<'follow_up_preview'> {
  const texts = PAIR.map((language) => ({ language, ...compose.texts[language] })).filter(
    (text) => text.body.trim() !== '' || text.subject.trim() !== '',
  );
  return {
    leads: [...compose.leads],
    query: compose.query,
    account: compose.account || null,
    template: compose.template || null,
    texts: compose.untouched ? [] : texts,
    not_before: null,
    at_once: false,
    remind: compose.remind,
    override_reason: compose.reason.trim(),
    offset,
    limit,
  };
}

/** People that the preview can show: who gets it, and who would but for a missing value. */
export function walkable(preview: FollowUpPreview): number {
  const gaps = preview.excluded.filter((one) => one.reason === 'missing_value').length;
  return preview.eligible + gaps;
}

/** The left-out people by reason, most first. */
export function byReason(
  preview: FollowUpPreview,
): { reason: string; people: FollowUpPreview['excluded'] }[] {
  const groups = new Map<string, FollowUpPreview['excluded']>();
  for (const one of preview.excluded) {
    groups.set(one.reason, [...(groups.get(one.reason) ?? []), one]);
  }
  return [...groups]
    .map(([reason, people]) => ({ reason, people }))
    .toSorted((a, b) => b.people.length - a.people.length);
}

/** Reasons that a typed, logged reason lifts for a single hand-written mail. */
export function mayOverride(preview: FollowUpPreview): boolean {
  return (
    preview.purpose === 'personal' &&
    preview.chosen === 1 &&
    (compose.reason !== '' || preview.excluded.some((one) => one.reason === 'no_ground'))
  );
}

/** Queues the mails; undefined when that was refused. */
export async function queue(): Promise<Queued | undefined> {
  if (compose.busy) return undefined;
  compose.busy = true;
  compose.error = undefined;
  try {
    const queued = await change('follow_up_queue', followUp(0, 0));
    Object.assign(compose, { leads: [], query: null, at: 0, reason: '' });
    takeTemplate(undefined);
    return queued;
  } catch (thrown) {
    if (thrown instanceof CallError) compose.error = thrown;
    else toastError(thrown);
    return undefined;
  } finally {
    compose.busy = false;
  }
}

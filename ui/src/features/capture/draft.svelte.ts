/**
 * The lead that is being typed, and what applies to all that follow.
 *
 * The draft lives in the module: a look at another view, or the dialog instead of the page, finds
 * it again. What is kept until changed (event, tags, grade, consent ground) are settings, so that
 * it is still there tomorrow. Nothing typed is ever thrown away by a refusal.
 */
import {
  CallError,
  change,
  type CaptureSession,
  type DuplicateHint,
  type LeadDraft,
  type PhoneDraft,
  type Req,
  type Stage,
  type StepDraft,
} from '../../ipc';
import { saveSettings, settings, toastError, toastUndo } from '../../shared';
import { t } from '../../texts';

/** The fields of the form, as typed. */
export interface Draft {
  family_name: string;
  given_name: string;
  family_kana: string;
  given_kana: string;
  company: string;
  mail: string;
  phone: string;
  note: string;
  department: string;
  title: string;
  mobile: string;
  url: string;
  postal_code: string;
  address: string;
  interest: string;
  horizon: string;
  value: string;
  stepKind: string;
  stepDue: string;
}

function blank(): Draft {
  return {
    family_name: '',
    given_name: '',
    family_kana: '',
    given_kana: '',
    company: '',
    mail: '',
    phone: '',
    note: '',
    department: '',
    title: '',
    mobile: '',
    url: '',
    postal_code: '',
    address: '',
    interest: '',
    horizon: '',
    value: '',
    stepKind: '',
    stepDue: '',
  };
}

/** What a line, a card or a signature said and the form has no field for. */
export interface Extra {
  middle_name: string;
  language: string;
  mails: string[];
  phones: PhoneDraft[];
  urls: string[];
  tags: string[];
  grade: string;
  event: string;
  /** The day of the card, ISO. */
  met: string;
  step: StepDraft | null;
}

function nothing(): Extra {
  return {
    middle_name: '',
    language: '',
    mails: [],
    phones: [],
    urls: [],
    tags: [],
    grade: '',
    event: '',
    met: '',
    step: null,
  };
}

/** What is being typed. Reactive. */
export const draft = $state<{
  fields: Draft;
  extra: Extra;
  more: boolean;
  /** Kana that came from the input method and not from the person. */
  guessed: { family: boolean; given: boolean };
  error: CallError | undefined;
  busy: boolean;
  /** The column whose + opened the form; new leads begin there. Undefined: the first stage. */
  stage: Stage | undefined;
  /** Saved since the program started. */
  saved: number;
}>({
  fields: blank(),
  extra: nothing(),
  stage: undefined,
  more: false,
  guessed: { family: false, given: false },
  error: undefined,
  busy: false,
  saved: 0,
});

const NOTHING: CaptureSession = { source: null, tags: [], grade: '', ground: '', met_on: '' };

/** What applies to all that follow. Reactive. */
export function session(): CaptureSession {
  return settings()?.capture ?? NOTHING;
}

/** How long a made source may take until the lists and settings on the page have it. */
const ARRIVES_MS = 1000;

/** The source that is being made or was just made, by the name it was typed with. */
let making: { name: string; done: Promise<string | null> } | undefined;

/** Changes what applies to all that follow. */
export function setSession(part: Partial<CaptureSession>): void {
  if ('source' in part) making = undefined;
  // another event was on another day
  const other = part.source !== undefined && part.source !== session().source;
  const met_on = part.met_on ?? (other ? '' : session().met_on);
  void saveSettings({ capture: { ...session(), ...part, met_on } });
}

async function makeSource(name: string): Promise<string | null> {
  try {
    const { source } = await change('leads_add_source', {
      channel: 'trade_show',
      name,
      place: '',
      begins_on: '',
      ends_on: '',
    });
    await saveSettings({ capture: { ...session(), source, met_on: '' } });
    return source;
  } catch (thrown) {
    toastError(thrown);
    return null;
  }
}

/** Makes a source that applies to all that follow; a lead that is saved meanwhile waits for it. */
export async function addSource(name: string): Promise<void> {
  if (making?.name === name) return;
  const mine = { name, done: makeSource(name) };
  making = mine;
  if (await mine.done) await new Promise((resolve) => setTimeout(resolve, ARRIVES_MS));
  if (making === mine) making = undefined;
}

/** True when anything was typed. */
export function hasText(): boolean {
  return Object.values(draft.fields).some((text) => text.trim() !== '') || hasExtra();
}

/** True when something waits that has no field in the form. */
export function hasExtra(): boolean {
  const { mails, phones, urls, tags, grade, event, met, step } = draft.extra;
  const lists = [mails, phones, urls, tags];
  return lists.some((list) => list.length > 0) || !!(grade || event || met || step);
}

/** True when there is enough to be a lead: a name (or its reading) or a company. */
export function hasName(): boolean {
  const { family_name, given_name, family_kana, given_kana, company } = draft.fields;
  const names = [family_name, given_name, family_kana, given_kana, company];
  return names.some((text) => text.trim() !== '');
}

/** True when there is enough to find somebody who is there already: an address or phone will do. */
export function hasTrace(): boolean {
  const { mail, phone, mobile } = draft.fields;
  return hasName() || [mail, phone, mobile].some((text) => text.trim() !== '');
}

function step(): StepDraft | null {
  const { stepKind, stepDue } = draft.fields;
  if (!stepKind) return null;
  return { kind: stepKind, title: '', due: stepKind === 'wait' ? '' : stepDue || '+1d', time: '' };
}

/** The draft as the core takes it. */
export function leadDraft(allowDuplicate = false): Req<'leads_add'> {
  const { fields, extra } = draft;
  const now = session();
  const phones = [
    { number: fields.phone.trim(), label: 'work' },
    { number: fields.mobile.trim(), label: 'mobile' },
    ...extra.phones,
  ].filter((phone) => phone.number !== '');
  return {
    family_name: fields.family_name,
    given_name: fields.given_name,
    middle_name: extra.middle_name,
    family_kana: fields.family_kana,
    given_kana: fields.given_kana,
    company: fields.company,
    department: fields.department,
    title: fields.title,
    mails: [fields.mail.trim(), ...extra.mails].filter((mail) => mail !== ''),
    phones,
    urls: [fields.url.trim(), ...extra.urls].filter((url) => url !== ''),
    postal_code: fields.postal_code,
    address: fields.address,
    tags: [...new Set([...now.tags, ...extra.tags])],
    source: extra.event ? null : now.source,
    source_name: extra.event,
    grade: extra.grade || now.grade,
    language: extra.language,
    interest: fields.interest,
    horizon: fields.horizon,
    industry: '',
    value: fields.value,
    note: fields.note,
    stage: draft.stage?.id ?? null,
    ground: now.ground,
    met_on: extra.met || now.met_on,
    step: step() ?? extra.step,
    allow_duplicate: allowDuplicate,
  };
}

/** Empties the form. */
export function clearDraft(): void {
  draft.fields = blank();
  draft.extra = nothing();
  draft.guessed = { family: false, given: false };
  draft.error = undefined;
  for (const empty of emptied) empty();
}

/** What else is emptied with the form: the smart line. */
const emptied = new Set<() => void>();

/** Calls `empty` whenever the form is emptied; returns the way to end it. */
export function onCleared(empty: () => void): () => void {
  emptied.add(empty);
  return () => emptied.delete(empty);
}

/** Puts a proposed lead into the form; what the form has no field for waits beside it. */
export function fillDraft(lead: LeadDraft, kept: { fields: Draft; extra: Extra }): void {
  const said = (text: string, before: string): string => text || before;
  const work = lead.phones.find((phone) => phone.label !== 'mobile' && phone.label !== 'fax');
  const mobile = lead.phones.find((phone) => phone.label === 'mobile');
  const { fields, extra } = kept;
  draft.fields = {
    ...fields,
    family_name: said(lead.family_name, fields.family_name),
    given_name: said(lead.given_name, fields.given_name),
    family_kana: said(lead.family_kana, fields.family_kana),
    given_kana: said(lead.given_kana, fields.given_kana),
    company: said(lead.company, fields.company),
    department: said(lead.department, fields.department),
    title: said(lead.title, fields.title),
    mail: said(lead.mails[0] ?? '', fields.mail),
    phone: said(work?.number ?? '', fields.phone),
    mobile: said(mobile?.number ?? '', fields.mobile),
    url: said(lead.urls[0] ?? '', fields.url),
    postal_code: said(lead.postal_code, fields.postal_code),
    address: said(lead.address, fields.address),
    note: [fields.note, lead.note].filter((text) => text.trim() !== '').join('\n'),
  };
  draft.extra = {
    middle_name: said(lead.middle_name, extra.middle_name),
    language: said(lead.language, extra.language),
    mails: [...extra.mails, ...lead.mails.slice(1)],
    phones: [...extra.phones, ...lead.phones.filter((one) => one !== work && one !== mobile)],
    urls: [...extra.urls, ...lead.urls.slice(1)],
    tags: [...extra.tags, ...lead.tags],
    grade: said(lead.grade, extra.grade),
    event: said(lead.source_name, extra.event),
    met: said(lead.met_on, extra.met),
    step: lead.step ?? extra.step,
  };
  const { department, title, mobile: cell, url, postal_code, address } = draft.fields;
  if ([department, title, cell, url, postal_code, address].some((text) => text !== '')) {
    draft.more = true;
  }
}

async function attempt(work: () => Promise<string | null>, said: () => string): Promise<boolean> {
  if (draft.busy) return false;
  draft.busy = true;
  draft.error = undefined;
  try {
    const changeId = await work();
    draft.saved += 1;
    if (changeId) toastUndo(said(), changeId);
    clearDraft();
    return true;
  } catch (thrown) {
    if (thrown instanceof CallError) draft.error = thrown;
    else toastError(thrown);
    return false;
  } finally {
    draft.busy = false;
  }
}

/** Saves the draft as a new person. */
export function saveNew(allowDuplicate: boolean): Promise<boolean> {
  return attempt(
    async () => {
      const made = await making?.done;
      const request = leadDraft(allowDuplicate);
      return (await change('leads_add', made ? { ...request, source: made } : request)).changed
        .change_id;
    },
    () => t('capture-saved', { count: draft.saved }),
  );
}

/** Adds this meeting to a lead that is known already. */
export function addMeeting(hint: DuplicateHint, event: string): Promise<boolean> {
  const { note } = draft.fields;
  const met = draft.extra.met || session().met_on;
  return attempt(
    async () =>
      (
        await change('leads_add_activity', {
          lead: hint.row.id,
          kind: 'meeting',
          title: event || t('capture-meeting'),
          body: note,
          on: met,
          asks: '',
        })
      ).change_id,
    () => t('capture-meeting-added', { name: hint.row.name }),
  );
}

/** Focus requests for the form, wherever it stands. */
export const focusing = $state({ wish: 0, start: 0, hasLine: false });

/** Puts the focus into the first field. */
export function focusDraft(): void {
  focusing.wish += 1;
}

/** Puts the focus to where the next lead begins: the smart line if there is one, else the form. */
export function focusStart(): void {
  if (focusing.hasLine) focusing.start += 1;
  else focusDraft();
}

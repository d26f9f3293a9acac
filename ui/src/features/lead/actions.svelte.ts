/**
 * What can be done with leads, for every screen that shows some: one list of verbs behind single
 * keys, palette, ⋮ menu, context menu and bulk bar.
 *
 * A screen says which leads are meant (the selected ones, else the focused one) with
 * {@link useLeads}. A verb either acts at once or puts a question, drawn by `LeadDialogs`. Each
 * answer is one change of the core with its own Undo; nothing is patched on the page.
 */
import { change, CallError, type Changed, type LeadCard, type Moved, type Stage } from '../../ipc';
import { announce, go, personName, stageName, toast, toastError, toastUndo } from '../../shared';
import { t, type PlainKey } from '../../texts';

/** A question about leads that waits for its answer. */
export type AskKind =
  | 'move'
  | 'won'
  | 'lost'
  | 'step'
  | 'finish'
  | 'snooze'
  | 'tag'
  | 'grade'
  | 'entry'
  | 'consent'
  | 'why'
  | 'more';
export interface Ask {
  kind: AskKind;
  leads: readonly LeadCard[];
  /** `entry`: the kind of activity. */
  entry?: 'note' | 'call' | 'meeting' | 'visit';
  /** `won`, `lost`: the stage it goes to. */
  stage?: Stage;
  /** Told once the answer was carried out. */
  ondone?: () => void;
}

let asked = $state.raw<Ask | undefined>();
/** What a screen says of its leads. */
interface Screen {
  leads: () => readonly LeadCard[];
  coming: () => Coming | undefined;
}
/** Reads leads that are meant, but not on the page yet. */
type Coming = () => Promise<readonly LeadCard[]>;

/**
 * The screens' leads, newest last. Kept beside the state: while an effect is taken down, Svelte reads
 * state as it was before, and the screen that comes would be lost with the one that goes.
 */
let all: readonly Screen[] = [];
let screens = $state.raw(all);

/** The open question. Reactive. */
export function asking(): Ask | undefined {
  return asked;
}

/** Puts a question. */
export function ask(question: Ask): void {
  if (question.leads.length === 0) return;
  asked = question;
}

/** The question was answered and carried out. */
export function answered(): void {
  const done = asked?.ondone;
  asked = undefined;
  done?.();
}

/** Closes the question without an answer. */
export function dismissed(): void {
  asked = undefined;
}

/**
 * The screen's leads: the selected ones, else the focused one. `coming` reads the focused one while
 * its row is still on the way, so that a key pressed too early counts. Call during component set-up.
 */
export function useLeads(
  leads: () => readonly LeadCard[],
  coming: () => Coming | undefined = () => undefined,
): void {
  $effect.pre(() => {
    const mine = { leads, coming };
    all = [...all, mine];
    screens = all;
    return () => {
      all = all.filter((one) => one !== mine);
      screens = all;
    };
  });
}

/** The leads that verbs act on now. Reactive. */
export function targets(): readonly LeadCard[] {
  return screens.at(-1)?.leads() ?? [];
}

/** Whether there are leads to act on, or they are on the way. Reactive. */
export function hasTargets(): boolean {
  return targets().length > 0 || screens.at(-1)?.coming() !== undefined;
}

/** Acts on the leads that are meant, once they are on the page. */
export async function onTargets(run: (leads: readonly LeadCard[]) => unknown): Promise<void> {
  const here = targets();
  const screen = screens.at(-1);
  const coming = here.length > 0 ? undefined : screen?.coming();
  try {
    const leads = coming ? await coming() : here;
    // unless the person has left the screen meanwhile
    if (leads.length > 0 && screens.at(-1) === screen) await run(leads);
  } catch (thrown) {
    toastError(thrown);
  }
}

const ids = (leads: readonly LeadCard[]): string[] => leads.map((lead) => lead.id);

/** One name, or how many. */
export function whom(leads: readonly LeadCard[]): string {
  const [first] = leads;
  return leads.length === 1 && first ? personName(first) : t('lead-count', { count: leads.length });
}

/**
 * Carries out a change and offers its Undo. Returns the answer, or undefined after a refusal that
 * was told.
 */
export async function carryOut<T extends Changed>(
  work: Promise<T>,
  done: (answer: T) => string,
): Promise<T | undefined> {
  try {
    const answer = await work;
    if (answer.change_id) toastUndo(done(answer), answer.change_id);
    return answer;
  } catch (thrown) {
    toastError(thrown);
    return undefined;
  }
}

/** What a move needs beside leads and stage. */
export interface MoveOptions {
  after?: string | null;
  place?: boolean;
  lost_reason?: string;
  note?: string;
  return_on?: string | null;
  value?: string;
  /** Won or lost on this ISO day; today if left out. */
  closed_on?: string | null;
  /** The stage that a single lead comes from, for the announcement. */
  from?: Stage | undefined;
}

/** Moves leads to a stage; asks first where won or lost needs its questions. Throws on refusal. */
export async function moveNow(
  leads: readonly LeadCard[],
  stage: Stage,
  options: MoveOptions = {},
): Promise<Moved> {
  const { from, ...rest } = options;
  const moved = await change('funnel_move', {
    leads: ids(leads),
    to: stage.id,
    place: false,
    lost_reason: '',
    note: '',
    value: '',
    ...rest,
  });
  tellMoved(leads, stage, moved, from, rest);
  return moved;
}

/** Toast and announcement of a move that has happened. */
export function tellMoved(
  leads: readonly LeadCard[],
  stage: Stage,
  moved: Moved,
  from?: Stage,
  options: Pick<MoveOptions, 'return_on'> = {},
): void {
  if (!moved.changed.change_id) return;
  const to = stageName(stage);
  const [lead] = leads;
  if (stage.kind === 'lost' && options.return_on) {
    toastUndo(t('lead-lost-return', { date: options.return_on }), moved.changed.change_id);
    return;
  }
  if (leads.length !== 1 || !lead) {
    toastUndo(t('lead-moved-many', { count: leads.length, stage: to }), moved.changed.change_id);
    announce(t('lead-moved-many-say', { count: leads.length, stage: to }));
    return;
  }
  toastUndo(t('lead-moved', { name: personName(lead), stage: to }), moved.changed.change_id);
  announce(
    t('lead-moved-say', {
      name: personName(lead),
      from: from ? stageName(from) : '',
      stage: to,
      position: moved.position,
      count: moved.count,
    }),
  );
}

/** Moves leads; won and lost put their question instead. */
export async function moveTo(
  leads: readonly LeadCard[],
  stage: Stage,
  from?: Stage,
  ondone?: () => void,
): Promise<void> {
  if (stage.kind === 'won' || stage.kind === 'lost') {
    ask({ kind: stage.kind, leads, stage, ondone });
    return;
  }
  try {
    await moveNow(leads, stage, { from });
    ondone?.();
  } catch (thrown) {
    toastMoveFailed(thrown, () => void moveTo(leads, stage, from, ondone));
  }
}

/** A move that was not saved: why, and once more. */
export function toastMoveFailed(thrown: unknown, retry: () => void): void {
  if (!(thrown instanceof CallError) || thrown.severity === 'silent') {
    toastError(thrown);
    return;
  }
  toastError(thrown, { text: t('frame-retry'), run: retry });
}

/** Moves leads to the Trash. */
export async function trash(leads: readonly LeadCard[]): Promise<boolean> {
  const name = whom(leads);
  const done = await carryOut(change('leads_trash', { leads: ids(leads) }), () =>
    t('lead-trashed', { name }),
  );
  return done !== undefined;
}

/** Takes the next step away. */
export async function dropStep(leads: readonly LeadCard[]): Promise<void> {
  await carryOut(change('leads_drop_step', { leads: ids(leads) }), () => t('lead-step-dropped'));
}

/** Sets the grade. */
export async function grade(leads: readonly LeadCard[], value: string): Promise<void> {
  await carryOut(change('leads_grade', { leads: ids(leads), grade: value }), () =>
    value
      ? t('lead-graded', { name: whom(leads), grade: value })
      : t('lead-ungraded', { name: whom(leads) }),
  );
}

/** Opens the composer of a follow-up for these leads. */
export function writeMail(leads: readonly LeadCard[]): void {
  if (leads.length === 0) return;
  go('/followup', { leads: ids(leads).join(',') });
}

/** Copies a text and says so; refusal of the clipboard is told too. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('lead-copied', { text }));
  } catch (thrown) {
    toastError(thrown);
  }
}

/** A verb: id, words, key, what it does, and when it cannot. */
export interface Verb {
  id: string;
  text: PlainKey;
  keys?: string;
  /** Only for one lead. */
  single?: boolean;
  run: (leads: readonly LeadCard[]) => unknown;
}

/** The verbs in the order of menus. */
export const VERBS: readonly Verb[] = [
  {
    id: 'lead.move',
    text: 'lead-verb-move',
    keys: 'm',
    run: (leads) => ask({ kind: 'move', leads }),
  },
  {
    id: 'lead.step',
    text: 'lead-verb-step',
    keys: 't',
    run: (leads) => ask({ kind: 'step', leads }),
  },
  {
    id: 'lead.done',
    text: 'lead-verb-done',
    keys: 'd',
    run: (leads) => ask({ kind: 'finish', leads }),
  },
  {
    id: 'lead.snooze',
    text: 'lead-verb-snooze',
    keys: 's',
    run: (leads) => ask({ kind: 'snooze', leads }),
  },
  { id: 'lead.mail', text: 'lead-verb-mail', keys: 'e', run: writeMail },
  {
    id: 'lead.call',
    text: 'lead-verb-call',
    keys: 'c',
    single: true,
    run: (leads) => ask({ kind: 'entry', entry: 'call', leads }),
  },
  {
    id: 'lead.note',
    text: 'lead-verb-note',
    keys: 'n',
    single: true,
    run: (leads) => ask({ kind: 'entry', entry: 'note', leads }),
  },
  { id: 'lead.tag', text: 'lead-verb-tag', keys: '#', run: (leads) => ask({ kind: 'tag', leads }) },
  { id: 'lead.grade', text: 'lead-verb-grade', run: (leads) => ask({ kind: 'grade', leads }) },
  {
    id: 'lead.consent',
    text: 'lead-verb-consent',
    run: (leads) => ask({ kind: 'consent', leads }),
  },
  {
    id: 'lead.why',
    text: 'lead-verb-why',
    keys: 'y',
    single: true,
    run: (leads) => ask({ kind: 'why', leads }),
  },
  { id: 'lead.trash', text: 'lead-verb-trash', run: trash },
];

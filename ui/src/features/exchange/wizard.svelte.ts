/**
 * The import wizard: one file on its way from bytes to leads, in five steps.
 *
 * The state lives in the module, so a half-finished import is still there after a look at another
 * screen. Nothing is written before `commit`; the dry run and the commit send the same request, so
 * what was counted is what happens. Every question about an older state of the form is dropped by
 * number.
 */
import {
  CallError,
  job,
  read,
  type CellEdit,
  type CheckedRow,
  type ChoiceMap,
  type Decision,
  type FileReading,
  type FileToken,
  type ImportCheck,
  type ImportOptions,
  type ImportProfile,
  type ImportReport,
  type Job,
  type OwnField,
  type ProfileColumn,
  type ProgressEvent,
  type Reading,
  type Req,
  type Verdict,
} from '../../ipc';
import { toastError } from '../../shared';
import { OWN } from './fields';

/** The steps in their order. */
export const STEPS = ['file', 'read', 'map', 'check', 'commit'] as const;
/** One step. */
export type Step = (typeof STEPS)[number];
/** What a person said about a pair. */
export type Answer = 'same' | 'different' | 'later';

/** Work that is under way. */
interface Work {
  name: 'read' | 'check' | 'commit' | 'errors';
  done: number;
  total: number;
  /** Start, ms; for the remaining time. */
  since: number;
}

const noOptions = (): ImportOptions => ({
  source: null,
  source_name: '',
  ground: '',
  tags: [],
  stage: null,
  grade: '',
  next_step_on: '',
});

function blank() {
  return {
    step: 'file' as Step,
    file: undefined as FileToken | undefined,
    reading: undefined as FileReading | undefined,
    how: { encoding: null, delimiter: null, header: null, sheet: null } as Reading,
    mapping: [] as string[],
    /** What each column does to known leads. */
    policies: [] as string[],
    /** What values of choosing columns mean. */
    choices: [] as ChoiceMap[],
    options: noOptions(),
    /** Answers by row. */
    answers: {} as Record<number, Answer>,
    pairs: [] as CheckedRow[],
    pair: 0,
    check: undefined as ImportCheck | undefined,
    show: null as Verdict | null,
    /** Cells written anew; the file stays as it is. */
    edits: [] as CellEdit[],
    /** Rows that shall stay out. */
    left: [] as number[],
    /** Only rows with something wrong, cell by cell. */
    onlyProblems: false,
    /** The profile that was chosen before the file. */
    wanted: undefined as ImportProfile | undefined,
    report: undefined as ImportReport | undefined,
    work: undefined as Work | undefined,
    error: undefined as CallError | undefined,
  };
}

/** The import under way. Reactive; changed only by the functions below. */
export const wizard = $state(blank());
let running: Job<unknown> | undefined;
let number = 0;
let counting = 0;
let recountJob: Job<unknown> | undefined;
let recounting: ReturnType<typeof setTimeout> | undefined;
/** Answers come in bursts of one key each. */
const RECOUNT_MS = 250;

/** Forgets the file and begins anew. */
export function startOver(): void {
  number += 1;
  counting += 1;
  clearTimeout(recounting);
  stop();
  Object.assign(wizard, blank());
}

/** Runs long work with its progress; undefined when it failed, was stopped or is out of date. */
async function work<T>(
  name: Work['name'],
  start: (tell: (event: ProgressEvent) => void) => Job<T>,
) {
  const mine = ++number;
  // A big file is read for seconds: an answer that nobody waits for is not worked out.
  stop();
  wizard.work = { name, done: 0, total: 0, since: Date.now() };
  wizard.error = undefined;
  try {
    const one = start((event) => {
      if (mine === number && wizard.work) {
        wizard.work.done = event.done;
        wizard.work.total = event.total;
      }
    });
    running = one;
    const answer = await one.done;
    return mine === number ? answer : undefined;
  } catch (thrown) {
    if (mine !== number) return undefined;
    if (!(thrown instanceof CallError)) throw thrown;
    if (thrown.severity !== 'silent') wizard.error = thrown;
    return undefined;
  } finally {
    if (mine === number) {
      wizard.work = undefined;
      running = undefined;
    }
  }
}

/** Ends the work under way; a stopped commit has written nothing. */
export function stop(): void {
  running?.stop().catch(toastError);
  running = undefined;
}

/** Lets the person choose a file. */
export async function pick(wanted?: ImportProfile): Promise<void> {
  try {
    const file = await read('file_pick_open', { kind: 'list', name: null });
    if (file) await take(file, wanted);
  } catch (thrown) {
    toastError(thrown);
  }
}

/** A file that was dropped on the window; replaces an import that was not begun in earnest. */
export function takeDropped(file: FileToken): void {
  void take(file);
}

/** Takes a file and reads its start. */
export async function take(file: FileToken, wanted?: ImportProfile): Promise<void> {
  startOver();
  wizard.file = file;
  wizard.wanted = wanted;
  wizard.step = 'read';
  await reread();
}

/** Reads the start again, with what was set about its reading. */
export async function reread(): Promise<void> {
  const { file } = wizard;
  if (!file) return;
  const reading = await work('read', (tell) =>
    job('import_read', { file: file.token, reading: { ...wizard.how } }, tell),
  );
  if (!reading) return;
  wizard.reading = reading;
  wizard.mapping = reading.columns.map((column) => column.field);
  wizard.policies = reading.columns.map((column) => column.policy);
  wizard.choices = reading.profile?.choices ?? [];
  if (wizard.wanted) follow(wizard.wanted);
  forgetCheck();
  Object.assign(wizard, { answers: {}, edits: [], left: [], onlyProblems: false });
}

/** What the dry run said no longer holds. */
function forgetCheck(): void {
  Object.assign(wizard, { check: undefined, pairs: [], pair: 0, show: null });
}

/** How many columns of the file a profile speaks of, by their headers. */
export function fits(profile: ImportProfile): number {
  const headers = new Set(profile.columns.map(({ header }) => header));
  const columns = wizard.reading?.columns ?? [];
  return columns.filter(({ header }) => header !== '' && headers.has(header)).length;
}

/** Maps the columns as a profile says, each by its header; one that fits no column changes nothing. */
function follow(profile: ImportProfile): void {
  const { reading } = wizard;
  if (!reading || fits(profile) === 0) return;
  reading.profile = profile;
  wizard.choices = profile.choices;
  for (const column of reading.columns) {
    const known = profile.columns.find(({ header }) => header !== '' && header === column.header);
    if (!known) continue;
    column.field = known.field;
    column.reason = 'profile';
    wizard.mapping[column.index] = known.field;
    wizard.policies[column.index] = known.policy || 'fill';
  }
}

/** Leaves columns out whose custom field is gone: removed, or its making undone. */
export function dropGone(own: readonly OwnField[]): void {
  wizard.mapping.forEach((code, at) => {
    if (code.startsWith(OWN) && !own.some((field) => field.code === code)) wizard.mapping[at] = '';
  });
}

/** Says what a value of a choosing column means; undefined: as the core reads it. */
export function choose(field: string, from: string, to: string | undefined): void {
  const others = wizard.choices.filter((one) => one.field !== field || one.from !== from);
  wizard.choices = to === undefined ? others : [...others, { field, from, to }];
}

/** The mapping as a profile keeps it. */
export function profileColumns(): ProfileColumn[] {
  return (wizard.reading?.columns ?? []).map(({ header, index }) => ({
    header,
    field: wizard.mapping[index] ?? '',
    policy: wizard.policies[index] ?? 'fill',
  }));
}

/** Changes how the file is read, and reads it again. */
export async function readAs(how: Partial<Reading>): Promise<void> {
  wizard.how = { ...wizard.how, ...how };
  await reread();
}

/** The decisions as the core takes them. "Later" is no decision: the row is added, the pair kept. */
export function decisions(): Decision[] {
  const out = wizard.left.map((row) => ({ row, same_as: null, skip: true }));
  const said = wizard.pairs.flatMap((row): Decision[] => {
    if (wizard.left.includes(row.row)) return [];
    const answer = wizard.answers[row.row];
    if (answer === 'same') return [{ row: row.row, same_as: row.lead, skip: false }];
    return answer === 'different' ? [{ row: row.row, same_as: null, skip: false }] : [];
  });
  return [...out, ...said];
}

function request(): Omit<Req<'import_commit'>, 'job'> | undefined {
  const { file, reading } = wizard;
  if (!file || !reading) return undefined;
  return {
    file: file.token,
    name: file.name,
    reading: {
      encoding: reading.encoding,
      delimiter: reading.delimiter,
      header: reading.header,
      sheet: reading.sheet || null,
    },
    mapping: [...wizard.mapping],
    policies: [...wizard.policies],
    choices: $state.snapshot(wizard.choices),
    profile: reading.profile?.id ?? null,
    options: $state.snapshot(wizard.options),
    decisions: decisions(),
    show: wizard.show,
    only_problems: wizard.onlyProblems,
    edits: $state.snapshot(wizard.edits),
    offset: 0,
  };
}

/** The dry run; the first one also gathers the pairs to decide. */
export async function check(): Promise<void> {
  const asked = request();
  if (!asked) return;
  const first = wizard.check === undefined;
  const answer = await work('check', (tell) => job('import_check', asked, tell));
  if (!answer) return;
  wizard.check = answer;
  if (first && answer.counts.to_decide > 0) {
    const open = await work('check', (tell) =>
      job(
        'import_check',
        { ...asked, show: 'to_decide', decisions: [], only_problems: false },
        tell,
      ),
    );
    if (open) wizard.pairs = open.rows;
  }
}

/** Shows rows of one verdict only. */
export async function show(verdict: Verdict | null): Promise<void> {
  wizard.show = verdict;
  if (verdict !== 'to_decide' || wizard.pairs.length === 0) await check();
}

/** Shows only rows with something wrong, cell by cell, or everything. */
export async function showProblems(only: boolean): Promise<void> {
  Object.assign(wizard, { onlyProblems: only, show: null });
  await check();
}

/** Writes a cell anew and checks again at once. */
export function writeCell(row: number, column: number, value: string): void {
  const others = wizard.edits.filter((edit) => edit.row !== row || edit.column !== column);
  wizard.edits = [...others, { row, column, value }];
  recountSoon();
}

/** Leaves a row out. */
export function leaveOut(row: number): void {
  if (!wizard.left.includes(row)) wizard.left = [...wizard.left, row];
  recountSoon();
}

/** Takes the rows back that were left out. */
export function takeBack(): void {
  wizard.left = [];
  recountSoon();
}

/** Counts again soon: what all rows get may change known leads too. */
export function recountSoon(): void {
  clearTimeout(recounting);
  recounting = setTimeout(() => void recount(), RECOUNT_MS);
}

/** Answers a pair and goes on to the next open one. */
export function answer(row: CheckedRow, said: Answer): void {
  wizard.answers[row.row] = said;
  const at = wizard.pairs.findIndex((one) => one.row === row.row);
  const open = (one: CheckedRow): boolean => wizard.answers[one.row] === undefined;
  const next = wizard.pairs.findIndex((one, index) => index > at && open(one));
  const any = next >= 0 ? next : wizard.pairs.findIndex(open);
  if (any >= 0) wizard.pair = any;
  recountSoon();
}

/** Counts again with the answers given so far, in the background. */
async function recount(): Promise<void> {
  const asked = request();
  if (!asked || wizard.step === 'file' || !wizard.check) return;
  const mine = ++counting;
  recountJob?.stop().catch(toastError);
  const one = job('import_check', asked);
  recountJob = one;
  try {
    const fresh = await one.done;
    if (mine === counting && wizard.check) wizard.check = fresh;
  } catch (thrown) {
    if (mine === counting) toastError(thrown);
  } finally {
    if (mine === counting) recountJob = undefined;
  }
}

/** What the commit will do, by the last count of the core. */
export function outlook(): { added: number; updated: number; open: number } {
  const counts = wizard.check?.counts;
  if (!counts) return { added: 0, updated: 0, open: 0 };
  return {
    added: counts.new + counts.to_decide,
    updated: counts.updated,
    open: counts.to_decide,
  };
}

/** Writes. One change, undone as one. */
export async function commit(): Promise<void> {
  const asked = request();
  if (!asked) return;
  const report = await work('commit', (tell) =>
    job('import_commit', { ...asked, show: null, only_problems: false }, tell),
  );
  if (report) wizard.report = report;
}

/** Writes the failed rows with their reasons, in the encoding of the file. */
export async function saveErrors(language: 'ja' | 'en'): Promise<boolean> {
  const asked = request();
  const { file } = wizard;
  if (!asked || !file) return false;
  // The rows of a workbook or of cards come back as a list.
  const ending = wizard.reading?.form === 'text' ? '$1' : '.csv';
  const name = file.name.replace(/(\.[^.]*)?$/, `-errors${ending}`);
  const target = await read('file_pick_save', { kind: 'csv', name });
  if (!target) return false;
  const saved = await work('errors', (tell) =>
    job(
      'import_save_errors',
      { file: target.token, import: { ...asked, job: '' }, language },
      tell,
    ),
  );
  return saved !== undefined;
}

/** Whole seconds that the work will still take; undefined while nobody can know. */
export function secondsLeft(now = Date.now()): number | undefined {
  const { work } = wizard;
  if (!work || work.total === 0 || work.done === 0 || now - work.since < 1000) return undefined;
  return Math.ceil((((now - work.since) / work.done) * (work.total - work.done)) / 1000);
}

/** True when the step can be left forwards. */
export function canGoOn(): boolean {
  const { step, reading, mapping, check, work } = wizard;
  if (work) return false;
  if (step === 'read') return reading !== undefined && reading.rows > 0;
  if (step === 'map') return mapping.some((field) => NAMING.has(field));
  if (step === 'check') return check !== undefined;
  return false;
}

/** Fields of which one is needed so that a row is a lead: it has a name or a company. */
const NAMING = new Set([
  'full_name',
  'family_name',
  'given_name',
  'full_kana',
  'family_kana',
  'given_kana',
  'company',
]);

/** One step on; entering *Check* runs the dry run. */
export async function next(): Promise<void> {
  if (!canGoOn()) return;
  const to = STEPS[STEPS.indexOf(wizard.step) + 1];
  if (!to) return;
  wizard.step = to;
  if (to === 'check') {
    forgetCheck();
    wizard.onlyProblems = false;
    await check();
  }
}

/** One step back. */
export function back(): void {
  const to = STEPS[STEPS.indexOf(wizard.step) - 1];
  if (!to || wizard.report || wizard.work?.name === 'commit') return;
  wizard.error = undefined;
  wizard.step = to;
}

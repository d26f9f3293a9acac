/**
 * The timeline as it is shown: months, titles, and runs of field changes folded into one line.
 * Pure; the entries come from `leads_timeline`, the changes from `history_lead`.
 */
import type { FieldChange, ScoreMove, Stage, TimelineItem } from '../../ipc';
import { formatDate, isoDay, lostReasonName, stageName, stepKindName, word } from '../../shared';
import { t } from '../../texts';

/** Which entries are shown. */
export type TimelineFilter = 'all' | 'mail' | 'call' | 'note' | 'stage' | 'score' | 'changes';

/** The kinds behind a filter; empty: all. */
export const KINDS_OF: Record<TimelineFilter, readonly string[]> = {
  all: [],
  mail: ['mail_in', 'mail_out'],
  call: ['call', 'meeting', 'visit'],
  note: ['note', 'card'],
  stage: ['stage', 'step', 'consent', 'merged'],
  score: ['none'],
  changes: ['none'],
};

/** Field changes of one day that followed each other, folded. */
export interface ChangeRun {
  id: string;
  at: number;
  changes: readonly FieldChange[];
}
/** A line of the timeline. */
export type TimelineLine =
  | { kind: 'month'; key: string; month: string }
  | { kind: 'item'; key: string; at: number; item: TimelineItem }
  | { kind: 'changes'; key: string; at: number; run: ChangeRun };

/** What fills a new lead is no change of it. */
const FIRST = ['add_lead', 'import', 'load_sample'];

/** Changes of the same day in one run, newest first. */
export function foldChanges(changes: readonly FieldChange[]): ChangeRun[] {
  const runs: { id: string; at: number; day: string; changes: FieldChange[] }[] = [];
  for (const change of changes) {
    if (!change.from && FIRST.includes(change.label.op)) continue;
    const day = isoDay(change.at);
    const last = runs.at(-1);
    if (last && last.day === day) last.changes.push(change);
    else runs.push({ id: change.change_id, at: change.at, day, changes: [change] });
  }
  return runs;
}

/**
 * Entries, change runs and moves of the score in one order, newest first, with a heading per month.
 * While older pages are not loaded, changes and moves older than the last entry wait for them.
 */
export function timelineLines(
  items: readonly TimelineItem[],
  runs: readonly ChangeRun[],
  complete: boolean,
  moves: readonly TimelineItem[] = [],
): TimelineLine[] {
  const oldest = items.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  const loaded = moves.filter((move) => complete || move.at >= oldest);
  const lines: Exclude<TimelineLine, { kind: 'month' }>[] = [
    // what moved the score stands above what did it
    ...[...loaded, ...items].map((item) => ({
      kind: 'item' as const,
      key: item.id,
      at: item.at,
      item,
    })),
    ...runs
      .filter((run) => complete || run.at >= oldest)
      .map((run) => ({ kind: 'changes' as const, key: `changes-${run.id}`, at: run.at, run })),
  ];
  lines.sort((a, b) => b.at - a.at);
  const found: TimelineLine[] = [];
  let month = '';
  for (const line of lines) {
    const mine = isoDay(line.at).slice(0, 7);
    if (mine !== month) found.push({ kind: 'month', key: mine, month: mine });
    month = mine;
    found.push(line);
  }
  return found;
}

/** Moves of the score as entries of the timeline. */
export function scoreItems(moves: readonly ScoreMove[]): TimelineItem[] {
  return moves.map((move) => ({
    id: `score-${move.on}`,
    kind: 'score',
    at: move.at,
    title: '',
    body: '',
    payload: { ...move },
  }));
}

/** The first line of a move of the score: both totals, and the band where it is another one. */
function moveTitle({ before, after, band_before, band_after }: ScoreMove): string {
  const title = t('lead-item-score', { before, after });
  if (band_before === band_after) return title;
  const band = (code: string): string => (code ? word('frame-band', code) : t('leads-aside'));
  const bands = t('lead-item-bands', { from: band(band_before), to: band(band_after) });
  return `${title} · ${bands}`;
}

/** The rules that gave or took most, with their points. */
function moveBody({ rules }: ScoreMove): string {
  const signed = (points: number): string => (points > 0 ? `+${points}` : `−${-points}`);
  return rules
    .map(({ rule, points }) => `${word('score-rule', rule)} ${signed(points)}`)
    .join(' · ');
}

/** The stage at one end of a move; one that was removed is named by what the move still knows. */
function stageOf(item: TimelineItem, end: 'from' | 'to', stages: readonly Stage[]): string {
  const code = item.payload[end];
  if (typeof code !== 'string' || !code) return '';
  const known = stages.find((one) => one.code === code);
  if (known) return stageName(known);
  const name = (language: 'en' | 'ja'): string => String(item.payload[`${end}_${language}`] ?? '');
  return stageName({ code, name_en: name('en'), name_ja: name('ja') });
}

/** The first line of an entry. */
export function itemTitle(item: TimelineItem, stages: readonly Stage[]): string {
  if (item.kind === 'stage') {
    const from = stageOf(item, 'from', stages);
    const to = stageOf(item, 'to', stages);
    const { reason, closed_on: day } = item.payload;
    const parts = [from ? t('lead-item-moved', { from, to }) : t('lead-item-arrived', { to })];
    if (typeof reason === 'string' && reason) parts.push(lostReasonName(reason));
    // told only where it says more than the place in the timeline
    if (typeof day === 'string' && day !== isoDay(item.at)) parts.push(formatDate(day));
    return parts.join(' · ');
  }
  if (item.kind === 'score') return moveTitle(item.payload as unknown as ScoreMove);
  if (item.kind === 'merged') {
    const { name, company } = item.payload;
    const title = t('lead-item-merged', { name: String(name ?? '') });
    return [title, company && company !== name ? String(company) : ''].filter(Boolean).join(' · ');
  }
  const kind =
    item.kind === 'mail_out' && ['queued', 'scheduled', 'held'].includes(item.payload['state'])
      ? t('lead-item-mail-waiting')
      : word('lead-item', item.kind);
  if (item.kind === 'consent' && item.payload['ground']) {
    return `${kind}: ${word('lead-ground', String(item.payload['ground']))}`;
  }
  const step = item.kind === 'step' ? item.payload['step'] : undefined;
  const said = typeof step === 'string' ? stepKindName(step) : '';
  const title = item.title || said || (item.kind === 'note' ? firstLine(item.body) : '');
  return title ? t('lead-item-titled', { kind, title }) : kind;
}

/** The change that a merge was, and how many people it was about; undefined for other entries. */
export function mergeOf(item: TimelineItem): { id: string; people: number } | undefined {
  const change: unknown = item.payload['change'];
  if (item.kind !== 'merged' || typeof change !== 'object' || change === null) return undefined;
  const { id, people } = change as { id?: unknown; people?: unknown };
  return typeof id === 'string' ? { id, people: Number(people ?? 1) } : undefined;
}

/** The text below the first line; empty when the title has said it already. */
export function itemBody(item: TimelineItem): string {
  if (item.kind === 'score') return moveBody(item.payload as unknown as ScoreMove);
  const said = item.kind === 'note' && !item.title && !item.body.trim().includes('\n');
  return said && item.body.length <= 80 ? '' : item.body;
}

function firstLine(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return line.length > 80 ? '' : line;
}

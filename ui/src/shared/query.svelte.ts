/**
 * Which leads a screen shows: one filter for Leads and Funnel, so that switching between them keeps
 * what was asked.
 *
 * The query itself is the core's `LeadQuery`; here are its empty form, its members as chips, and
 * its form in an address (`?source=…&score_min=40`), by which other screens link to "these leads".
 * Pure but for {@link leadFilter}.
 */
import type { LeadQuery } from '../ipc';

/** A member of the query that is shown as one chip. `score` stands for both limits. */
export type FilterMember =
  | 'sources'
  | 'tags'
  | 'bands'
  | 'score'
  | 'grades'
  | 'stages'
  | 'steps'
  | 'grounds'
  | 'has_mail'
  | 'quiet_days'
  | 'import_batch';

/** All members in the order of their chips. */
export const FILTER_MEMBERS: readonly FilterMember[] = [
  'sources',
  'tags',
  'bands',
  'score',
  'grades',
  'stages',
  'steps',
  'grounds',
  'has_mail',
  'quiet_days',
  'import_batch',
];

/** A query that narrows nothing. */
export function emptyQuery(): LeadQuery {
  return {
    text: '',
    stages: [],
    sources: [],
    tags: [],
    bands: [],
    grades: [],
    score_min: null,
    score_max: null,
    grounds: [],
    steps: [],
    has_mail: null,
    quiet_days: null,
    import_batch: null,
    tree: null,
  };
}

/** The filter that Leads and Funnel share. Reactive; change it with {@link setFilter}. */
export const leadFilter = $state<{ query: LeadQuery }>({ query: emptyQuery() });

/** Changes some members of the shared filter. */
export function setFilter(change: Partial<LeadQuery>): void {
  leadFilter.query = { ...leadFilter.query, ...change };
}

/** Shows everything again. */
export function clearFilter(): void {
  leadFilter.query = emptyQuery();
}

/** The query without one chip. */
export function withoutMember(query: LeadQuery, member: FilterMember): LeadQuery {
  const empty = emptyQuery();
  if (member === 'score') return { ...query, score_min: null, score_max: null };
  return { ...query, [member]: empty[member] };
}

/** True when this member narrows. */
export function narrows(query: LeadQuery, member: FilterMember): boolean {
  if (member === 'score') return query.score_min !== null || query.score_max !== null;
  const value = query[member];
  return Array.isArray(value) ? value.length > 0 : value !== null;
}

/** The members that narrow, in the order of their chips; the typed text is not among them. */
export function filterMembers(query: LeadQuery): FilterMember[] {
  return FILTER_MEMBERS.filter((member) => narrows(query, member));
}

/** True when anything is asked at all, the typed text included. */
export function isFiltered(query: LeadQuery): boolean {
  return query.text.trim() !== '' || filterMembers(query).length > 0 || !!query.tree;
}

const LISTS = ['stages', 'sources', 'tags', 'bands', 'grades', 'grounds', 'steps'] as const;
const NUMBERS = ['score_min', 'score_max', 'quiet_days'] as const;

/** The query as the part of an address behind `?`; only what narrows. */
export function queryToParams(query: LeadQuery): Record<string, string> {
  const found: Record<string, string> = {};
  if (query.text.trim()) found['text'] = query.text.trim();
  for (const member of LISTS) if (query[member].length) found[member] = query[member].join(',');
  for (const member of NUMBERS) if (query[member] !== null) found[member] = String(query[member]);
  if (query.has_mail !== null) found['has_mail'] = query.has_mail ? '1' : '0';
  if (query.import_batch) found['import_batch'] = query.import_batch;
  return found;
}

/** The query that an address asks for; undefined when the address names none. */
export function queryFromParams(params: URLSearchParams): LeadQuery | undefined {
  const query = emptyQuery();
  query.text = params.get('text') ?? '';
  for (const member of LISTS) {
    query[member] = (params.get(member) ?? '').split(',').filter(Boolean);
  }
  for (const member of NUMBERS) {
    const value = Number.parseInt(params.get(member) ?? '', 10);
    if (Number.isFinite(value)) query[member] = value;
  }
  const mail = params.get('has_mail');
  if (mail) query.has_mail = mail === '1';
  query.import_batch = params.get('import_batch');
  return isFiltered(query) ? query : undefined;
}

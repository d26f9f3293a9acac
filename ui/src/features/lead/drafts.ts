/**
 * Half-written entries, kept while the program runs: a note begun for one lead is still there after
 * a look at another. Session storage on purpose: nothing about a person outlives the window.
 */
const KEY = 'enishi.drafts';
/** Old drafts fall out first; more than this many nobody comes back to. */
const KEPT = 50;

let drafts: Map<string, string> | undefined;

function all(): Map<string, string> {
  if (drafts) return drafts;
  try {
    drafts = new Map(JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, string][]);
  } catch {
    drafts = new Map();
  }
  return drafts;
}

/** What was written for this lead and kind, or nothing. */
export function draftOf(lead: string, kind: string): string {
  return all().get(`${lead} ${kind}`) ?? '';
}

/** Keeps a text; an empty one is forgotten. */
export function keepDraft(lead: string, kind: string, text: string): void {
  const kept = all();
  kept.delete(`${lead} ${kind}`);
  if (text.trim()) kept.set(`${lead} ${kind}`, text);
  for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT)))
    kept.delete(oldest);
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...kept]));
  } catch {
    // storage full or refused: the text is still in memory
  }
}

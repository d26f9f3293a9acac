/** Leads in the palette by kanji, kana, romaji, company or mail, and saved views by name. */
import { read } from '../../ipc';
import { go, openSegment, type Finding } from '../../shared';
import { t } from '../../texts';

const ROWS = 8;

/** See `Finder`. Nothing is asked for an empty text. */
export async function findLeads(query: string, signal: AbortSignal): Promise<Finding[]> {
  const text = query.trim();
  if (!text) return [];
  const [views, { rows }] = await Promise.all([
    read('segments_list', {}),
    read('leads_find', { text, limit: ROWS }),
  ]);
  if (signal.aborted) return [];
  const fold = (of: string): string => of.normalize('NFKC').toLocaleLowerCase();
  const named = views.filter((view) => fold(view.name).includes(fold(text))).slice(0, 3);
  const saved: Finding[] = named.map((view) => ({
    id: view.id,
    title: view.name,
    detail: t('finding-view'),
    run: () => openSegment(view),
  }));
  const found: Finding[] = rows.map((row) => ({
    id: row.id,
    title: row.name || row.company,
    detail: [row.kana === row.name ? '' : row.kana, row.name ? row.company : '']
      .filter(Boolean)
      .join(' · '),
    score: row.score,
    band: row.band as Finding['band'],
    run: () => go(`/leads/${row.id}`),
  }));
  return [...saved, ...found].slice(0, ROWS);
}

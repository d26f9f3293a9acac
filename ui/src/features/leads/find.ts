/** Leads in the palette: by kanji, kana, romaji, company or mail, the best eight first. */
import { read } from '../../ipc';
import { go, type Finding } from '../../shared';

const ROWS = 8;

/** See `Finder`. Nothing is asked for an empty text. */
export async function findLeads(query: string, signal: AbortSignal): Promise<Finding[]> {
  const text = query.trim();
  if (!text) return [];
  const { rows } = await read('leads_find', { text, limit: ROWS });
  if (signal.aborted) return [];
  return rows.map((row) => ({
    id: row.id,
    title: row.name || row.company,
    detail: [row.kana === row.name ? '' : row.kana, row.name ? row.company : '']
      .filter(Boolean)
      .join(' · '),
    score: row.score,
    band: row.band as Finding['band'],
    run: () => go(`/leads/${row.id}`),
  }));
}

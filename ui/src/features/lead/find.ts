/** People for the palette: by name, kana, romaji, company or address, best score first. */
import { read } from '../../ipc';
import type { Finding } from '../../shared';
import { openLead } from './trail.svelte';

/** At most 8 rows. An answer that comes after the person typed on is dropped by the palette. */
export async function findLeads(query: string): Promise<Finding[]> {
  const { rows } = await read('leads_find', { text: query, limit: 8 });
  return rows.map((row) => ({
    id: `lead-${row.id}`,
    title: row.name,
    detail: [row.company, row.title].filter(Boolean).join(' · '),
    score: row.score,
    run: () => openLead(row.id),
  }));
}

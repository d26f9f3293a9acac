/** Leads on the clipboard: as text with tabs for spreadsheets, as a table for mails and documents. */
import type { Stage } from '../../ipc';
import { toast, toastError, useCommands } from '../../shared';
import { t } from '../../texts';
import { cellText, type ListRow } from './cells';
import { columnName, type ColumnDef } from './columns';

/** What a spreadsheet would run as a formula begins with one of these; as in the CSV export. */
const FORMULA = /^['=+\-@\t\r\0＝＋－＠]/u;

function plain(text: string): string {
  const line = text.replace(/\s*[\t\r\n]+\s*/g, ' ');
  return FORMULA.test(line) ? `'${line}` : line;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Leads as they are copied, with the columns that are shown. */
export function copied(
  leads: readonly ListRow[],
  columns: readonly ColumnDef[],
  stages: ReadonlyMap<string, Stage>,
): { text: string; html: string } {
  const head = [t('leads-name'), ...columns.map(columnName)];
  const rows = leads.map((lead) => [
    lead.name,
    ...columns.map((column) => cellText(column, lead, stages.get(lead.stage))),
  ]);
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return {
    text: [head, ...rows].map((cells) => cells.map(plain).join('\t')).join('\r\n'),
    html: `<table>${row(head, 'th')}${rows.map((cells) => row(cells, 'td')).join('')}</table>`,
  };
}

/** Ctrl+C while the list is on: copies what its verbs act on. Call during component set-up. */
export function useCopy(
  leads: () => readonly ListRow[],
  columns: () => readonly ColumnDef[],
  stages: () => ReadonlyMap<string, Stage>,
): void {
  useCommands(() => [
    {
      id: 'leads.copy',
      group: 'lead',
      text: 'leads-copy',
      keys: 'Ctrl+C',
      run: () => copyLeads(leads(), columns(), stages()),
    },
  ]);
}

/** Copies leads and says so; a refusal of the clipboard is told too. */
async function copyLeads(...what: Parameters<typeof copied>): Promise<void> {
  const [leads] = what;
  if (leads.length === 0) return;
  const { text, html } = copied(...what);
  try {
    const item = new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    });
    await navigator.clipboard.write([item]);
    toast(t('leads-copied', { count: leads.length }));
  } catch (thrown) {
    toastError(thrown);
  }
}

/**
 * What the palette finds: commands by their words (in both languages) and what features look up.
 *
 * `>` at the start means commands only. Commands are matched here at once; finders answer later and
 * the newest question wins. Nothing here knows markup.
 */
import { allCommands, keysOf, type Command } from '../shared/commands.svelte';
import type { Finding } from '../shared/feature';
import { t, tIn } from '../texts';
import { features } from './features';

/** One row of the palette. */
export interface PaletteRow {
  id: string;
  title: string;
  detail?: string;
  keys?: string;
  blocked?: string;
  score?: number;
  band?: Finding['band'];
  run: () => unknown;
}

const MAX_COMMANDS = 40;

/** One form for width, case and kana, so that ﾌｧﾈﾙ, ふぁねる and ファネル are one. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}

function words(command: Command): string {
  if (typeof command.text === 'function') return fold(command.text());
  return fold(`${tIn('en', command.text)} ${tIn('ja', command.text)}`);
}

/** Commands whose words hold every word of the query; commands that can run first. */
export function findCommands(query: string, commands: readonly Command[]): PaletteRow[] {
  const wanted = fold(query.replace(/^>/, '')).split(/\s+/).filter(Boolean);
  return commands
    .filter((command) => !command.hidden && command.id !== 'frame.palette')
    .filter((command) => wanted.every((word) => words(command).includes(word)))
    .map((command) => ({
      id: command.id,
      title: typeof command.text === 'function' ? command.text() : t(command.text),
      keys: keysOf(command)[0],
      blocked: command.blocked?.(),
      run: command.run,
    }))
    .toSorted((a, b) => Number(a.blocked !== undefined) - Number(b.blocked !== undefined))
    .slice(0, MAX_COMMANDS);
}

/** The state of an open palette. Make it while a component is set up. */
export function paletteSearch() {
  let query = $state('');
  let found = $state.raw<readonly Finding[]>([]);
  let waiting = $state(false);
  let running: AbortController | undefined;
  let answer = Promise.resolve();

  async function look(text: string, mine: AbortSignal): Promise<void> {
    const finders = text.startsWith('>')
      ? []
      : features.flatMap((feature) => (feature.find ? [feature.find] : []));
    waiting = finders.length > 0;
    const answers = await Promise.allSettled(finders.map((find) => find(text.trim(), mine)));
    if (mine.aborted) return;
    // two features may find the same thing: it is shown once
    const all = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    found = [...new Map(all.map((one) => [one.id, one])).values()];
    waiting = false;
  }

  /** Forgets the question that is under way: its answer comes for nobody. */
  function drop(): void {
    running?.abort();
    running = undefined;
  }

  const commands = $derived(findCommands(query, allCommands()));
  const foundRows = $derived(found.map((one): PaletteRow => ({ ...one, id: `found-${one.id}` })));

  const maker = features.find((feature) => feature.create)?.create;
  const create = $derived.by((): PaletteRow | undefined => {
    const text = query.trim();
    if (!maker || !text || text.startsWith('>')) return undefined;
    return {
      id: 'create',
      title: maker.text(text),
      keys: 'Ctrl+Enter',
      run: () => maker.run(text),
    };
  });

  return {
    get query() {
      return query;
    },
    get found() {
      return foundRows;
    },
    get commands() {
      return commands;
    },
    /** "Add lead …", when something was typed that is no command. */
    get create() {
      return create;
    },
    get rows(): PaletteRow[] {
      return [...foundRows, ...commands, ...(create ? [create] : [])];
    },
    /** The newest question has no answer yet: what was found belongs to an older one. */
    get waiting() {
      return waiting;
    },
    /** Asks for what is typed. Not called while the input method composes. */
    ask(text: string): void {
      drop();
      query = text;
      running = new AbortController();
      answer = look(text, running.signal);
    },
    /** Waits for the answer to what is typed now; false when it was typed on or dropped meanwhile. */
    async answered(): Promise<boolean> {
      const mine = running;
      await answer;
      return mine !== undefined && mine === running;
    },
    drop,
  };
}

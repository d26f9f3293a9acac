/**
 * Everything a person can do, as a list: the palette, the shortcut sheet and the keyboard read it.
 *
 * A command has an id, a text and a way to run; keys are a hint that people may change. Features
 * register theirs once at start (`Feature.commands`); a screen adds its own while it is on with
 * {@link useCommands}. The newest registration of a key wins, so a screen may use a letter that
 * means something else elsewhere.
 */
import { untrack } from 'svelte';
import { t, type PlainKey } from '../texts';
import { isSingleLetter, isTextField, keyName, worksInText } from './keys';

/** The heading under which palette and shortcut sheet list a command. */
export type CommandGroup = 'go' | 'edit' | 'view' | 'lead' | 'campaign' | 'tools' | 'help';

/** One thing that can be done. */
export interface Command {
  /** Stable, `feature.verb`; kept in settings when keys are changed. */
  id: string;
  group: CommandGroup;
  text: PlainKey | (() => string);
  /** What it is called where keys are listed, when `text` speaks of the moment ("Undo: Move…"). */
  name?: PlainKey;
  /** As {@link keyName} writes them; a sequence has a space (`g t`); several are alternatives. */
  keys?: string | readonly string[];
  /** Why it cannot run now; undefined when it can. Shown in grey in the palette. */
  blocked?: () => string | undefined;
  /** Left out of palette and sheet (movement keys that the sheet lists elsewhere). */
  hidden?: boolean;
  /** Works while a dialog is open. */
  inDialog?: boolean;
  run: () => unknown;
}

/** The words of a command, as it would be run now. */
export function commandText(command: Command): string {
  return typeof command.text === 'function' ? command.text() : t(command.text);
}

/** The lasting name of a command, for lists of keys. */
export function commandName(command: Command): string {
  return command.name === undefined ? commandText(command) : t(command.name);
}

/** What people chose in Settings ▸ Keyboard. */
export const keyboard = $state({
  /** Single letters act at all. */
  singleLetters: true,
  /** Command id → own keys, in place of the built-in ones. */
  remapped: {} as Record<string, string>,
});

/**
 * The commands, oldest first. Kept beside the state: while an effect is taken down, Svelte reads
 * state as it was before, and the commands of the screen that comes would go with the old one's.
 */
let all: readonly Command[] = [];
let registered = $state.raw(all);

/** Adds commands; returns the way to take them out again. */
export function registerCommands(commands: readonly Command[]): () => void {
  all = [...all, ...commands];
  registered = all;
  return () => {
    all = all.filter((one) => !commands.includes(one));
    registered = all;
  };
}

/** Adds the commands of a screen while it is on. Call during component set-up. */
export function useCommands(commands: () => readonly Command[]): void {
  $effect.pre(() => {
    const mine = commands();
    return untrack(() => registerCommands(mine));
  });
}

/** All commands now, oldest first; of equal ids only the newest. Reactive. */
export function allCommands(): Command[] {
  return [...new Map(registered.map((command) => [command.id, command])).values()];
}

/** The keys of a command after remapping, without those switched off. Reactive. */
export function keysOf(command: Command): string[] {
  const own = keyboard.remapped[command.id];
  const keys = own !== undefined ? (own === '' ? [] : [own]) : [command.keys ?? []].flat();
  return keyboard.singleLetters ? keys : keys.filter((one) => !isSingleLetter(one));
}

/** Runs a command by its id, unless it is blocked. */
export function runCommand(id: string): void {
  const found = allCommands().find((command) => command.id === id);
  if (found && !found.blocked?.()) found.run();
}

/** How long the second key of `g t` may wait, in milliseconds. */
const SEQUENCE_MS = 1500;
let pending = { name: '', at: 0 };

function find(name: string, dialog: boolean): Command | undefined {
  return allCommands()
    .toReversed()
    .find((command) => (!dialog || command.inDialog) && keysOf(command).includes(name));
}

function startsSequence(name: string): boolean {
  return allCommands().some((command) => keysOf(command).some((one) => one.startsWith(`${name} `)));
}

/**
 * The one `keydown` listener of the window. Leaves alone: the input method, text fields (but for
 * Ctrl, Alt and F-keys), presses that a part has already handled.
 */
export function dispatchKey(event: KeyboardEvent, now = event.timeStamp): void {
  if (event.defaultPrevented) return;
  const name = keyName(event);
  if (!name || (isTextField(event.target) && !worksInText(name))) return;
  // a text that was selected on the page is what is meant
  if (name === 'Ctrl+C' && String(getSelection())) return;
  const dialog = document.querySelector('dialog[open]') !== null;
  const sequence = now - pending.at < SEQUENCE_MS && pending.name ? `${pending.name} ${name}` : '';
  pending = { name: '', at: 0 };
  const command = (sequence && find(sequence, dialog)) || find(name, dialog);
  if (!command) {
    if (startsSequence(name)) pending = { name, at: now };
    return;
  }
  event.preventDefault();
  if (!command.blocked?.()) command.run();
}

/** The shape of a menu, shared by the drop-down, the context menu and the board's More button. */
import type { Component } from 'svelte';
import { allCommands, keysOf } from './commands.svelte';
import { t } from '../texts';

/** One row of a menu; `'line'` separates groups. */
export type MenuRow = MenuItem | 'line';

/** A verb, a choice or a submenu. */
export interface MenuItem {
  text: string;
  lang?: string;
  /** Shown at the right. */
  keys?: string;
  icon?: Component<{ class?: string }>;
  /** A choice with a check mark. */
  checked?: boolean;
  danger?: boolean;
  /** Why it cannot be chosen now; shown as tooltip. */
  blocked?: string;
  run?: () => unknown;
  items?: readonly MenuRow[];
}

/**
 * `onInteractOutside` of a menu. Submenus stand beside it in the page, since a menu contains its
 * layout, so bits-ui takes a press in one for a press outside, and would close all before the
 * button comes up and the click is made.
 */
export function keepForSubmenu(event: PointerEvent): void {
  if (event.target instanceof Element && event.target.closest('[role="menu"]')) {
    event.preventDefault();
  }
}

/** The menu row of a registered command, with its text, keys and reason. */
export function commandRow(id: string): MenuItem | undefined {
  const command = allCommands().find((one) => one.id === id);
  if (!command) return undefined;
  return {
    text: typeof command.text === 'function' ? command.text() : t(command.text),
    keys: keysOf(command)[0],
    blocked: command.blocked?.(),
    run: command.run,
  };
}

/** The program's menu, from the list of commands: every command is in it, with its key (UX087). */
import { allCommands, type CommandGroup } from '../shared/commands.svelte';
import { commandRow, type MenuRow } from '../shared/menu';
import { t } from '../texts';

const ORDER: readonly CommandGroup[] = ['edit', 'view', 'go', 'lead', 'campaign', 'tools', 'help'];

/** One submenu per group that has commands now. */
export function menuRows(): MenuRow[] {
  const commands = allCommands().filter((command) => !command.hidden);
  return ORDER.flatMap((group): MenuRow[] => {
    const items = commands
      .filter((command) => command.group === group)
      .flatMap((command) => commandRow(command.id) ?? []);
    return items.length ? [{ text: t(`frame-group-${group}`), items }] : [];
  });
}

/** Rules for changing shortcut keys. Pure: what clashes, and what can be a shortcut at all. */
import { keysOf, type Command } from '../../shared';

/** Keys that must keep their meaning everywhere, so that nobody locks themselves out. */
const KEPT = new Set(['Tab', 'Shift+Tab', 'Escape', 'Enter', 'Space', 'F1', 'Ctrl+K']);
/** Never bound: input methods and desktops use them (views.md §3). */
const FOREIGN = new Set(['Ctrl+Space', 'Shift+Space', 'Ctrl+Shift+U', 'Ctrl+;', 'Ctrl+.']);

/** Why `keys` cannot become the shortcut of `command`; undefined when it can. */
export function refusal(
  keys: string,
  command: Command,
  all: readonly Command[],
): { reason: 'kept' | 'foreign' } | { reason: 'taken'; by: Command } | undefined {
  if (KEPT.has(keys) || /^(Shift\+)?(Arrow|Page|Home|End)/.test(keys)) return { reason: 'kept' };
  if (FOREIGN.has(keys)) return { reason: 'foreign' };
  const by = all.find(
    (other) =>
      other.id !== command.id &&
      keysOf(other).some((one) => one === keys || one.startsWith(`${keys} `)),
  );
  return by ? { reason: 'taken', by } : undefined;
}

/** The kept map after giving `id` new keys; `undefined` goes back to the built-in ones. */
export function remapped(
  kept: Readonly<Record<string, string>>,
  id: string,
  keys: string | undefined,
): Record<string, string> {
  const { [id]: _old, ...rest } = kept;
  return keys === undefined ? rest : { ...rest, [id]: keys };
}

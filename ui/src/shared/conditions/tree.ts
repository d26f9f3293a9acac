/**
 * Trees of conditions on the page: finding, changing and taking out parts. Pure.
 *
 * Invariant: the tree of a query is a group (`all`, `any`), so that something can always be added;
 * no tree at all is `null`. Places are paths of part numbers from the root, as in the core.
 */
import type { Clause, ClauseKind } from '../../ipc';

/** A place in a tree. */
export type Path = readonly number[];

/** A group of parts. */
export function group(kind: ClauseKind, parts: Clause[]): Clause {
  return { kind, parts, subject: '', op: '', values: [] };
}

/** A condition. */
export function condition(subject: string, op: string, values: string[]): Clause {
  return { kind: 'is', parts: [], subject, op, values };
}

/** The tree with a group at its root; null where nothing is asked. */
export function grouped(tree: Clause | null | undefined): Clause | null {
  if (!tree) return null;
  if (tree.kind === 'all' || tree.kind === 'any') return tree.parts.length ? tree : null;
  return group('all', [tree]);
}

/** The part at a place. */
export function partAt(tree: Clause | null, path: Path): Clause | undefined {
  return path.reduce<Clause | undefined>((at, step) => at?.parts[step], tree ?? undefined);
}

/** The tree with another part at a place; with `undefined` the part goes, and groups left empty. */
export function replaced(tree: Clause, path: Path, next: Clause | undefined): Clause | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return next;
  const part = tree.parts[first];
  if (!part) return tree;
  const changed = replaced(part, rest, next);
  const parts = [...tree.parts];
  if (changed) parts[first] = changed;
  else parts.splice(first, 1);
  return parts.length ? { ...tree, parts } : undefined;
}

/** The tree without the part at a place. */
export function removed(tree: Clause, path: Path): Clause | null {
  return replaced(tree, path, undefined) ?? null;
}

/** The tree with one more condition in the group at a place. */
export function added(tree: Clause | null, path: Path, part: Clause): Clause {
  if (!tree) return group('all', [part]);
  const at = partAt(tree, path);
  if (!at) return tree;
  const next =
    at.kind === 'is' || at.kind === 'not'
      ? group('any', [at, part])
      : { ...at, parts: [...at.parts, part] };
  return replaced(tree, path, next) ?? tree;
}

/** The part turned round: `not` of it, or without its `not`. */
export function turned(part: Clause): Clause {
  const inside = part.parts[0];
  return part.kind === 'not' && part.parts.length === 1 && inside ? inside : group('not', [part]);
}

/** True if two places are the same. */
export function samePath(one: Path, other: Path): boolean {
  return one.length === other.length && one.every((step, at) => step === other[at]);
}

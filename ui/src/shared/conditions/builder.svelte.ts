/**
 * The builder of conditions: what is being edited or added, and what a press does to the tree.
 *
 * The tree itself belongs to the query of the owner; nothing of it is kept here.
 */
import { live, type Clause, type Subjects } from '../../ipc';
import { added, grouped, partAt, removed, replaced, turned, type Path } from './tree';

interface Owner {
  tree: () => Clause | null;
  lost: () => readonly Path[];
  onchange: (tree: Clause | null) => void;
}

/** The builder as its parts use it. Call while a component is set up. */
export function createBuilder(owner: Owner) {
  const subjects = live('leads_subjects', () => ({}));
  let editing = $state.raw<Path | undefined>();
  let adding = $state.raw<Path | undefined>();

  const put = (tree: Clause | null | undefined): void => owner.onchange(grouped(tree));

  function add(clause: Clause, done: boolean): void {
    const path = adding ?? [];
    adding = undefined;
    const before = owner.tree();
    const at = before ? partAt(before, path) : undefined;
    // a sentence joined like the group it comes into is no group of its own
    const parts =
      done && clause.kind !== 'is' && clause.kind === (at?.kind ?? 'all') ? clause.parts : [clause];
    let next = before;
    for (const part of parts) next = added(next, path, part);
    put(next);
    if (done || !next) return;
    const group = partAt(next, path);
    if (group) setTimeout(() => (editing = [...path, group.parts.length - 1]));
  }

  return {
    get known(): Subjects | undefined {
      return subjects.data;
    },
    get lost(): readonly Path[] {
      return owner.lost();
    },
    get editing(): Path | undefined {
      return editing;
    },
    get adding(): Path | undefined {
      return adding;
    },
    /** Opens the panel of a condition. */
    edit: (path: Path): void => void (editing = path),
    /** Opens the list of what may be asked, for a group. */
    offer: (path: Path): void => void (adding = path),
    close(): void {
      editing = undefined;
      adding = undefined;
    },
    add,
    /** Puts another condition at a place. */
    change(path: Path, clause: Clause): void {
      const tree = owner.tree();
      if (tree) put(replaced(tree, path, clause));
    },
    remove(path: Path): void {
      editing = undefined;
      const tree = owner.tree();
      if (tree) put(removed(tree, path));
    },
    /** Turns "and" to "or" and back. */
    join(path: Path): void {
      const tree = owner.tree();
      const part = tree && partAt(tree, path);
      if (!tree || !part) return;
      put(replaced(tree, path, { ...part, kind: part.kind === 'any' ? 'all' : 'any' }));
    },
    /** Puts "not" before a condition, or takes it away. */
    turn(path: Path): void {
      const tree = owner.tree();
      if (!tree) return;
      const outer = path.slice(0, -1);
      const around = partAt(tree, outer);
      const at = around?.kind === 'not' ? outer : path;
      const part = partAt(tree, at);
      if (part) put(replaced(tree, at, turned(part)));
    },
    /** Opens the list for an alternative beside a condition: both stand in brackets. */
    alternative: (path: Path): void => void setTimeout(() => (adding = path)),
  };
}

/** The builder of {@link createBuilder}. */
export type Builder = ReturnType<typeof createBuilder>;

/** Which folders of a KML are layers: those side by side at the first level where there is a choice, each with all that lies below it. */
import type { Container } from './reader.ts';

/** A tree of a hundred folders is a filing system, not a list of layers. */
const MAX_LAYERS = 30;

export interface Group {
  /** Null where the file's own name has to serve. */
  readonly name: string | null;
  /** Folder the group begins at; what lies below is told by its path. */
  readonly top: Container;
  has(container: Container): boolean;
}

/** `counts`: placemarks that lie directly in each container. */
export function groupsOf(root: Container, counts: ReadonlyMap<Container, number>): Group[] {
  const children = new Map<Container, Set<Container>>();
  for (const used of counts.keys()) {
    for (let child = used; child.parent !== null; child = child.parent) {
      const siblings = children.get(child.parent) ?? new Set();
      siblings.add(child);
      children.set(child.parent, siblings);
    }
  }
  let node = root;
  for (;;) {
    const below = [...(children.get(node) ?? [])];
    if (counts.has(node) || below.length !== 1) break;
    node = below[0] as Container;
  }
  const below = [...(children.get(node) ?? [])].sort((a, b) => a.id - b.id);
  const whole: Group = { name: named(node), top: node, has: () => true };
  if (below.length === 0 || below.length + (counts.has(node) ? 1 : 0) > MAX_LAYERS) return [whole];
  const groups = below.map((top): Group => ({ name: top.name || null, top, has: (container) => isWithin(container, top) }));
  return counts.has(node) ? [{ ...whole, has: (container) => container.id === node.id }, ...groups] : groups;
}

/** By number: another reading of the same file makes containers of its own. */
export function isWithin(container: Container, top: Container): boolean {
  for (let each: Container | null = container; each !== null; each = each.parent) if (each.id === top.id) return true;
  return false;
}

/** The nearest name upwards: a document without one lies in one that has. */
function named(container: Container): string | null {
  for (let each: Container | null = container; each !== null; each = each.parent) if (each.name !== '') return each.name;
  return null;
}

/** « Zone nord / Lots », below the top of its group; null directly in it. */
export function pathBelow(container: Container, top: Container): string | null {
  const names: string[] = [];
  for (let each: Container | null = container; each !== null && each.id !== top.id; each = each.parent)
    if (each.name) names.unshift(each.name);
  return names.length === 0 ? null : names.join(' / ');
}

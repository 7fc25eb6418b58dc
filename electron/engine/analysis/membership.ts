/**
 * Which communes of a project make which territory, when the project and the composition are of different years. Codes only, no outlines.
 *
 * A commune belongs where the composition puts its code; else where it puts the commune it went into; else where it puts those that went into it.
 * One that was shared out between several territories belongs to none: cutting it takes other outlines.
 */
import type { Movement } from '../../../shared/domain/territory.ts';
import type { MovementGraph } from './movement-graph.ts';

export interface Membership {
  /** Communes of the project, by territory. */
  readonly present: ReadonlyMap<string, readonly string[]>;
  /** Members of the composition whose ground no commune of the project holds, by territory. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
  /** Communes of the project that belong to no territory. */
  readonly unassigned: readonly string[];
  /** Of the unassigned: those whose ground several territories share. */
  readonly shared: readonly string[];
  readonly moved: readonly Movement[];
}

/** `members`: INSEE code → territories it belongs to (several where the programme lists a commune beside an EPCI). */
export function resolveMembership(
  communes: ReadonlySet<string>,
  members: ReadonlyMap<string, readonly string[]>,
  movements: MovementGraph,
): Membership {
  const present = new Map<string, string[]>();
  const unassigned: string[] = [];
  const shared: string[] = [];
  const moved: Movement[] = [];
  const isMember = (code: string): boolean => members.has(code);
  /** Territories of the communes that the composition does not name. */
  const elsewhere = new Map<string, readonly string[]>();

  const assign = (commune: string, to: readonly string[]): void => {
    for (const territory of to) push(present, territory, commune);
  };
  for (const commune of communes) {
    const own = members.get(commune);
    if (own !== undefined) {
      assign(commune, own);
      continue;
    }
    const found = findTerritories(commune, members, movements, isMember);
    if (found === null || found.territories === null) {
      unassigned.push(commune);
      if (found !== null) shared.push(commune);
      continue;
    }
    elsewhere.set(commune, found.territories);
    moved.push(...found.moved);
    assign(commune, found.territories);
  }

  const missing = new Map<string, string[]>();
  for (const [member, itsTerritories] of members) {
    if (communes.has(member)) continue;
    const holders = holdersOf(member, communes, movements);
    for (const territory of itsTerritories) {
      const ways = holders.filter(({ commune }) => (members.get(commune) ?? elsewhere.get(commune))?.includes(territory));
      if (ways.length === 0) push(missing, territory, member);
      else moved.push(...ways.map(({ movement }) => movement));
    }
  }
  return { present, missing, unassigned, shared, moved: distinct(moved) };
}

/** Of a commune that the composition does not name. Null: it knows nothing of its ground either. Territories null: several share it. */
function findTerritories(
  commune: string,
  members: ReadonlyMap<string, readonly string[]>,
  movements: MovementGraph,
  isMember: (code: string) => boolean,
): { territories: readonly string[] | null; moved: readonly Movement[] } | null {
  const forward = movements.forward(commune, isMember);
  const ways = forward.length > 0 ? forward : movements.backward(commune, isMember);
  const far = (way: Movement): string => (way.from === commune ? way.to : way.from);
  const [first, ...others] = ways.map((way) => members.get(far(way)) ?? []);
  if (first === undefined) return null;
  const isOne = others.every((other) => other.length === first.length && other.every((code) => first.includes(code)));
  return isOne ? { territories: first, moved: ways } : { territories: null, moved: [] };
}

/** Communes of the project that hold the ground of a member which has no outline of its own there. */
function holdersOf(
  member: string,
  communes: ReadonlySet<string>,
  movements: MovementGraph,
): { readonly commune: string; readonly movement: Movement }[] {
  const isHere = (code: string): boolean => communes.has(code);
  const into = movements.forward(member, isHere).map((movement) => ({ commune: movement.to, movement }));
  const from = movements.backward(member, isHere).map((movement) => ({ commune: movement.from, movement }));
  // Where one of those cut out together has its outline, the project is of a later year and the others really are missing.
  const parents = movements.restoredFrom(member).filter(({ from: parent, date }) => {
    const together = movements.restored(parent).filter((other) => other.date === date);
    return isHere(parent) && !together.some(({ to }) => isHere(to));
  });
  return [...into, ...from, ...parents.map((movement) => ({ commune: movement.from, movement }))];
}

function distinct(movements: readonly Movement[]): Movement[] {
  return [...new Map(movements.map((movement) => [`${movement.from} ${movement.to}`, movement])).values()];
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

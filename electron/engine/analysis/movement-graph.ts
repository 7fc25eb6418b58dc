/**
 * Where the ground of a commune went, whatever the year of its code. Of several events of one code the latest counts: a commune merged in 1972,
 * restored in 1985 and merged again in 2016 is where the last one put it.
 */
import type { Movement } from '../../../shared/domain/territory.ts';

/** Outlines older than that are not expected: restorations before it are of no interest. */
const OLDEST_OUTLINES_years = 10;

export class MovementGraph {
  readonly #later = new Map<string, Movement[]>();
  readonly #earlier = new Map<string, string[]>();
  readonly #restored = new Map<string, Movement[]>();
  readonly #restoredFrom = new Map<string, Movement[]>();

  /** Of tables given together the first to know a code decides on it; dates are compared within one table. */
  constructor(...tables: readonly (readonly Movement[])[]) {
    const cuts = new Set(tables.flatMap(restorations));
    for (const table of tables) this.#take(table, cuts);
    for (const [from, movements] of this.#later) for (const { to } of movements) push(this.#earlier, to, from);
    for (const movement of [...this.#restored.values()].flat()) push(this.#restoredFrom, movement.to, movement);
  }

  /** `cuts`: a table of codes before and after cannot tell a restoration from a new number; another may. */
  #take(table: readonly Movement[], cuts: ReadonlySet<string>): void {
    const newest = table.reduce((latest, { date }) => (date !== null && date > latest ? date : latest), '');
    const oldest = newest === '' ? '' : `${Number(newest.slice(0, 4)) - OLDEST_OUTLINES_years}${newest.slice(4)}`;
    const own = new Map<string, Movement[]>();
    const restored = new Map<string, Movement[]>();
    for (const movement of table) {
      if (movement.from === movement.to) continue;
      if (movement.how === 'restored') {
        if (movement.date === null || movement.date >= oldest) push(restored, movement.from, movement);
        continue;
      }
      if (movement.date === null && cuts.has(pairOf(movement))) {
        push(restored, movement.from, { ...movement, how: 'restored' });
        continue;
      }
      const known = own.get(movement.from)?.[0];
      const isLater = known !== undefined && (movement.date ?? '') > (known.date ?? '');
      if (known === undefined || isLater) own.set(movement.from, [movement]);
      else if (known.date === movement.date) own.get(movement.from)?.push(movement);
    }
    for (const [from, movements] of own) if (!this.#later.has(from)) this.#later.set(from, movements);
    for (const [from, movements] of restored) if (!this.#restored.has(from)) this.#restored.set(from, movements);
  }

  /** The first codes on the way forward that `isKnown`, each with the movement that leads towards it. Several where the ground was shared out. */
  forward(code: string, isKnown: (code: string) => boolean): Movement[] {
    const found: Movement[] = [];
    const seen = new Set([code]);
    const walk = (from: string, first: Movement | null, since: string | null): void => {
      for (const movement of this.#later.get(from) ?? []) {
        if (seen.has(movement.to) || (since !== null && movement.date !== null && movement.date < since)) continue;
        seen.add(movement.to);
        const way: Movement = { ...(first ?? movement), from: code, to: movement.to };
        if (isKnown(movement.to)) found.push(way);
        else walk(movement.to, way, movement.date ?? since);
      }
    };
    walk(code, null, null);
    return found;
  }

  /** The first codes on the way back that `isKnown`: communes that went into this one. */
  backward(code: string, isKnown: (code: string) => boolean): Movement[] {
    const found: Movement[] = [];
    const seen = new Set([code]);
    const walk = (to: string): void => {
      for (const from of this.#earlier.get(to) ?? []) {
        if (seen.has(from)) continue;
        seen.add(from);
        if (isKnown(from)) found.push({ from, to: code, how: this.#howOf(from, to), date: null });
        else walk(from);
      }
    };
    walk(code);
    return found;
  }

  #howOf(from: string, to: string): Movement['how'] {
    return this.#later.get(from)?.find((movement) => movement.to === to)?.how ?? 'merged';
  }

  /** Communes cut out of `code`. */
  restored(code: string): readonly Movement[] {
    return this.#restored.get(code) ?? [];
  }

  /** Communes that `code` was cut out of. */
  restoredFrom(code: string): readonly Movement[] {
    return this.#restoredFrom.get(code) ?? [];
  }
}

const pairOf = ({ from, to }: Movement): string => `${from} ${to}`;

/** Pairs that a table knows as restorations and nothing else. */
function restorations(table: readonly Movement[]): string[] {
  const others = new Set(table.filter(({ how }) => how !== 'restored').map(pairOf));
  return table
    .filter(({ how }) => how === 'restored')
    .map(pairOf)
    .filter((pair) => !others.has(pair));
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

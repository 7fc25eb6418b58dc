/**
 * Tiles asked once for two maps. What one map holds the other takes as it is, the same arrays; what is on its way is waited for together, and given up
 * only when nobody waits any more. Nothing is held here: a tile no map draws may go.
 */
import type { PackedTile } from '../../shared/domain/tile.ts';
import type { TileCalls, TileRequest } from './layers/tile-layer.ts';

interface Waiting {
  readonly answer: Promise<PackedTile | null>;
  /** Ticket the engine knows it by. */
  readonly ticket: number;
  readonly waiters: Set<number>;
}

const SWEPT_FROM = 1000;

export class SharedTiles implements TileCalls {
  readonly #calls: TileCalls;
  readonly #held = new Map<string, WeakRef<PackedTile>>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #styles = new WeakMap<object, number>();
  /** Counts what made the tiles of a table old. */
  readonly #ages = new Map<string, number>();
  #age = 0;
  #lastStyle = 0;
  readonly values: TileCalls['values'];
  readonly classes: TileCalls['classes'];
  readonly within: TileCalls['within'];

  constructor(calls: TileCalls) {
    this.#calls = calls;
    this.values = calls.values;
    this.classes = calls.classes;
    this.within = calls.within;
  }

  /** Tiles of a table have become old; null: all tiles. Before the maps are told. */
  forget(table: string | null): void {
    if (table === null) {
      this.#age += 1;
      this.#held.clear();
    } else this.#ages.set(table, (this.#ages.get(table) ?? 0) + 1);
  }

  readonly tile = (request: TileRequest): Promise<PackedTile | null> => {
    const key = this.#keyOf(request);
    const held = this.#held.get(key)?.deref();
    if (held) return Promise.resolve(held);
    const known = this.#waiting.get(key);
    if (known) {
      known.waiters.add(request.ticket);
      return known.answer;
    }
    const answer = this.#calls.tile(request).then((tile) => {
      if (tile) this.#hold(key, tile);
      return tile;
    });
    const waiting: Waiting = { answer, ticket: request.ticket, waiters: new Set([request.ticket]) };
    this.#waiting.set(key, waiting);
    const settled = (): void => {
      if (this.#waiting.get(key) === waiting) this.#waiting.delete(key);
    };
    answer.then(settled, settled);
    return answer;
  };

  readonly drop = (tickets: readonly number[]): void => {
    const gone: number[] = [];
    for (const [key, { ticket, waiters }] of this.#waiting) {
      const before = waiters.size;
      for (const one of tickets) waiters.delete(one);
      if (before === 0 || waiters.size > 0) continue;
      gone.push(ticket);
      // whoever asks again from here on asks anew: this answer may be none
      this.#waiting.delete(key);
    }
    if (gone.length > 0) this.#calls.drop(gone);
  };

  #keyOf({ table, filter, epsg, z, x, y, style, labels }: TileRequest): string {
    let number = this.#styles.get(style);
    if (number === undefined) {
      this.#lastStyle += 1;
      number = this.#lastStyle;
      this.#styles.set(style, number);
    }
    return `${this.#age} ${this.#ages.get(table) ?? 0} ${table} ${epsg} ${z}/${x}/${y} ${number} ${labels} ${filter ?? ''}`;
  }

  #hold(key: string, tile: PackedTile): void {
    if (this.#held.size >= SWEPT_FROM) for (const [old, held] of this.#held) if (!held.deref()) this.#held.delete(old);
    this.#held.set(key, new WeakRef(tile));
  }
}

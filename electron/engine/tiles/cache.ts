/** Tiles kept in memory, the least recently asked going first when they pass a budget of bytes. */
import type { PackedTile } from '../../../shared/domain/tile.ts';

export function tileBytes({ fids, xy, parts, objects, anchors, grains }: PackedTile): number {
  return [fids, xy, parts, objects, anchors, grains.cells, grains.fids].reduce((sum, array) => sum + array.byteLength, 500);
}

export class TileCache {
  readonly #budget: number;
  readonly #kept = new Map<string, { readonly tile: PackedTile; readonly bytes: number }>();
  #bytes = 0;

  constructor(budgetBytes: number) {
    this.#budget = budgetBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): PackedTile | null {
    const found = this.#kept.get(key);
    if (!found) return null;
    this.#kept.delete(key);
    this.#kept.set(key, found);
    return found.tile;
  }

  put(key: string, tile: PackedTile): void {
    this.remove((known) => known === key);
    const bytes = tileBytes(tile);
    this.#kept.set(key, { tile, bytes });
    this.#bytes += bytes;
    for (const [oldest, entry] of this.#kept) {
      if (this.#bytes <= this.#budget) break;
      this.#kept.delete(oldest);
      this.#bytes -= entry.bytes;
    }
  }

  remove(isStale: (key: string) => boolean): void {
    for (const [key, entry] of this.#kept) {
      if (!isStale(key)) continue;
      this.#kept.delete(key);
      this.#bytes -= entry.bytes;
    }
  }
}

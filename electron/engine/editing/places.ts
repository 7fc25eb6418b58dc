/** Vertices found by their place in degrees, whatever noise a projection there and back left in it. */
import type { Vertex } from './figure.ts';

/** Degrees within which two vertices stand on the same place: a tenth of a millimetre. */
export const SAME_PLACE_deg = 1e-9;

export class Places<T> {
  readonly #cells = new Map<string, { readonly at: Vertex; readonly value: T }[]>();

  add(at: Vertex, value: T): void {
    const key = cell(at.lon, at.lat, 0, 0);
    const list = this.#cells.get(key);
    if (list) list.push({ at, value });
    else this.#cells.set(key, [{ at, value }]);
  }

  /** The nearest within reach. */
  find({ lon, lat }: { readonly lon: number; readonly lat: number }): { readonly at: Vertex; readonly value: T } | null {
    let best: { readonly at: Vertex; readonly value: T } | null = null;
    let least = SAME_PLACE_deg;
    for (let i = -1; i <= 1; i++) {
      for (let j = -1; j <= 1; j++) {
        for (const entry of this.#cells.get(cell(lon, lat, i, j)) ?? []) {
          const apart = Math.max(Math.abs(entry.at.lon - lon), Math.abs(entry.at.lat - lat));
          if (apart <= least) {
            best = entry;
            least = apart;
          }
        }
      }
    }
    return best;
  }
}

/** Twice as wide as the reach, so that the neighbouring cells hold all that is within it. */
function cell(lon: number, lat: number, i: number, j: number): string {
  const side = SAME_PLACE_deg * 2;
  return `${Math.floor(lon / side) + i} ${Math.floor(lat / side) + j}`;
}

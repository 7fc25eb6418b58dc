/** A drawn shape on a grid of its bounds: each cell is looked at once, when an object first falls into it, and most objects are then decided by their cells. */
import type { AreaTest } from './drawn-area.ts';

type Said = 'in' | 'out' | 'mixed';
const SIDE = 48;
/** Cells of an object that are still looked at; a larger object is decided by its shape. */
const MOST_CELLS = 16;

export class AreaCells {
  readonly #test: AreaTest;
  readonly #said = new Map<number, Said>();

  constructor(test: AreaTest) {
    this.#test = test;
  }

  /** What is known of an object by its bounds in degrees. */
  of(minX: number, minY: number, maxX: number, maxY: number): Said {
    const [west, south, east, north] = this.#test.degrees;
    const column = (x: number): number => Math.floor(((x - west) / (east - west)) * SIDE);
    const row = (y: number): number => Math.floor(((y - south) / (north - south)) * SIDE);
    const [left, right, lower, upper] = [column(minX), column(maxX), row(minY), row(maxY)];
    // what leaves the bounds of the shape cannot lie inside it
    if ((right - left + 1) * (upper - lower + 1) > MOST_CELLS) return 'mixed';
    let all: Said | null = null;
    for (let x = left; x <= right; x++) {
      for (let y = lower; y <= upper; y++) {
        const said = x < 0 || y < 0 || x >= SIDE || y >= SIDE ? 'mixed' : this.#cell(x, y);
        if (said === 'mixed' || (all !== null && all !== said)) return 'mixed';
        all = said;
      }
    }
    return all ?? 'mixed';
  }

  #cell(x: number, y: number): Said {
    const known = this.#said.get(y * SIDE + x);
    if (known) return known;
    const [west, south, east, north] = this.#test.degrees;
    // a little wider, so that rounding leaves no gap between two cells
    const [width, height] = [(east - west) / SIDE, (north - south) / SIDE];
    const bounds = [
      west + (x - 1e-6) * width,
      south + (y - 1e-6) * height,
      west + (x + 1 + 1e-6) * width,
      south + (y + 1 + 1e-6) * height,
    ] as const;
    const said = this.#test.holdsBounds(...bounds) ? 'in' : this.#test.missesBounds(...bounds) ? 'out' : 'mixed';
    this.#said.set(y * SIDE + x, said);
    return said;
  }
}

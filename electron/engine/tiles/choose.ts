/**
 * Which objects of a tile are drawn by their shape, and which are too small for one: those become grains, one for each cell of a grid, so that a million
 * parcels still show where they are.
 */
import { WEB_MERCATOR } from '../../../shared/geo/crs.ts';
import type { Projection } from '../../../shared/geo/projections.ts';
import {
  GRID_EDGE,
  TILE_BUFFER,
  TILE_PIXELS,
  TILE_UNITS,
  type TileAddress,
  tileExtent,
  tileUnit,
  tileWidth,
} from '../../../shared/geo/tile-grid.ts';

/** Bounds in degrees: minX, minY, maxX, maxY for each key. */
export interface Bounds {
  readonly keys: ArrayLike<number>;
  readonly boxes: ArrayLike<number>;
  /** Their centres in the system of the tile, where they are known already. */
  readonly centres?: Float64Array;
  /** Keys that a filter lets through; all without it. */
  readonly passing?: ReadonlySet<number> | null;
}

export interface Chosen {
  /** Ascending: the order of drawing. */
  readonly shapes: readonly number[];
  /** Units of a cell's side; 0 without grains. */
  readonly side: number;
  /** Cell → the object that stands for it. */
  readonly grains: ReadonlyMap<number, number>;
  readonly hidden: number;
}

/** In a square of four tiles, about what a view shows: more would keep it waiting. */
export const MOST_SHAPES = 36_000;
export const MOST_GRAINS = 40_000;
export const MOST_POINTS = 10_000;
const UNITS_PER_PIXEL = TILE_UNITS / TILE_PIXELS;
/** Sides of cells tried, in pixels: they divide the tile evenly. */
const SIDES = [1, 2, 4, 8, 16];
export const FINEST_SIDE = UNITS_PER_PIXEL;
const METRES_PER_DEGREE = 111_320;
const RADIANS = Math.PI / 180;
/** More columns than a level has. */
const ROW_KEY = 2 ** 24;

/** Objects that may reach into the tile or its buffer: centres in units from its lower left corner, and the longer side of their bounds. */
interface Near {
  readonly count: number;
  readonly fids: Float64Array;
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly sizes: Float32Array;
}

/** `side` of `sideOfLevel`. */
export function chooseObjects(bounds: Bounds, tile: TileAddress, projection: Projection, areDots: boolean, side: number): Chosen {
  const near = nearTo(bounds, tile, projection);
  return areDots ? chooseDots(near, side) : chooseShapes(near, side);
}

/**
 * Units of a cell at a level, the same for all its tiles so that none looks other than its neighbours: the finest that keeps the fullest square of four
 * tiles, a tile of the level above, within the budgets. For dots 0 means that none is left out. `bounds`: of all objects.
 */
export function sideOfLevel(bounds: Bounds, z: number, projection: Projection, areDots: boolean): number {
  const above = Math.max(0, z - 1);
  const tile = fullestTile(bounds.centres ?? projectedCentres(bounds, projection), above);
  const near = tile && nearTo(bounds, tile, projection);
  const sides = SIDES.map((pixels) => pixels * UNITS_PER_PIXEL);
  const [finest, coarsest] = [sides[0] as number, sides.at(-1) as number];
  if (!near) return areDots ? 0 : finest;
  /** The same length in units of the level above. */
  const there = (side: number): number => side / 2 ** (z - above);
  if (areDots) return [0, ...sides].find((side) => chooseDots(near, there(side)).shapes.length <= MOST_POINTS) ?? coarsest;
  const fits = (side: number): boolean => {
    let shapes = 0;
    for (let i = 0; i < near.count; i++) if ((near.sizes[i] as number) >= there(side)) shapes++;
    return shapes <= MOST_SHAPES && largestOfCells(near, there(side)).grains.size <= MOST_GRAINS;
  };
  return sides.find(fits) ?? coarsest;
}

/** The tile of a level with the most centres. */
function fullestTile(centres: Float64Array, z: number): TileAddress | null {
  const width = tileWidth(z);
  const counts = new Map<number, number>();
  let best = -1;
  let most = 0;
  for (let i = 0; i < centres.length; i += 2) {
    const key =
      Math.floor((GRID_EDGE - (centres[i + 1] as number)) / width) * ROW_KEY + Math.floor(((centres[i] as number) + GRID_EDGE) / width);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= most) continue;
    most = count;
    best = key;
  }
  return best < 0 ? null : { z, x: best % ROW_KEY, y: Math.floor(best / ROW_KEY) };
}

/** Centres of bounds in metres. */
export function projectedCentres({ keys, boxes }: Pick<Bounds, 'keys' | 'boxes'>, projection: Projection): Float64Array {
  const centres = new Float64Array(keys.length * 2);
  for (let i = 0; i < keys.length; i++) {
    centres[i * 2] = ((boxes[i * 4] as number) + (boxes[i * 4 + 2] as number)) / 2;
    centres[i * 2 + 1] = ((boxes[i * 4 + 1] as number) + (boxes[i * 4 + 3] as number)) / 2;
  }
  return projection.forward(centres, centres);
}

/** Sizes are good to some per cent: they decide on the manner of drawing alone. Plain arrays: at small scales these are a million. */
function nearTo(bounds: Bounds, tile: TileAddress, projection: Projection): Near {
  const { keys, boxes, passing } = bounds;
  const count = keys.length;
  const metres = bounds.centres ?? projectedCentres(bounds, projection);
  const [minX, minY] = tileExtent(tile);
  const unit = tileUnit(tile.z);
  const isMercator = projection.epsg === WEB_MERCATOR;
  const near = { fids: new Float64Array(count), xs: new Float64Array(count), ys: new Float64Array(count), sizes: new Float32Array(count) };
  let found = 0;
  for (let i = 0; i < count; i++) {
    const south = boxes[i * 4 + 1] as number;
    const cosine = Math.cos(south * RADIANS);
    const stretch = METRES_PER_DEGREE / (isMercator ? cosine * unit : unit);
    const width = ((boxes[i * 4 + 2] as number) - (boxes[i * 4] as number)) * cosine * stretch;
    const height = ((boxes[i * 4 + 3] as number) - south) * stretch;
    const x = ((metres[i * 2] as number) - minX) / unit;
    const y = ((metres[i * 2 + 1] as number) - minY) / unit;
    const size = Math.max(width, height);
    // bounds in degrees stand askew in a conic projection: half as much again on every side
    const reach = size * 0.75 + TILE_BUFFER + 1;
    if (x < -reach || y < -reach || x > TILE_UNITS + reach || y > TILE_UNITS + reach) continue;
    const fid = keys[i] as number;
    if (passing && !passing.has(fid)) continue;
    near.fids[found] = fid;
    near.xs[found] = x;
    near.ys[found] = y;
    near.sizes[found++] = size;
  }
  return { count: found, ...near };
}

function chooseShapes(near: Near, side: number): Chosen {
  const shapes: number[] = [];
  for (let i = 0; i < near.count; i++) if ((near.sizes[i] as number) >= side) shapes.push(near.fids[i] as number);
  const { grains, total } = largestOfCells(near, side);
  return { shapes: shapes.sort((a, b) => a - b), side: grains.size > 0 ? side : 0, grains, hidden: total - grains.size };
}

/** Of the objects smaller than a cell, the largest in each; among equals the first by number. Each is a grain of the one tile that has its centre. */
function largestOfCells({ count, fids, xs, ys, sizes }: Near, side: number): { grains: Map<number, number>; total: number } {
  const row = TILE_UNITS / side;
  const best = new Int32Array(row * row).fill(-1);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const [x, y, size] = [xs[i] as number, ys[i] as number, sizes[i] as number];
    if (size >= side || x < 0 || y < 0 || x >= TILE_UNITS || y >= TILE_UNITS) continue;
    total++;
    const cell = Math.floor(y / side) * row + Math.floor(x / side);
    const known = best[cell] as number;
    const isBetter =
      known < 0 || size > (sizes[known] as number) || (size === sizes[known] && (fids[i] as number) < (fids[known] as number));
    if (isBetter) best[cell] = i;
  }
  const grains = new Map<number, number>();
  for (let cell = 0; cell < best.length; cell++) {
    const index = best[cell] as number;
    if (index >= 0) grains.set(cell, fids[index] as number);
  }
  return { grains, total };
}

/** Symbols that would cover each other are left out, the first of each cell staying. */
function chooseDots({ count, fids, xs, ys }: Near, side: number): Chosen {
  let kept: number[] = [];
  for (let i = 0; i < count; i++) {
    const [x, y] = [xs[i] as number, ys[i] as number];
    if (Math.min(x, y) >= -TILE_BUFFER && Math.max(x, y) <= TILE_UNITS + TILE_BUFFER) kept.push(i);
  }
  const within = kept.length;
  kept.sort((a, b) => (fids[a] as number) - (fids[b] as number));
  if (side > 0) {
    const row = (TILE_UNITS + 2 * TILE_BUFFER) / side + 1;
    const first = new Map<number, number>();
    for (const i of kept) {
      const cell = Math.floor(((ys[i] as number) + TILE_BUFFER) / side) * row + Math.floor(((xs[i] as number) + TILE_BUFFER) / side);
      if (!first.has(cell)) first.set(cell, i);
    }
    kept = [...first.values()];
  }
  return { shapes: kept.map((i) => fids[i] as number), side: 0, grains: new Map(), hidden: within - kept.length };
}

/**
 * The one grid of vector tiles, the same in every projected system (metres): tiles of 256 pixels whose resolution halves at each level, counted from
 * the upper left corner of a square that holds every system drawn. All lengths are powers of two: neighbours share their corners to the bit.
 */
import type { Bbox } from './geometry.ts';

/** Small enough that little is drawn beside the view, large enough that a view is a dozen. */
export const TILE_PIXELS = 256;
/** Steps of a tile's side: coordinates inside a tile are whole numbers of them, counted from its lower left corner. */
export const TILE_UNITS = 4096;
/** How far shapes reach over the edge of their tile, in units: wider than any stroke, so that no cut shows. */
export const TILE_BUFFER = 256;
/** Metres from the origin of coordinates to the edges of the grid. */
export const GRID_EDGE = 2 ** 25;
export const MAX_TILE_LEVEL = 18;
const COARSEST_RESOLUTION = 2 ** 14;

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  /** Downwards from the upper edge. */
  readonly y: number;
}

/** Metres a pixel of the tile stands for. */
export function tileResolution(z: number): number {
  return COARSEST_RESOLUTION / 2 ** z;
}

export const TILE_RESOLUTIONS: readonly number[] = Array.from({ length: MAX_TILE_LEVEL + 1 }, (_, z) => tileResolution(z));

/** Metres of a tile's side. */
export function tileWidth(z: number): number {
  return tileResolution(z) * TILE_PIXELS;
}

/** Metres of one unit. */
export function tileUnit(z: number): number {
  return tileWidth(z) / TILE_UNITS;
}

export function tileExtent({ z, x, y }: TileAddress): Bbox {
  const width = tileWidth(z);
  const minX = x * width - GRID_EDGE;
  const maxY = GRID_EDGE - y * width;
  return [minX, maxY - width, minX + width, maxY];
}

/** Tiles of a level that a box in metres meets: first and last column, first and last row. */
export function tileRange(z: number, [minX, minY, maxX, maxY]: Bbox): readonly [number, number, number, number] {
  const width = tileWidth(z);
  const column = (x: number): number => Math.floor((x + GRID_EDGE) / width);
  const row = (y: number): number => Math.floor((GRID_EDGE - y) / width);
  return [column(minX), column(maxX), row(maxY), row(minY)];
}

/** The level drawn at a resolution of the view: the finest that is not finer than it. */
export function tileLevel(resolution: number): number {
  const z = Math.floor(Math.log2(COARSEST_RESOLUTION / resolution) + 1e-9);
  return Math.min(MAX_TILE_LEVEL, Math.max(0, z));
}

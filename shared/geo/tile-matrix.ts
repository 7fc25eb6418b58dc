/**
 * Grids of image tiles as services publish them (OGC WMTS 1.0.0, 07-057r7): levels of rows and columns counted from an upper left corner.
 * Lengths in the units of the system (metres, or degrees for EPSG:4326, longitude first).
 */
import type { Bbox } from './geometry.ts';

/** Size in millimetres that the standard gives a pixel, and metres in a degree along the equator of WGS 84 (07-057r7 §6.1). */
const PIXEL_M = 0.00028;
const METRES_PER_DEGREE = (Math.PI * 6_378_137) / 180;
/** Half the side of the square of Web Mercator, in metres. */
export const WEB_MERCATOR_EDGE = Math.PI * 6_378_137;

export interface TileMatrixLevel {
  /** Name of the level in the addresses of its tiles. */
  readonly id: string;
  /** Units of the system a pixel stands for. */
  readonly resolution: number;
  /** Upper left corner. */
  readonly origin: readonly [number, number];
  /** Pixels. */
  readonly tileSize: readonly [number, number];
  /** Columns and rows. */
  readonly matrix: readonly [number, number];
}

/** Coarsest level first. */
export interface TileMatrixGrid {
  readonly epsg: number;
  readonly levels: readonly TileMatrixLevel[];
}

/** Units of the system a pixel stands for, from the scale denominator of a TileMatrix. */
export function resolutionOfScale(scaleDenominator: number, epsg: number): number {
  const metres = scaleDenominator * PIXEL_M;
  return epsg === 4326 ? metres / METRES_PER_DEGREE : metres;
}

/** The grid of the web (GoogleMapsCompatible; PM of the Géoplateforme): the world is one tile at level 0. */
export function webMercatorGrid(first: number, last: number, pixels = 256): TileMatrixGrid {
  const levels = Array.from({ length: last - first + 1 }, (_, index): TileMatrixLevel => {
    const z = first + index;
    return {
      id: String(z),
      resolution: (2 * WEB_MERCATOR_EDGE) / pixels / 2 ** z,
      origin: [-WEB_MERCATOR_EDGE, WEB_MERCATOR_EDGE],
      tileSize: [pixels, pixels],
      matrix: [2 ** z, 2 ** z],
    };
  });
  return { epsg: 3857, levels };
}

/** A regular grid over a box: `side` units wide at its coarsest level, halved at each one. */
export function halvingGrid(epsg: number, origin: readonly [number, number], side: number, count: number, pixels: number): TileMatrixGrid {
  const levels = Array.from(
    { length: count },
    (_, z): TileMatrixLevel => ({
      id: String(z),
      resolution: side / pixels / 2 ** z,
      origin,
      tileSize: [pixels, pixels],
      matrix: [2 ** z, 2 ** z],
    }),
  );
  return { epsg, levels };
}

/** Bounds of a tile: column from the left, row downwards. */
export function matrixTileBounds({ origin, resolution, tileSize }: TileMatrixLevel, column: number, row: number): Bbox {
  const [width, height] = [resolution * tileSize[0], resolution * tileSize[1]];
  const [minX, maxY] = [origin[0] + column * width, origin[1] - row * height];
  return [minX, maxY - height, minX + width, maxY];
}

/** Column and row of the tile a point lies in; those of the left and upper edges belong to the tile. */
export function matrixTileAt({ origin, resolution, tileSize }: TileMatrixLevel, [x, y]: readonly [number, number]): [number, number] {
  return [Math.floor((x - origin[0]) / (resolution * tileSize[0])), Math.floor((origin[1] - y) / (resolution * tileSize[1]))];
}

export function isInMatrix({ matrix }: TileMatrixLevel, column: number, row: number): boolean {
  return column >= 0 && row >= 0 && column < matrix[0] && row < matrix[1];
}

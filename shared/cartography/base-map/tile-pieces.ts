/**
 * Tiles of a base map on paper: which ones a map of the page needs, and where each lies. A tile of another projection is bent by cutting it into pieces small
 * enough that a parallelogram is true to a quarter of a pixel.
 */
import type { Bbox } from '../../geo/geometry.ts';
import { type Projection, projectionOf } from '../../geo/projections.ts';
import { isInMatrix, matrixTileAt, matrixTileBounds, type TileMatrixGrid, type TileMatrixLevel } from '../../geo/tile-matrix.ts';
import type { ImageNode } from '../drawing.ts';
import type { PlacedView } from '../frame-view.ts';

export interface TilePiece {
  /** From the unit square of the whole tile to millimetres of the page. */
  readonly matrix: ImageNode['matrix'];
  readonly crop: ImageNode['crop'];
}

export interface PaperTile {
  /** Index of the level in the grid, column, row. */
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly pieces: readonly TilePiece[];
}

export interface PaperTiles {
  readonly level: TileMatrixLevel;
  readonly tiles: readonly PaperTile[];
  /** Pixels of the tiles for an inch of paper, in the middle of the map. */
  readonly dpi: number;
}

export interface TileChoice {
  /** Wanted; the next coarser level is taken where it gives nearly that. */
  readonly dpi: number;
  /** Tiles at most: beyond, a coarser level is taken. */
  readonly most: number;
  /** Tiles reach half a pixel over their neighbours: viewers would show the ground between them. Not for a map that is seen through. */
  readonly overlap: boolean;
}

/** A level that gives this share of the resolution wanted is enough. */
const NEARLY = 0.83;
/** Of a pixel. */
const TOLERANCE = 0.25;
const MOST_CUTS = 32;
const MM_PER_INCH = 25.4;
/** Points along each side of the map whose place among the tiles is asked. */
const STEPS = 16;

/** Empty where the grid has no formula here, or does not reach the map. */
export function paperTiles(view: PlacedView, grid: TileMatrixGrid, choice: TileChoice): PaperTiles | null {
  const projection = projectionOf(grid.epsg);
  if (!projection) return null;
  const toGrid = transformer(view.projection, projection);
  const bounds = boundsIn(view, toGrid);
  const perMm = gridUnitsPerMm(view, toGrid);
  if (!bounds || !(perMm > 0)) return null;
  const wanted = (perMm * MM_PER_INCH) / choice.dpi;
  const found = levelFor(grid, wanted, bounds, choice.most);
  if (!found) return null;
  const { level, z } = found;
  const dpi = (perMm * MM_PER_INCH) / level.resolution;
  const toPaper = paperOf(view, transformer(projection, view.projection));
  const tolerance_mm = (TOLERANCE * MM_PER_INCH) / Math.max(dpi, choice.dpi);
  const tiles: PaperTile[] = [];
  const [minX, minY, maxX, maxY] = range(level, bounds);
  for (let y = minY; y <= maxY; y++) {
    for (let x = minX; x <= maxX; x++) {
      if (!isInMatrix(level, x, y)) continue;
      const pieces = piecesOf(matrixTileBounds(level, x, y), level, toPaper, tolerance_mm, choice.overlap).filter((piece) =>
        isSeen(piece, view),
      );
      if (pieces.length > 0) tiles.push({ z, x, y, pieces });
    }
  }
  return { level, tiles, dpi };
}

type Transform = (xy: Float64Array) => Float64Array;

function transformer(from: Projection, to: Projection): Transform {
  if (from.epsg === to.epsg) return (xy) => xy;
  return (xy) => to.forward(from.inverse(xy));
}

/** What the map's frame takes of the grid, by points along its border and across it. */
function boundsIn({ extent: [minX, minY, maxX, maxY] }: PlacedView, toGrid: Transform): Bbox | null {
  const points: number[] = [];
  for (let i = 0; i <= STEPS; i++)
    for (let j = 0; j <= STEPS; j++) points.push(minX + ((maxX - minX) * i) / STEPS, minY + ((maxY - minY) * j) / STEPS);
  const placed = toGrid(Float64Array.from(points));
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < placed.length; i += 2) {
    const [x, y] = [placed[i] as number, placed[i + 1] as number];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  }
  return west < east && south < north ? [west, south, east, north] : null;
}

/** In the middle of the map; what a projection stretches differs little over a page. */
function gridUnitsPerMm({ centre: [x, y], denominator }: PlacedView, toGrid: Transform): number {
  const step = denominator / 1000;
  const [x0, y0, x1, y1, x2, y2] = toGrid(Float64Array.of(x, y, x + step, y, x, y + step)) as unknown as number[];
  const [a, b, c, d] = [
    (x1 as number) - (x0 as number),
    (y1 as number) - (y0 as number),
    (x2 as number) - (x0 as number),
    (y2 as number) - (y0 as number),
  ];
  return Math.sqrt(Math.abs(a * d - b * c));
}

function levelFor(grid: TileMatrixGrid, wanted: number, bounds: Bbox, most: number): { level: TileMatrixLevel; z: number } | null {
  const first = grid.levels.findIndex(({ resolution }) => resolution <= wanted / NEARLY);
  for (let z = first < 0 ? grid.levels.length - 1 : first; z >= 0; z--) {
    const level = grid.levels[z] as TileMatrixLevel;
    const [minX, minY, maxX, maxY] = range(level, bounds);
    if ((maxX - minX + 1) * (maxY - minY + 1) <= most) return { level, z };
  }
  return null;
}

/** Columns and rows that bounds meet, within the grid; none where the first is beyond the last. */
function range(level: TileMatrixLevel, [west, south, east, north]: Bbox): [number, number, number, number] {
  const [minX, minY] = matrixTileAt(level, [west, north]);
  const [maxX, maxY] = matrixTileAt(level, [east, south]);
  return [Math.max(0, minX), Math.max(0, minY), Math.min(level.matrix[0] - 1, maxX), Math.min(level.matrix[1] - 1, maxY)];
}

/** Coordinates of the grid to millimetres of the page. */
function paperOf({ box, extent, denominator }: PlacedView, toView: Transform): Transform {
  return (xy) => {
    const metres = toView(xy);
    const out = new Float64Array(metres.length);
    for (let i = 0; i < metres.length; i += 2) {
      out[i] = box[0] + (((metres[i] as number) - extent[0]) * 1000) / denominator;
      out[i + 1] = box[1] + ((extent[3] - (metres[i + 1] as number)) * 1000) / denominator;
    }
    return out;
  };
}

/** Cut in as many columns as rows, twice as many until every piece is true enough. */
function piecesOf(bounds: Bbox, { tileSize }: TileMatrixLevel, toPaper: Transform, tolerance_mm: number, overlap: boolean): TilePiece[] {
  for (let cuts = 1; ; cuts *= 2) {
    const { pieces, error_mm } = cut(bounds, tileSize, toPaper, cuts, overlap);
    if (error_mm <= tolerance_mm || cuts >= MOST_CUTS) return pieces;
  }
}

function cut(
  [minX, minY, maxX, maxY]: Bbox,
  tileSize: readonly [number, number],
  toPaper: Transform,
  cuts: number,
  overlap: boolean,
): { pieces: TilePiece[]; error_mm: number } {
  // corners, and middles between them
  const side = cuts * 2 + 1;
  const points = new Float64Array(side * side * 2);
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      points.set([minX + ((maxX - minX) * column) / (side - 1), maxY - ((maxY - minY) * row) / (side - 1)], (row * side + column) * 2);
  const placed = toPaper(points);
  const at = (column: number, row: number): readonly [number, number] => {
    const index = (row * side + column) * 2;
    return [placed[index] as number, placed[index + 1] as number];
  };
  const pieces: TilePiece[] = [];
  let error_mm = 0;
  for (let row = 0; row < cuts; row++) {
    for (let column = 0; column < cuts; column++) {
      const [c, r] = [column * 2, row * 2];
      const corners = [at(c, r), at(c + 2, r), at(c, r + 2), at(c + 2, r + 2)] as const;
      const affine = parallelogram(corners, at(c + 1, r + 1));
      if (!Number.isFinite(affine.error_mm)) continue;
      error_mm = Math.max(error_mm, affine.error_mm);
      pieces.push(placedPiece(affine, [column / cuts, row / cuts], 1 / cuts, tileSize, overlap));
    }
  }
  return { pieces, error_mm };
}

interface Parallelogram {
  readonly middle: readonly [number, number];
  readonly across: readonly [number, number];
  readonly down: readonly [number, number];
  /** How far its corners and its middle lie from where they should. */
  readonly error_mm: number;
}

/** That of least squares through four corners. */
function parallelogram(
  [p, q, r, s]: readonly [readonly [number, number], readonly [number, number], readonly [number, number], readonly [number, number]],
  centre: readonly [number, number],
): Parallelogram {
  const of = (make: (axis: 0 | 1) => number): readonly [number, number] => [make(0), make(1)];
  const middle = of((i) => (p[i] + q[i] + r[i] + s[i]) / 4);
  const across = of((i) => (q[i] + s[i] - p[i] - r[i]) / 2);
  const down = of((i) => (r[i] + s[i] - p[i] - q[i]) / 2);
  // the four corners are off by the same amount
  const corner = of((i) => middle[i] - across[i] / 2 - down[i] / 2 - p[i]);
  return {
    middle,
    across,
    down,
    error_mm: Math.max(Math.hypot(...corner), Math.hypot(middle[0] - centre[0], middle[1] - centre[1])),
  };
}

/** `from`: upper left corner of the piece in the unit square of its tile, `size` its side there. */
function placedPiece(
  { middle, across, down }: Parallelogram,
  [left, top]: readonly [number, number],
  size: number,
  [width, height]: readonly [number, number],
  overlap: boolean,
): TilePiece {
  const [reachX, reachY] = overlap ? [0.5 / width, 0.5 / height] : [0, 0];
  // the tile grows about its middle by half a pixel on every side
  const [growX, growY] = [1 + reachX * 2, 1 + reachY * 2];
  const a = [across[0] / size, across[1] / size] as const;
  const d = [down[0] / size, down[1] / size] as const;
  const [u, v] = [left + size / 2, top + size / 2];
  const [offU, offV] = [0.5 - growX / 2 - u, 0.5 - growY / 2 - v];
  const matrix: TilePiece['matrix'] = [
    a[0] * growX,
    a[1] * growX,
    d[0] * growY,
    d[1] * growY,
    middle[0] + a[0] * offU + d[0] * offV,
    middle[1] + a[1] * offU + d[1] * offV,
  ];
  if (size === 1) return { matrix, crop: null };
  const [x0, y0] = [Math.max(0, left - reachX), Math.max(0, top - reachY)];
  const [x1, y1] = [Math.min(1, left + size + reachX), Math.min(1, top + size + reachY)];
  return { matrix, crop: [x0, y0, x1 - x0, y1 - y0] };
}

function isSeen({ matrix: [a, b, c, d, e, f], crop }: TilePiece, { box: [x, y, width, height] }: PlacedView): boolean {
  const [u, v, w, h] = crop ?? [0, 0, 1, 1];
  const corners = [
    [u, v],
    [u + w, v],
    [u, v + h],
    [u + w, v + h],
  ] as const;
  const xs = corners.map(([i, j]) => a * i + c * j + e);
  const ys = corners.map(([i, j]) => b * i + d * j + f);
  return Math.max(...xs) >= x && Math.min(...xs) <= x + width && Math.max(...ys) >= y && Math.min(...ys) <= y + height;
}

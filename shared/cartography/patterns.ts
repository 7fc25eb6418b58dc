/**
 * Fill patterns by id: the one table for the map on screen, the printed map and the legend. To add one, add its id in shared/domain/style.ts and its tile here.
 * A tile is repeated in both directions, then turned. On paper the tiles start from the frame's corner, so that neighbours share one hatching.
 */

import type { PatternId } from '../domain/style.ts';
import type { Bbox } from '../geo/geometry.ts';

export interface PatternTile {
  /** Side of the square tile, in millimetres. */
  readonly size_mm: number;
  /** Clockwise as seen on paper (y downwards), in degrees. */
  readonly angle: number;
  /** Lines x1, y1, x2, y2 across the tile, and their width, in millimetres. */
  readonly lines: readonly (readonly [number, number, number, number])[];
  readonly width_mm: number;
  /** Discs x, y, radius, in millimetres. */
  readonly dots: readonly (readonly [number, number, number])[];
}

const hatch = (angle: number, size_mm: number, width_mm: number): PatternTile => ({
  size_mm,
  angle,
  // In the middle of the tile: a line on its edge would be cut in two by renderers that clip each tile.
  lines: [[size_mm / 2, 0, size_mm / 2, size_mm]],
  width_mm,
  dots: [],
});

/** Hatchings are named by the angle of their lines, counter-clockwise from the horizontal. */
const TILES: Readonly<Record<PatternId, PatternTile>> = {
  'hatch-45': hatch(45, 1.2, 0.24),
  'hatch-120': hatch(-30, 1.5, 0.2),
  'hatch-135': hatch(-45, 1.2, 0.24),
  'hatch-vertical': hatch(0, 1, 0.3),
  'hatch-horizontal': hatch(90, 1, 0.3),
  dots: {
    size_mm: 1.5,
    angle: 0,
    lines: [],
    width_mm: 0,
    dots: [
      [0.4, 0.4, 0.26],
      [1.15, 1.15, 0.26],
    ],
  },
  cross: {
    size_mm: 1.5,
    angle: 45,
    lines: [
      [0.75, 0, 0.75, 1.5],
      [0, 0.75, 1.5, 0.75],
    ],
    width_mm: 0.18,
    dots: [],
  },
  grid: {
    size_mm: 1.5,
    angle: 0,
    lines: [
      [0.75, 0, 0.75, 1.5],
      [0, 0.75, 1.5, 0.75],
    ],
    width_mm: 0.18,
    dots: [],
  },
};

export function patternTile(id: PatternId): PatternTile {
  return TILES[id];
}

export interface PatternMarks {
  /** x1, y1, x2, y2 in millimetres. */
  readonly lines: readonly (readonly [number, number, number, number])[];
  readonly dots: readonly (readonly [number, number, number])[];
}

/** The marks that cover a box (millimetres): what a writer without tiling draws inside a clip. Lines run across the whole box, not tile by tile. */
export function patternMarks(id: PatternId, box: Bbox): PatternMarks {
  const tile = TILES[id];
  const angle = (tile.angle * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const [minX, minY, maxX, maxY] = box;
  // The box in the turned frame of the tiles.
  const corners = [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
  ].map(([x = 0, y = 0]) => [x * cos + y * sin, y * cos - x * sin] as const);
  const us = corners.map(([u]) => u);
  const vs = corners.map(([, v]) => v);
  const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
  const back = (u: number, v: number): readonly [number, number] => [u * cos - v * sin, u * sin + v * cos];
  const first = (low: number): number => Math.floor(low / tile.size_mm);

  const lines: [number, number, number, number][] = [];
  for (const [x1, y1, x2] of tile.lines) {
    const vertical = x1 === x2;
    const [low, high] = vertical ? [u0, u1] : [v0, v1];
    for (let n = first(low); n * tile.size_mm <= high; n++) {
      const at = n * tile.size_mm + (vertical ? x1 : y1);
      if (at < low || at > high) continue;
      lines.push(vertical ? [...back(at, v0), ...back(at, v1)] : [...back(u0, at), ...back(u1, at)]);
    }
  }
  const dots: [number, number, number][] = [];
  for (const [x, y, radius] of tile.dots) {
    for (let n = first(u0); n * tile.size_mm <= u1; n++) {
      for (let m = first(v0); m * tile.size_mm <= v1; m++) dots.push([...back(n * tile.size_mm + x, m * tile.size_mm + y), radius]);
    }
  }
  return { lines, dots };
}

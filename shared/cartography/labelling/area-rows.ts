/** An area as rows of inner stretches: how much of a line of text lies inside, and where its middle is. Millimetres. */
import { GRID_MM } from '../drawing.ts';
import { shapeBox } from '../shape-box.ts';
import type { GridShape } from '../shapes.ts';

const MOST_ROWS = 48;
const LEAST_STEP_MM = 0.5;

export interface AreaRows {
  readonly top: number;
  readonly step: number;
  /** Of each row the ends of its stretches: x0, x1, x2, x3… */
  readonly rows: readonly (readonly number[])[];
  /** Middle of the surface. */
  readonly centre: readonly [number, number];
  readonly area_mm2: number;
}

/** Null for a shape without an inside. The even-odd rule over all rings. */
export function areaRows(shape: GridShape): AreaRows | null {
  const [, minY, , maxY] = shapeBox(shape);
  const height = (maxY - minY) * GRID_MM;
  if (!(height > 0)) return null;
  const count = Math.max(3, Math.min(MOST_ROWS, Math.floor(height / LEAST_STEP_MM)));
  const step = height / count;
  const top = minY * GRID_MM + step / 2;
  const rows: number[][] = Array.from({ length: count }, () => []);
  let start = 0;
  for (const end of shape.parts) {
    for (let i = start; i < end; i++) {
      const j = i === start ? end - 1 : i - 1;
      const y0 = (shape.xy[j * 2 + 1] as number) * GRID_MM;
      const y1 = (shape.xy[i * 2 + 1] as number) * GRID_MM;
      if (y0 === y1) continue;
      const x0 = (shape.xy[j * 2] as number) * GRID_MM;
      const slope = ((shape.xy[i * 2] as number) * GRID_MM - x0) / (y1 - y0);
      const [low, high] = y0 < y1 ? [y0, y1] : [y1, y0];
      const last = Math.min(count - 1, Math.ceil((high - top) / step) - 1);
      for (let row = Math.max(0, Math.ceil((low - top) / step)); row <= last; row++)
        (rows[row] as number[]).push(x0 + slope * (top + row * step - y0));
    }
    start = end;
  }
  let [surface, sumX, sumY] = [0, 0, 0];
  rows.forEach((row, index) => {
    row.sort((a, b) => a - b);
    for (let i = 0; i + 1 < row.length; i += 2) {
      const width = (row[i + 1] as number) - (row[i] as number);
      surface += width;
      sumX += (width * ((row[i + 1] as number) + (row[i] as number))) / 2;
      sumY += width * (top + index * step);
    }
  });
  return surface > 0 ? { top, step, rows, centre: [sumX / surface, sumY / surface], area_mm2: surface * step } : null;
}

/** The row nearest to a height, or none outside the area. */
export function rowAt({ top, step, rows }: AreaRows, y: number): readonly number[] {
  return rows[Math.round((y - top) / step)] ?? [];
}

/** Length of what lies inside between two ends of a row. */
export function insideLength(row: readonly number[], left: number, right: number): number {
  let inside = 0;
  for (let i = 0; i + 1 < row.length; i += 2) {
    const from = Math.max(left, row[i] as number);
    const to = Math.min(right, row[i + 1] as number);
    if (to > from) inside += to - from;
  }
  return inside;
}

const MOST_POINTS = 10;

/** Points well inside, the best first: of wide stretches, near the middle rather than at an end. Where a leader line may end. */
export function innerPoints({ rows, top, step, centre, area_mm2 }: AreaRows): (readonly [number, number])[] {
  const reach = Math.sqrt(area_mm2);
  const found: { readonly point: readonly [number, number]; readonly worth: number }[] = [];
  rows.forEach((row, index) => {
    const y = top + index * step;
    for (let i = 0; i + 1 < row.length; i += 2) {
      const [left, right] = [row[i] as number, row[i + 1] as number];
      const width = right - left;
      const near = Math.min(Math.max(centre[0], left + width * 0.3), right - width * 0.3);
      for (const x of width > reach * 0.5 ? [near, left + width * 0.25, right - width * 0.25] : [near])
        found.push({ point: [x, y], worth: Math.min(width, reach) - Math.hypot(x - centre[0], y - centre[1]) * 1.2 });
    }
  });
  found.sort((a, b) => b.worth - a.worth);
  const chosen: (readonly [number, number])[] = [];
  for (const { point } of found) {
    if (chosen.length === MOST_POINTS) break;
    if (chosen.every(([x, y]) => Math.hypot(x - point[0], y - point[1]) > reach * 0.22)) chosen.push(point);
  }
  return chosen;
}

/** Where a shape lies on the page, and whether the reader sees it. */
import { type Bbox, boundsOf } from '../geo/geometry.ts';
import { GRID_MM } from './drawing.ts';
import type { Box } from './frame-view.ts';
import type { GridShape } from './shapes.ts';

const BOUNDARY_TABLES: readonly string[] = ['communes', 'epci', 'territoires'];

/** Of boundaries the reader sees the borders: one that fills the whole frame is not seen, and its name would be read as that of something in it. */
export const isBoundary = (table: string): boolean => BOUNDARY_TABLES.includes(table);

/** Whether a shape, or a side of it, meets the frame: by boxes, so that a side that passes a corner closely counts. */
export function isSeen({ xy, parts }: GridShape, [x, y, width, height]: Box, byBorder: boolean): boolean {
  const [west, north, east, south] = [x, y, x + width, y + height].map((value) => value / GRID_MM) as [number, number, number, number];
  const [minX, minY, maxX, maxY] = shapeBox({ xy, parts });
  if (maxX < west || minX > east || maxY < north || minY > south) return false;
  if (!byBorder || (minX > west && minY > north && maxX < east && maxY < south)) return true;
  let start = 0;
  for (const end of parts) {
    for (let i = start; i < end; i++) {
      const j = i === start ? end - 1 : i - 1;
      const [x0, y0, x1, y1] = [xy[j * 2] as number, xy[j * 2 + 1] as number, xy[i * 2] as number, xy[i * 2 + 1] as number];
      if (Math.max(x0, x1) > west && Math.min(x0, x1) < east && Math.max(y0, y1) > north && Math.min(y0, y1) < south) return true;
    }
    start = end;
  }
  return false;
}

/** The longer side of a shape's box. */
export function sizeOf_mm(shape: GridShape): number {
  const [minX, minY, maxX, maxY] = shapeBox(shape);
  return Math.max(maxX - minX, maxY - minY) * GRID_MM;
}

/** A shape without vertices has an inside-out box, which nothing meets. */
export function shapeBox({ xy }: GridShape): Bbox {
  return boundsOf(xy) ?? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
}

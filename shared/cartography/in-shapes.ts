import { GRID_MM } from './drawing.ts';
import type { GridShape } from './shapes.ts';

/** Tells whether a point of the page (millimetres) lies in any of the shapes, by the even-odd rule over the rings of each. */
export function inShapes(shapes: readonly GridShape[]): (x: number, y: number) => boolean {
  return (x_mm, y_mm) => shapes.some((shape) => contains(shape, x_mm / GRID_MM, y_mm / GRID_MM));
}

function contains({ xy, parts }: GridShape, x: number, y: number): boolean {
  let inside = false;
  let start = 0;
  for (const end of parts) {
    for (let i = start; i < end; i++) {
      const j = i === start ? end - 1 : i - 1;
      const y0 = xy[j * 2 + 1] as number;
      const y1 = xy[i * 2 + 1] as number;
      if (y0 > y === y1 > y) continue;
      const x0 = xy[j * 2] as number;
      if (x0 + (((xy[i * 2] as number) - x0) * (y - y0)) / (y1 - y0) > x) inside = !inside;
    }
    start = end;
  }
  return inside;
}

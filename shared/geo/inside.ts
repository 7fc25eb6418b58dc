import type { Geometry } from './geometry.ts';

/**
 * Whether a point lies inside a polygon, by the even-odd rule over all its rings: holes and parts need no special case.
 * Edges are straight in the coordinates given. On an edge shared by two polygons the point belongs to one of them only.
 */
export function containsPoint(geometry: Geometry, x: number, y: number): boolean {
  const { xy, parts } = geometry;
  let inside = false;
  let start = 0;
  for (const end of parts) {
    for (let i = start * 2; i < end * 2 - 2; i += 2) {
      const y1 = xy[i + 1] as number;
      const y2 = xy[i + 3] as number;
      if (y1 > y === y2 > y) continue;
      const x1 = xy[i] as number;
      const x2 = xy[i + 2] as number;
      // Always from the lower end: both neighbours of a shared edge compute the same crossing.
      const crossing = y1 < y2 ? x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) : x2 + ((y - y2) / (y1 - y2)) * (x1 - x2);
      if (crossing > x) inside = !inside;
    }
    start = end;
  }
  return inside;
}

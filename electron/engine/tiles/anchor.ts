/** Where the name of an object stands, and how wide it may be there. Found on the whole shape, so that every tile finds the same place. */
import { bboxOf, boundsOf, type Geometry } from '../../../shared/geo/geometry.ts';

export interface Anchor {
  readonly x: number;
  readonly y: number;
  /** Width of the polygon along the name; 0 for points and lines, whose names may be as long as they are. */
  readonly width: number;
}

export function anchorOf(geometry: Geometry): Anchor | null {
  const { xy, parts } = geometry;
  if (geometry.type === 'MultiPolygon') return insideLargest(geometry);
  const end = parts.length > 0 ? (parts[0] as number) : xy.length / 2;
  const middle = parts.length > 0 ? Math.floor((end - 1) / 2) : 0;
  const x = xy[middle * 2];
  const y = xy[middle * 2 + 1];
  return x === undefined || y === undefined ? null : { x, y, width: 0 };
}

/** The middle of the longest stretch inside, on the line across the middle of the largest polygon. */
function insideLargest({ xy, parts, polygons }: Geometry): Anchor | null {
  let best: { first: number; last: number; y: number } | null = null;
  let bestSize = -1;
  let first = 0;
  for (const last of polygons) {
    const start = first === 0 ? 0 : (parts[first - 1] as number);
    const bounds = boundsOf(xy, start, parts[first] as number);
    const size = bounds ? (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) : -1;
    if (bounds && size > bestSize) {
      best = { first, last, y: (bounds[1] + bounds[3]) / 2 };
      bestSize = size;
    }
    first = last;
  }
  if (!best) return null;
  const crossings: number[] = [];
  for (let part = best.first; part < best.last; part++) {
    const start = part === 0 ? 0 : (parts[part - 1] as number);
    for (let i = start; i + 1 < (parts[part] as number); i++) {
      const y1 = xy[i * 2 + 1] as number;
      const y2 = xy[i * 2 + 3] as number;
      if (y1 > best.y === y2 > best.y) continue;
      const x1 = xy[i * 2] as number;
      crossings.push(x1 + ((best.y - y1) / (y2 - y1)) * ((xy[i * 2 + 2] as number) - x1));
    }
  }
  crossings.sort((a, b) => a - b);
  let found: Anchor | null = null;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [from, to] = [crossings[i] as number, crossings[i + 1] as number];
    if (to - from > (found?.width ?? -1)) found = { x: (from + to) / 2, y: best.y, width: to - from };
  }
  if (found) return found;
  const bounds = bboxOf({ type: 'MultiPolygon', xy, parts, polygons });
  return bounds && { x: (bounds[0] + bounds[2]) / 2, y: (bounds[1] + bounds[3]) / 2, width: 0.001 };
}

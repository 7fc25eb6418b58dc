import { bboxOf, type Geometry, pointGeometry } from '../../../../shared/geo/geometry.ts';

/** A point inside a polygon: the middle of the widest stretch of the object on the line at half its height. */
export function insidePoint(polygon: Geometry): Geometry | null {
  const box = bboxOf(polygon);
  if (box === null) return null;
  const { xy } = polygon;
  let best: { x: number; y: number; width: number } | null = null;
  // Half the height misses an object in several pieces: other heights answer then.
  for (const height of [0.5, 0.25, 0.75, 0.1, 0.9, 0.37, 0.63]) {
    const y = box[1] + (box[3] - box[1]) * height;
    const crossings = crossingsAt(polygon, y);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = (crossings[i + 1] as number) - (crossings[i] as number);
      if (width > (best?.width ?? 0)) best = { x: ((crossings[i] as number) + (crossings[i + 1] as number)) / 2, y, width };
    }
    if (best !== null) break;
  }
  return best === null ? pointGeometry(xy[0] as number, xy[1] as number) : pointGeometry(best.x, best.y);
}

function crossingsAt(polygon: Geometry, y: number): number[] {
  const { xy, parts } = polygon;
  const crossings: number[] = [];
  let start = 0;
  for (const end of parts) {
    for (let i = start, j = end - 1; i < end; j = i++) {
      const yi = xy[i * 2 + 1] as number;
      const yj = xy[j * 2 + 1] as number;
      if (yi > y === yj > y) continue;
      const xi = xy[i * 2] as number;
      crossings.push(xi + ((y - yi) / (yj - yi)) * ((xy[j * 2] as number) - xi));
    }
    start = end;
  }
  return crossings.sort((a, b) => a - b);
}

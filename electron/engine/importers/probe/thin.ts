/** Fewer vertices with the same look: those of a line that lie within a tolerance of what is left of it go. */
import { forEachPart, type Geometry } from '../../../../shared/geo/geometry.ts';

/** Fewest vertices that a closed ring can have. */
const RING = 4;

/**
 * Every part keeps its ends and its bends (Douglas & Peucker 1973, « Algorithms for the reduction of the number of points »); `tolerance` in the units
 * of the coordinates. For pictures, never for measures: neighbours may part by up to the tolerance.
 */
export function thinned(shape: Geometry, tolerance: number): Geometry {
  if (shape.parts.length === 0 || tolerance <= 0) return shape;
  const kept: number[] = [];
  const parts: number[] = [];
  forEachPart(shape, (start, end) => {
    const keep = new Uint8Array(end - start);
    const least = shape.type === 'MultiPolygon' ? RING : 2;
    mark(shape.xy.subarray(start * 2, end * 2), keep, tolerance);
    if (keep.reduce((sum, one) => sum + one, 0) < least) keep.fill(1);
    for (let i = start; i < end; i++) if (keep[i - start] === 1) kept.push(shape.xy[i * 2] as number, shape.xy[i * 2 + 1] as number);
    parts.push(kept.length / 2);
  });
  return { type: shape.type, xy: Float64Array.from(kept), parts, polygons: shape.polygons };
}

function mark(xy: Float64Array, keep: Uint8Array, tolerance: number): void {
  const last = keep.length - 1;
  if (last < 0) return;
  keep[0] = 1;
  keep[last] = 1;
  // a stack of its own: outlines of a million vertices would exhaust that of the calls
  const stack = [0, last];
  while (stack.length > 0) {
    const to = stack.pop() as number;
    const from = stack.pop() as number;
    let farthest = tolerance;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const away = distanceToSegment(xy, i, from, to);
      if (away <= farthest) continue;
      farthest = away;
      at = i;
    }
    if (at < 0) continue;
    keep[at] = 1;
    stack.push(from, at, at, to);
  }
}

function distanceToSegment(xy: Float64Array, point: number, from: number, to: number): number {
  const [px, py] = [xy[point * 2] as number, xy[point * 2 + 1] as number];
  const [ax, ay] = [xy[from * 2] as number, xy[from * 2 + 1] as number];
  const dx = (xy[to * 2] as number) - ax;
  const dy = (xy[to * 2 + 1] as number) - ay;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length));
  return Math.hypot(px - ax - along * dx, py - ay - along * dy);
}

import { boundsOf, forEachPart, type Geometry } from './geometry.ts';

export interface Generalised {
  readonly geometry: Geometry;
  /** True when vertices were left out. */
  readonly simplified: boolean;
}

/**
 * A lighter shape for drawing: vertices go to the nearest knot of a grid of `cell` metres and repeated knots are dropped. Where a knot lies depends on the
 * vertex alone, so two neighbours that share a border still share it. Never for measures. `geometry` holds projected coordinates.
 * Rings and lines smaller than the grid vanish, but the largest of an object stays, however small.
 */
export function generalise(geometry: Geometry, cell: number): Generalised {
  if (cell <= 0 || geometry.parts.length === 0) return { geometry, simplified: false };
  const { xy } = geometry;
  const isRing = geometry.type === 'MultiPolygon';
  const least = isRing ? 4 : 2;
  const largest = largestPart(geometry);
  const out = new Float64Array(xy.length);
  const parts: number[] = [];
  const polygons: number[] = [];
  let count = 0;
  let part = 0;
  let shellKept = true;
  let polygonStarted = -1;
  forEachPart(geometry, (start, end, polygon, isShell) => {
    const before = count;
    const index = part++;
    if (isRing && !isShell && !shellKept) return;
    for (let i = start; i < end; i++) {
      const x = Math.round((xy[i * 2] as number) / cell) * cell;
      const y = Math.round((xy[i * 2 + 1] as number) / cell) * cell;
      if (count > before && out[count * 2 - 2] === x && out[count * 2 - 1] === y) continue;
      out[count * 2] = x;
      out[count * 2 + 1] = y;
      count++;
    }
    const kept = count - before >= least || index === largest;
    if (isRing && isShell) shellKept = kept;
    if (!kept) {
      count = before;
      return;
    }
    if (count - before < least) {
      out.set(xy.subarray(start * 2, end * 2), before * 2);
      count = before + end - start;
    }
    parts.push(count);
    if (!isRing) return;
    if (polygon !== polygonStarted) polygons.push(parts.length);
    else polygons[polygons.length - 1] = parts.length;
    polygonStarted = polygon;
  });
  const simplified = count * 2 < xy.length;
  return { geometry: { type: geometry.type, xy: out.slice(0, count * 2), parts, polygons }, simplified };
}

/** The part with the widest bounds: what an object that is too small for the grid keeps. */
function largestPart(geometry: Geometry): number {
  let best = 0;
  let bestSize = -1;
  let index = 0;
  forEachPart(geometry, (start, end, _polygon, isShell) => {
    const size = geometry.type === 'MultiPolygon' && !isShell ? -1 : extentOf(geometry.xy, start, end);
    if (size > bestSize) {
      best = index;
      bestSize = size;
    }
    index++;
  });
  return best;
}

function extentOf(xy: Float64Array, start: number, end: number): number {
  const bounds = boundsOf(xy, start, end);
  return bounds ? bounds[2] - bounds[0] + bounds[3] - bounds[1] : Number.NEGATIVE_INFINITY;
}

import type { Geometry } from '../../../../shared/geo/geometry.ts';

/** The same lines or outlines without vertices that repeat the one before; the geometry itself where there is none, and for points. */
export function withoutRepeatedPoints(geometry: Geometry): Geometry {
  const { xy, parts, type } = geometry;
  if (parts.length === 0 || !hasRepeats(xy, parts)) return geometry;
  const least = type === 'MultiPolygon' ? 4 : 2;
  const kept: number[] = [];
  const ends: number[] = [];
  let start = 0;
  for (const end of parts) {
    const from = kept.length;
    for (let i = start; i < end; i++) if (i === start || !isRepeat(xy, i)) kept.push(xy[i * 2] as number, xy[i * 2 + 1] as number);
    if ((kept.length - from) / 2 < least) {
      // nothing would be left of it: what it is worth is judged elsewhere
      kept.length = from;
      for (let i = start * 2; i < end * 2; i++) kept.push(xy[i] as number);
    }
    ends.push(kept.length / 2);
    start = end;
  }
  return kept.length === xy.length ? geometry : { type, xy: Float64Array.from(kept), parts: ends, polygons: geometry.polygons };
}

function hasRepeats(xy: Float64Array, parts: readonly number[]): boolean {
  let start = 0;
  for (const end of parts) {
    for (let i = start + 1; i < end; i++) if (isRepeat(xy, i)) return true;
    start = end;
  }
  return false;
}

function isRepeat(xy: Float64Array, i: number): boolean {
  return xy[i * 2] === xy[i * 2 - 2] && xy[i * 2 + 1] === xy[i * 2 - 1];
}

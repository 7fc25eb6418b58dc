import type { Geometry } from '../../../../shared/geo/geometry.ts';

/** Twice the signed area of a ring (vertices start to end of xy), positive where it runs counter-clockwise. */
function signedArea(xy: Float64Array, start: number, end: number): number {
  let sum = 0;
  // Relative to the first vertex, so that large projected coordinates lose nothing.
  const x0 = xy[start * 2] as number;
  const y0 = xy[start * 2 + 1] as number;
  for (let i = start; i < end - 1; i++) {
    sum +=
      ((xy[i * 2] as number) - x0) * ((xy[i * 2 + 3] as number) - y0) - ((xy[i * 2 + 2] as number) - x0) * ((xy[i * 2 + 1] as number) - y0);
  }
  return sum;
}

/** The polygon with its shells in one direction and its holes in the other: counter-clockwise shells for GeoJSON, clockwise for Shapefile. */
export function orientRings(geometry: Geometry, shells: 'counter-clockwise' | 'clockwise'): Geometry {
  const xy = Float64Array.from(geometry.xy);
  let part = 0;
  let start = 0;
  for (const lastPart of geometry.polygons) {
    for (let first = true; part < lastPart; part++, first = false) {
      const end = geometry.parts[part] as number;
      const wanted = (shells === 'counter-clockwise') === first;
      if (signedArea(xy, start, end) > 0 !== wanted) reverse(xy, start, end);
      start = end;
    }
  }
  return { ...geometry, xy };
}

function reverse(xy: Float64Array, start: number, end: number): void {
  for (let i = start, j = end - 1; i < j; i++, j--) {
    for (const axis of [0, 1]) {
      const kept = xy[i * 2 + axis] as number;
      xy[i * 2 + axis] = xy[j * 2 + axis] as number;
      xy[j * 2 + axis] = kept;
    }
  }
}

/** Rings and parts of flat geometries: joining, cutting, orientation. */
import { ringArea } from './area.ts';
import { forEachPart, type Geometry, type GeometryType, withCoordinates } from './geometry.ts';

/** One geometry with the parts of all; without any, one without vertices. All must be of `type`. */
export function concatenate(type: Exclude<GeometryType, 'Point'>, geometries: readonly Geometry[]): Geometry {
  const [first] = geometries;
  if (geometries.length === 1 && first) return first;
  let length = 0;
  for (const geometry of geometries) length += geometry.xy.length;
  const xy = new Float64Array(length);
  const parts: number[] = [];
  const polygons: number[] = [];
  let at = 0;
  for (const geometry of geometries) {
    const firstPart = parts.length;
    xy.set(geometry.xy, at);
    for (const end of geometry.parts) parts.push(end + at / 2);
    for (const end of geometry.polygons) polygons.push(end + firstPart);
    at += geometry.xy.length;
  }
  return { type, xy, parts, polygons };
}

/** Shells counter-clockwise, holes clockwise (RFC 7946). The same object where nothing has to turn, or where its numbers may be moved (`inPlace`). */
export function orientRings(geometry: Geometry, inPlace = false): Geometry {
  let xy = geometry.xy;
  forEachPart(geometry, (start, end, _polygon, isShell) => {
    const area = ringArea(geometry.xy, start, end);
    if (!(isShell ? area < 0 : area > 0)) return;
    if (!inPlace && xy === geometry.xy) xy = geometry.xy.slice();
    reverse(xy, start, end);
  });
  return xy === geometry.xy ? geometry : withCoordinates(geometry, xy);
}

function reverse(xy: Float64Array, start: number, end: number): void {
  for (let i = start, j = end - 1; i < j; i++, j--) {
    const x = xy[i * 2] as number;
    const y = xy[i * 2 + 1] as number;
    xy[i * 2] = xy[j * 2] as number;
    xy[i * 2 + 1] = xy[j * 2 + 1] as number;
    xy[j * 2] = x;
    xy[j * 2 + 1] = y;
  }
}

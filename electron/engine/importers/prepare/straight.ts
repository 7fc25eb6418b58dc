/** Outlines that are lines: they have no area in the file's own numbers, but a projection bends them and gives them one of a few square centimetres. */
import { forEachPart, type Geometry } from '../../../../shared/geo/geometry.ts';

/** Width of an outline over its length under which it is rounding: a micrometre on a hundred metres. */
const ROUNDING = 1e-8;

/** True where every shell of a polygon lies on one straight line. In the numbers of the file, before any projection. */
export function isStraight(geometry: Geometry): boolean {
  if (geometry.type !== 'MultiPolygon' || geometry.parts.length === 0) return false;
  let straight = true;
  forEachPart(geometry, (start, end, _polygon, isShell) => {
    if (straight && isShell && !onOneLine(geometry.xy, start, end)) straight = false;
  });
  return straight;
}

/** Ends at the first vertex beside the line, which is the third of nearly every outline. */
function onOneLine(xy: Float64Array, start: number, end: number): boolean {
  const [x0, y0] = [xy[start * 2] as number, xy[start * 2 + 1] as number];
  let [alongX, alongY, longest] = [0, 0, 0];
  for (let i = start + 1; i < end; i++) {
    const dx = (xy[i * 2] as number) - x0;
    const dy = (xy[i * 2 + 1] as number) - y0;
    const squared = dx * dx + dy * dy;
    if (Math.abs(alongX * dy - alongY * dx) > ROUNDING * Math.max(squared, longest)) return false;
    if (squared > longest) [alongX, alongY, longest] = [dx, dy, squared];
  }
  return true;
}

/** Points and segments of the view's plane: what snapping, tracing and drawing are made of. Metres of the view; no React, no OpenLayers. */

export type Xy = readonly [number, number];

export const apart = (a: Xy, b: Xy): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Nearest point of the segment a–b, and where it lies on it: 0 at a, 1 at b. */
export function nearestOnSegment(at: Xy, a: Xy, b: Xy): { readonly xy: Xy; readonly t: number } {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : Math.max(0, Math.min(1, ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / squared));
  return { xy: t === 0 ? a : t === 1 ? b : [a[0] + t * dx, a[1] + t * dy], t };
}

/** Where two segments cross, ends included; null where they do not, or lie on one line. */
export function crossing(a: Xy, b: Xy, c: Xy, d: Xy): Xy | null {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return null;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  return t < 0 || t > 1 || u < 0 || u > 1 ? null : [a[0] + t * rx, a[1] + t * ry];
}

/** Even-odd rule over a closed ring, x and y in turn. */
export function insideRing(xy: Float64Array | readonly number[], at: Xy): boolean {
  let inside = false;
  for (let i = 0; i + 3 < xy.length; i += 2) {
    const [x1, y1, x2, y2] = [xy[i] as number, xy[i + 1] as number, xy[i + 2] as number, xy[i + 3] as number];
    if (y1 > at[1] !== y2 > at[1] && x1 + ((at[1] - y1) / (y2 - y1)) * (x2 - x1) > at[0]) inside = !inside;
  }
  return inside;
}

/** Degrees clockwise from north, 0 to 360, of the way from a to b. */
export function bearing(a: Xy, b: Xy): number {
  const degrees = (Math.atan2(b[0] - a[0], b[1] - a[1]) * 180) / Math.PI;
  return (degrees + 360) % 360;
}

/** The way of a bearing: a unit vector. */
export function direction(bearing_deg: number): Xy {
  const radians = (bearing_deg * Math.PI) / 180;
  return [Math.sin(radians), Math.cos(radians)];
}

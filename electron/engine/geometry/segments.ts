/** Nearest points of straight segments in the plane. */

export interface NearestPair {
  /** Square of the distance, 0 where the segments meet. */
  distance2: number;
  /** On the first segment. */
  ax: number;
  ay: number;
  /** On the second segment. */
  bx: number;
  by: number;
}

/**
 * Improves `best` where segment p–q and segment r–s come closer than it; answers whether they did. Either may be a single point.
 * Two segments that do not cross are nearest at an end of one of them.
 */
export function improvePair(
  best: NearestPair,
  px: number,
  py: number,
  qx: number,
  qy: number,
  rx: number,
  ry: number,
  sx: number,
  sy: number,
): boolean {
  const before = best.distance2;
  const d1 = cross(px, py, qx, qy, rx, ry);
  const d2 = cross(px, py, qx, qy, sx, sy);
  const d3 = cross(rx, ry, sx, sy, px, py);
  const d4 = cross(rx, ry, sx, sy, qx, qy);
  if (d1 > 0 !== d2 > 0 && d3 > 0 !== d4 > 0 && d1 !== d2 && d3 !== d4) {
    const t = d3 / (d3 - d4);
    best.distance2 = 0;
    best.ax = px + t * (qx - px);
    best.ay = py + t * (qy - py);
    best.bx = best.ax;
    best.by = best.ay;
    return before > 0;
  }
  toSegment(best, px, py, rx, ry, sx, sy, false);
  toSegment(best, qx, qy, rx, ry, sx, sy, false);
  toSegment(best, rx, ry, px, py, qx, qy, true);
  toSegment(best, sx, sy, px, py, qx, qy, true);
  return best.distance2 < before;
}

/** Twice the area of the triangle p, q, r: its sign is the side of r. */
function cross(px: number, py: number, qx: number, qy: number, rx: number, ry: number): number {
  return (qx - px) * (ry - py) - (qy - py) * (rx - px);
}

/** Point x, y to segment u–v. `swap`: the point lies on the second segment. */
function toSegment(best: NearestPair, x: number, y: number, ux: number, uy: number, vx: number, vy: number, swap: boolean): void {
  const dx = vx - ux;
  const dy = vy - uy;
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ux) * dx + (y - uy) * dy) / length2));
  const nx = ux + t * dx;
  const ny = uy + t * dy;
  const distance2 = (x - nx) ** 2 + (y - ny) ** 2;
  if (distance2 >= best.distance2) return;
  best.distance2 = distance2;
  best.ax = swap ? nx : x;
  best.ay = swap ? ny : y;
  best.bx = swap ? x : nx;
  best.by = swap ? y : ny;
}

/** Square of the distance between two boxes, 0 where they meet. */
export function boxDistance2(
  minX: number,
  minY: number,
  maxX: number,
  maxY: number,
  otherMinX: number,
  otherMinY: number,
  otherMaxX: number,
  otherMaxY: number,
): number {
  const dx = Math.max(0, otherMinX - maxX, minX - otherMaxX);
  const dy = Math.max(0, otherMinY - maxY, minY - otherMaxY);
  return dx * dx + dy * dy;
}

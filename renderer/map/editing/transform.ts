/** Moving, turning and scaling about a point, as the engine does it: scale, then turn, then move. Metres of the view. */
import type { Xy } from './plane.ts';

export interface Transform {
  readonly origin: Xy;
  readonly factor: number;
  /** Degrees, anticlockwise. */
  readonly angle_deg: number;
  readonly move: Xy;
}

export function transformed([x, y]: Xy, { origin, factor, angle_deg, move }: Transform): Xy {
  const radians = (angle_deg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians) * factor, Math.sin(radians) * factor];
  const [dx, dy] = [x - origin[0], y - origin[1]];
  return [origin[0] + dx * cos - dy * sin + move[0], origin[1] + dx * sin + dy * cos + move[1]];
}

export const isIdentity = ({ factor, angle_deg, move }: Transform): boolean =>
  factor === 1 && angle_deg % 360 === 0 && move[0] === 0 && move[1] === 0;

export interface Frame {
  readonly min: Xy;
  readonly max: Xy;
  readonly centre: Xy;
  /** South-west, south-east, north-east, north-west. */
  readonly corners: readonly [Xy, Xy, Xy, Xy];
}

/** Bounds of positions; null without any. */
export function frameOf(points: readonly Xy[]): Frame | null {
  if (points.length === 0) return null;
  let [minX, minY, maxX, maxY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [x, y] of points) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return {
    min: [minX, minY],
    max: [maxX, maxY],
    centre: [(minX + maxX) / 2, (minY + maxY) / 2],
    corners: [
      [minX, minY],
      [maxX, minY],
      [maxX, maxY],
      [minX, maxY],
    ],
  };
}

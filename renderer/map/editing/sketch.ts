/** Where the next vertex of a drawing goes: what is typed and the right angle win over the pointer. Metres of the view; pure. */
import { apart, bearing, direction, type Xy } from './plane.ts';

export interface Constraint {
  /** Ground metres of the segment, typed; null = as far as the pointer. */
  readonly length_m: number | null;
  /** Degrees clockwise from north, typed; null = towards the pointer. */
  readonly angle_deg: number | null;
  /** Multiples of 90° from the last segment (from north while there is none). */
  readonly rightAngle: boolean;
}
export const FREE: Constraint = { length_m: null, angle_deg: null, rightAngle: false };
export const isFree = ({ length_m, angle_deg, rightAngle }: Constraint): boolean => length_m === null && angle_deg === null && !rightAngle;

/** `length_m`: ground length between two points of the view. A typed length is met to the millimetre: the scale of the projection is taken out of it. */
export function constrained(
  vertices: readonly Xy[],
  pointer: Xy,
  { length_m, angle_deg, rightAngle }: Constraint,
  groundLength_m: (a: Xy, b: Xy) => number,
): Xy {
  const last = vertices.at(-1);
  if (!last) return pointer;
  const before = vertices.at(-2);
  let way = angle_deg;
  if (way === null && rightAngle) {
    const base = before ? bearing(before, last) : 0;
    way = base + Math.round((bearing(last, pointer) - base) / 90) * 90;
  }
  const [ux, uy] = direction(way ?? bearing(last, pointer));
  // along a fixed direction the pointer counts by its foot; never backwards
  let length = way === null ? apart(last, pointer) : Math.max(0, (pointer[0] - last[0]) * ux + (pointer[1] - last[1]) * uy);
  if (length_m !== null) {
    length = length_m;
    for (let turn = 0; turn < 3; turn++) {
      const ground = groundLength_m(last, [last[0] + length * ux, last[1] + length * uy]);
      if (ground > 0) length *= length_m / ground;
    }
  }
  return [last[0] + length * ux, last[1] + length * uy];
}

/** A ring to send: closed, without the same place twice in a row. */
export function closedRing(vertices: readonly Xy[]): [number, number][] {
  const ring = withoutRepeats(vertices);
  const [first] = ring;
  return first ? [...ring, [first[0], first[1]]] : [];
}

export function withoutRepeats(vertices: readonly Xy[]): [number, number][] {
  const kept: [number, number][] = [];
  for (const [x, y] of vertices) {
    const last = kept.at(-1);
    if (!last || last[0] !== x || last[1] !== y) kept.push([x, y]);
  }
  return kept;
}

import { apart, type Xy } from './plane.ts';
import { positionOf, positions, type Snap, type SnapIndex } from './snap-index.ts';

function lengthOf(from: Xy, way: readonly Xy[], to: Xy): number {
  const whole = [from, ...way, to];
  return whole.slice(1).reduce((sum, xy, index) => sum + apart(whole[index] as Xy, xy), 0);
}

/**
 * The way along one border from one snapped point to another, both left out: on a ring, the shorter of the two. Null where they do not lie on the same line.
 * Vertices are those of the border itself, so that what is drawn shares it without a gap.
 */
export function traceBetween(from: Snap, to: Snap): Xy[] | null {
  if (from.line !== to.line) return null;
  const { line } = from;
  const last = positions(line) - 1;
  const forward = between(from.segment + from.t, to.segment + to.t, last, line.closed);
  const backward = between(to.segment + to.t, from.segment + from.t, last, line.closed)?.reverse() ?? null;
  const ways = [forward, backward].filter((way) => way !== null).map((way) => way.map((index) => positionOf(line, index)));
  const distinct = ways.map((way) => way.filter((xy) => apart(xy, from.xy) > 0 && apart(xy, to.xy) > 0));
  return distinct.sort((a, b) => lengthOf(from.xy, a, to.xy) - lengthOf(from.xy, b, to.xy))[0] ?? null;
}

/** The shortest way from one place to another along any border that passes through both; null where none does. */
export function traceAlong(index: SnapIndex, from: Xy, to: Xy): Xy[] | null {
  const starts = index.through(from);
  const ways = index.through(to).flatMap((end) => starts.map((start) => traceBetween(start, end)));
  return ways.filter((way) => way !== null).sort((a, b) => lengthOf(from, a, to) - lengthOf(from, b, to))[0] ?? null;
}

/** Vertices passed going up from place `a` to place `b` of a line (a place is a segment and a share of it); over the end of a ring to its start. */
function between(a: number, b: number, last: number, closed: boolean): number[] | null {
  if (b < a && !closed) return null;
  const indices: number[] = [];
  const until = b < a ? b + last : b;
  for (let index = Math.floor(a) + 1; index < until; index++)
    indices.push(index % last === 0 && closed ? 0 : index > last ? index - last : index);
  return indices;
}

/** Points and polylines of the plane (metres), and the few measures the generator needs. */
export type Point = readonly [x: number, y: number];
export type Line = readonly Point[];

export function distance(a: Point, b: Point): number {
  const dx = a[0] - b[0];
  const dy = a[1] - b[1];
  // Math.hypot guards against overflow and takes ten times as long
  return Math.sqrt(dx * dx + dy * dy);
}

export const between = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

export function lengthOf(line: Line): number {
  let length = 0;
  for (let i = 1; i < line.length; i++) length += distance(line[i - 1] as Point, line[i] as Point);
  return length;
}

/** Positive when counter-clockwise. `ring` may or may not repeat its first point. */
export function areaOf(ring: Line): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[j] as Point;
    const b = ring[i] as Point;
    twice += a[0] * b[1] - b[0] * a[1];
  }
  return twice / 2;
}

export function contains(ring: Line, [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[j] as Point;
    const b = ring[i] as Point;
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}

export interface Foot {
  readonly point: Point;
  readonly distance: number;
  /** Index of the segment's first point. */
  readonly segment: number;
  /** Which side of the line the point is on, looking along it: +1 left, −1 right. */
  readonly side: 1 | -1;
}

/** The nearest point of a line. */
export function footOn(line: Line, p: Point): Foot {
  let least = Number.POSITIVE_INFINITY;
  let segment = -1;
  let place = 0;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1] as Point;
    const b = line[i] as Point;
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const square = dx * dx + dy * dy;
    const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square));
    const awayX = a[0] + dx * t - p[0];
    const awayY = a[1] + dy * t - p[1];
    const away = awayX * awayX + awayY * awayY;
    if (away < least) {
      least = away;
      segment = i - 1;
      place = t;
    }
  }
  const a = line[segment];
  const b = line[segment + 1];
  if (!a || !b) throw new RangeError('a line has two points at least');
  const side = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) >= 0 ? 1 : -1;
  return { point: between(a, b, place), distance: Math.sqrt(least), segment, side };
}

/** The point at a distance along a line, with the direction there (radians). */
export function along(line: Line, wanted: number): { point: Point; heading: number } {
  let left = wanted;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1] as Point;
    const b = line[i] as Point;
    const length = distance(a, b);
    if (left <= length || i === line.length - 1) {
      return { point: between(a, b, length === 0 ? 0 : Math.min(1, left / length)), heading: Math.atan2(b[1] - a[1], b[0] - a[0]) };
    }
    left -= length;
  }
  throw new RangeError('a line has two points at least');
}

/** The part of a line between two distances along it. */
export function part(line: Line, from: number, to: number): Line {
  const points: Point[] = [along(line, from).point];
  let reached = 0;
  for (let i = 1; i < line.length; i++) {
    reached += distance(line[i - 1] as Point, line[i] as Point);
    if (reached > from && reached < to) points.push(line[i] as Point);
  }
  points.push(along(line, to).point);
  return points;
}

/** Softens a line, its ends held: `passes` of averaging, then `cuts` of corner cutting (Chaikin). */
export function soften(line: Line, passes: number, cuts: number): Line {
  let points = [...line];
  for (let pass = 0; pass < passes; pass++) {
    points = points.map((point, i) => {
      const before = points[i - 1];
      const after = points[i + 1];
      return before && after ? [(before[0] + 2 * point[0] + after[0]) / 4, (before[1] + 2 * point[1] + after[1]) / 4] : point;
    });
  }
  for (let cut = 0; cut < cuts && points.length > 2; cut++) {
    const finer: Point[] = [points[0] as Point];
    for (let i = 1; i < points.length; i++) {
      const a = points[i - 1] as Point;
      const b = points[i] as Point;
      if (i > 1) finer.push(between(a, b, 0.25));
      if (i < points.length - 1) finer.push(between(a, b, 0.75));
    }
    finer.push(points[points.length - 1] as Point);
    points = finer;
  }
  return points;
}

/** The line moved sideways, `offset(i)` metres to the left at each point. */
export function beside(line: Line, offset: (index: number) => number): Line {
  return line.map((point, i) => {
    const before = line[Math.max(0, i - 1)] as Point;
    const after = line[Math.min(line.length - 1, i + 1)] as Point;
    const length = distance(before, after) || 1;
    const metres = offset(i);
    return [point[0] - ((after[1] - before[1]) / length) * metres, point[1] + ((after[0] - before[0]) / length) * metres];
  });
}

/** Where two segments cross, or null. */
export function crossing(a: Point, b: Point, c: Point, d: Point): Point | null {
  const rx = b[0] - a[0];
  const ry = b[1] - a[1];
  const sx = d[0] - c[0];
  const sy = d[1] - c[1];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return null;
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? [a[0] + rx * t, a[1] + ry * t] : null;
}

/** Every crossing of two lines, in the order of the first. */
export function crossings(first: Line, second: Line): Point[] {
  const found: Point[] = [];
  for (let i = 1; i < first.length; i++) {
    for (let j = 1; j < second.length; j++) {
      const point = crossing(first[i - 1] as Point, first[i] as Point, second[j - 1] as Point, second[j] as Point);
      if (point) found.push(point);
    }
  }
  return found;
}

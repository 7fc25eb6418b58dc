/** Shapes as lists of vertices that know both their places. */
import type { Bbox, GeometryType } from '../../../shared/geo/geometry.ts';

/** Degrees as stored, metres of the plane it belongs to. Two vertices at one place are one object. */
export interface Vertex {
  readonly lon: number;
  readonly lat: number;
  readonly x: number;
  readonly y: number;
}

/** A ring repeats its first vertex at the end. */
export type Line = readonly Vertex[];

/** `parts`: polygons as rings, the shell first; a line or a point each alone in its part. */
export interface Figure {
  readonly type: GeometryType;
  readonly parts: readonly (readonly Line[])[];
}

export const polygons = (parts: Figure['parts']): Figure => ({ type: 'MultiPolygon', parts });

export function isPolygonal(figure: Figure): boolean {
  return figure.type === 'MultiPolygon';
}

/** Twice the signed area in m², positive counter-clockwise, about the first vertex. */
function doubleArea(ring: Line): number {
  const [first] = ring;
  if (!first) return 0;
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as Vertex, ring[i] as Vertex];
    twice += (a.x - first.x) * (b.y - first.y) - (b.x - first.x) * (a.y - first.y);
  }
  return twice;
}

export function ringArea_m2(ring: Line): number {
  return Math.abs(doubleArea(ring)) / 2;
}

/** Of a valid figure: shells less holes. */
export function area_m2(figure: Figure): number {
  if (!isPolygonal(figure)) return 0;
  let area = 0;
  for (const rings of figure.parts)
    for (const [index, ring] of rings.entries()) area += index === 0 ? ringArea_m2(ring) : -ringArea_m2(ring);
  return area;
}

export function length_m(figure: Figure): number {
  let length = 0;
  for (const part of figure.parts) {
    for (const line of part) {
      for (let i = 1; i < line.length; i++) {
        length += Math.hypot((line[i] as Vertex).x - (line[i - 1] as Vertex).x, (line[i] as Vertex).y - (line[i - 1] as Vertex).y);
      }
    }
  }
  return length;
}

/** Shells counter-clockwise, holes clockwise, the order of vertices kept where it is so already. */
export function oriented(figure: Figure): Figure {
  if (!isPolygonal(figure)) return figure;
  return polygons(
    figure.parts.map((rings) =>
      rings.map((ring, index) => ((index === 0 ? doubleArea(ring) < 0 : doubleArea(ring) > 0) ? [...ring].reverse() : ring)),
    ),
  );
}

/** In metres; null without vertices. */
export function boundsOfLine(line: Line): Bbox | null {
  if (line.length === 0) return null;
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of line) {
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return [minX, minY, maxX, maxY];
}

export function* linesOf(figure: Figure): Generator<Line> {
  for (const part of figure.parts) yield* part;
}

export function mapLines(figure: Figure, change: (line: Line) => Line): Figure {
  return { type: figure.type, parts: figure.parts.map((part) => part.map(change)) };
}

/** Without vertices that repeat the one before. */
export function withoutRepeats(line: Line): Line {
  return line.filter((vertex, index) => index === 0 || vertex !== line[index - 1]);
}

/**
 * Faces that share vertices and edges: the way every tiling here (communes, EPCI, parcelles, terrains) stays free of gaps and overlaps.
 * An outline is made of whole edges, and an edge is drawn once, so that neighbours have the same vertices to the last bit.
 */
import { areaOf, contains, type Line, type Point } from './plane.ts';

/** Vertex numbers, counter-clockwise. */
export type Face = readonly number[];

/** The inner points of the edge between two vertices, from the smaller number to the greater. */
export type EdgePoints = (low: number, high: number) => Line;

/** A polygon: its shell (counter-clockwise), then its holes. Rings are not closed. */
export type Rings = readonly Line[];

/** The polygons that a set of faces covers. */
export function outline(faces: readonly Face[], position: (vertex: number) => Point, edgePoints: EdgePoints): Rings[] {
  const next = new Map<number, number[]>();
  for (const face of faces) {
    for (let i = 0; i < face.length; i++) link(next, face[i] as number, face[(i + 1) % face.length] as number);
  }
  const rings: Line[] = [];
  for (const start of [...next.keys()]) {
    while ((next.get(start) ?? []).length > 0) {
      for (const loop of trace(next, start, position)) rings.push(draw(loop, position, edgePoints));
    }
  }
  return assemble(rings);
}

/** Adds a directed edge; the same edge the other way, from a neighbouring face, cancels it. */
function link(next: Map<number, number[]>, from: number, to: number): void {
  const back = next.get(to);
  const opposite = back ? back.indexOf(from) : -1;
  if (back && opposite >= 0) {
    back.splice(opposite, 1);
    return;
  }
  const ahead = next.get(from);
  if (ahead) ahead.push(to);
  else next.set(from, [to]);
}

/** Follows edges back to the start. A way that meets itself is cut there: a hole may touch its shell in a point, a ring may not touch itself. */
function trace(next: Map<number, number[]>, start: number, position: (vertex: number) => Point): number[][] {
  const loops: number[][] = [];
  const path = [start];
  for (;;) {
    const from = path[path.length - 1] as number;
    const ahead = next.get(from);
    if (!ahead || ahead.length === 0) throw new Error('an outline does not close');
    const to = takeLeftmost(ahead, path[path.length - 2] ?? null, from, position);
    const met = path.indexOf(to);
    if (met < 0) path.push(to);
    else loops.push(path.splice(met));
    if (met === 0) return loops;
    if (met > 0) path.push(to);
  }
}

function draw(loop: readonly number[], position: (vertex: number) => Point, edgePoints: EdgePoints): Line {
  return loop.flatMap((from, i) => {
    const to = loop[(i + 1) % loop.length] as number;
    const inner = edgePoints(Math.min(from, to), Math.max(from, to));
    return [position(from), ...(from < to ? inner : [...inner].reverse())];
  });
}

/** Where two corners of the set touch, the rings part: each takes its sharpest left turn. */
function takeLeftmost(ahead: number[], before: number | null, at: number, position: (vertex: number) => Point): number {
  let best = 0;
  if (ahead.length > 1 && before !== null) {
    const here = position(at);
    const [bx, by] = position(before);
    const incoming = Math.atan2(here[1] - by, here[0] - bx);
    const turn = (vertex: number): number => {
      const [x, y] = position(vertex);
      const angle = Math.atan2(y - here[1], x - here[0]) - incoming;
      return Math.atan2(Math.sin(angle), Math.cos(angle));
    };
    for (let i = 1; i < ahead.length; i++) if (turn(ahead[i] as number) > turn(ahead[best] as number)) best = i;
  }
  return ahead.splice(best, 1)[0] as number;
}

function assemble(rings: readonly Line[]): Rings[] {
  const shells = rings.filter((ring) => areaOf(ring) > 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => areaOf(ring) < 0)) {
    const owner = shells
      .filter(([shell]) => contains(shell as Line, hole[0] as Point))
      .sort((a, b) => areaOf(a[0] as Line) - areaOf(b[0] as Line))[0];
    if (!owner) throw new Error('a hole lies in no shell');
    owner.push(hole);
  }
  return shells;
}

/**
 * A shapefile polygon is a heap of rings: shells clockwise, holes counter-clockwise, in any order.
 * Each hole goes to the smallest shell around it; one that lies in no shell was drawn the wrong way round and is a shell itself.
 */
import type { Geometry } from '../../../../shared/geo/geometry.ts';

interface Ring {
  readonly start: number;
  readonly end: number;
  /** Positive for clockwise rings (y upwards). */
  readonly clockwiseArea: number;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export function polygonFromRings(xy: Float64Array, ends: readonly number[]): Geometry {
  if (ends.length === 1) return { type: 'MultiPolygon', xy, parts: ends, polygons: [1] };
  const rings = ends.map((end, index) => measure(xy, index === 0 ? 0 : (ends[index - 1] as number), end));
  const shells = rings.filter((ring) => ring.clockwiseArea >= 0);
  const holesOf = new Map<Ring, Ring[]>(shells.map((shell) => [shell, []]));
  const orphans: Ring[] = [];
  for (const hole of rings) {
    if (hole.clockwiseArea >= 0) continue;
    let around: Ring | null = null;
    for (const shell of shells) {
      if (around !== null && shell.clockwiseArea >= around.clockwiseArea) continue;
      if (contains(xy, shell, hole)) around = shell;
    }
    if (around === null) orphans.push(hole);
    else holesOf.get(around)?.push(hole);
  }
  const groups = [...holesOf].map(([shell, holes]) => [shell, ...holes]);
  return assemble(xy, [...groups, ...orphans.map((ring) => [ring])]);
}

function assemble(xy: Float64Array, groups: readonly (readonly Ring[])[]): Geometry {
  const ordered = new Float64Array(xy.length);
  const parts: number[] = [];
  const polygons: number[] = [];
  let vertex = 0;
  for (const group of groups) {
    for (const ring of group) {
      ordered.set(xy.subarray(ring.start * 2, ring.end * 2), vertex * 2);
      vertex += ring.end - ring.start;
      parts.push(vertex);
    }
    polygons.push(parts.length);
  }
  return { type: 'MultiPolygon', xy: ordered.subarray(0, vertex * 2), parts, polygons };
}

function measure(xy: Float64Array, start: number, end: number): Ring {
  let minX = Number.POSITIVE_INFINITY;
  let minY = Number.POSITIVE_INFINITY;
  let maxX = Number.NEGATIVE_INFINITY;
  let maxY = Number.NEGATIVE_INFINITY;
  let doubled = 0;
  const originX = xy[start * 2] as number;
  const originY = xy[start * 2 + 1] as number;
  let previousX = 0;
  let previousY = 0;
  for (let i = start * 2; i < end * 2; i += 2) {
    const x = xy[i] as number;
    const y = xy[i + 1] as number;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
    // Relative to the first vertex: Lambert numbers squared would eat the digits that decide.
    doubled += (x - originX) * previousY - previousX * (y - originY);
    previousX = x - originX;
    previousY = y - originY;
  }
  return { start, end, clockwiseArea: doubled / 2, minX, minY, maxX, maxY };
}

/** A hole may touch its shell: the first vertex that is not on the shell's edge decides. */
function contains(xy: Float64Array, shell: Ring, hole: Ring): boolean {
  if (hole.minX < shell.minX || hole.maxX > shell.maxX || hole.minY < shell.minY || hole.maxY > shell.maxY) return false;
  for (let i = hole.start; i < hole.end; i++) {
    const side = sideOf(xy, shell, xy[i * 2] as number, xy[i * 2 + 1] as number);
    if (side !== 0) return side > 0;
  }
  return Math.abs(hole.clockwiseArea) <= shell.clockwiseArea;
}

/** 1 inside, -1 outside, 0 on the edge (even-odd rule). */
function sideOf(xy: Float64Array, ring: Ring, x: number, y: number): -1 | 0 | 1 {
  let inside = false;
  for (let i = ring.start, j = ring.end - 1; i < ring.end; j = i++) {
    const xi = xy[i * 2] as number;
    const yi = xy[i * 2 + 1] as number;
    const xj = xy[j * 2] as number;
    const yj = xy[j * 2 + 1] as number;
    const cross = (xj - xi) * (y - yi) - (x - xi) * (yj - yi);
    if (cross === 0 && Math.min(xi, xj) <= x && x <= Math.max(xi, xj) && Math.min(yi, yj) <= y && y <= Math.max(yi, yj)) return 0;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside ? 1 : -1;
}

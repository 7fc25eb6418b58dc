/**
 * A MapInfo region is a heap of rings drawn either way round: one inside another is a hole of it, one inside a hole is an island (even-odd).
 */
import { boundsOf, type Geometry } from '../../../../shared/geo/geometry.ts';
import { containsPoint } from '../../../../shared/geo/inside.ts';
import { insidePoint } from '../prepare/inside-point.ts';
import { polygonFromRings } from '../shapefile/rings.ts';

interface Ring {
  readonly polygon: Geometry;
  readonly area: number;
  readonly box: readonly [number, number, number, number];
}

export function polygonOfRings(rings: readonly Float64Array[]): Geometry | null {
  const measured = rings.filter((xy) => xy.length > 0).map(measure);
  if (measured.length === 0) return null;
  const oriented = measured.map((ring) => {
    const isShell = measured.length === 1 || depthOf(ring, measured) % 2 === 0;
    // Shells clockwise, holes the other way: what a shapefile means by them, and its reader knows.
    return ring.area < 0 === isShell ? ring.polygon.xy : reversed(ring.polygon.xy);
  });
  const xy = new Float64Array(oriented.reduce((sum, each) => sum + each.length, 0));
  const ends: number[] = [];
  let at = 0;
  for (const each of oriented) {
    xy.set(each, at);
    at += each.length;
    ends.push(at / 2);
  }
  return polygonFromRings(xy, ends);
}

function measure(xy: Float64Array): Ring {
  const polygon: Geometry = { type: 'MultiPolygon', xy, parts: [xy.length / 2], polygons: [1] };
  let area = 0;
  const [x0 = 0, y0 = 0] = xy;
  for (let i = 0; i < xy.length; i += 2) {
    const j = (i + 2) % xy.length;
    area += ((xy[i] as number) - x0) * ((xy[j + 1] as number) - y0) - ((xy[j] as number) - x0) * ((xy[i + 1] as number) - y0);
  }
  return { polygon, area: area / 2, box: boundsOf(xy) ?? [0, 0, 0, 0] };
}

/** How many rings lie around it: those larger that hold a point inside of it. */
function depthOf(ring: Ring, all: readonly Ring[]): number {
  const inside = insidePoint(ring.polygon);
  if (inside === null) return 0;
  const [x, y] = inside.xy as unknown as [number, number];
  let depth = 0;
  for (const other of all) {
    if (other === ring || Math.abs(other.area) <= Math.abs(ring.area)) continue;
    const [minX, minY, maxX, maxY] = other.box;
    if (x >= minX && x <= maxX && y >= minY && y <= maxY && containsPoint(other.polygon, x, y)) depth++;
  }
  return depth;
}

function reversed(xy: Float64Array): Float64Array {
  const other = new Float64Array(xy.length);
  for (let i = 0; i < xy.length; i += 2) {
    other[i] = xy[xy.length - 2 - i] as number;
    other[i + 1] = xy[xy.length - 1 - i] as number;
  }
  return other;
}

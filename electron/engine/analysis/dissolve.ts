/**
 * Outlines put together: territories out of their communes. Coordinates are planar or degrees; where outlines share their borders no vertex is moved or
 * added, and the area of a union is the sum of its parts to the last digits.
 */
import { ringArea } from '../../../shared/geo/area.ts';
import { forEachPart, type Geometry } from '../../../shared/geo/geometry.ts';
import { orientRings } from '../../../shared/geo/rings.ts';
import type { Geos } from '../geometry/geos.ts';
import { isProvenValid } from '../geometry/proven-valid.ts';
import { validShape } from '../geometry/repair.ts';
import type { Mosaic } from './mosaic.ts';

export interface Dissolved {
  /** Null where none of the outlines has a surface. */
  readonly outline: Geometry | null;
  /** False where the outlines overlap, or cannot be told from overlapping: the general union was taken. */
  readonly isCoverage: boolean;
}

/** Relative, times the root of the number of parts: a hundred times what rounding was seen to do to such sums (8e-16), a square centimetre of an EPCI. */
const ROUNDING = 1e-13;

/**
 * The union of outlines of a mosaic that should not overlap. That of the mosaic is kept only where it is a valid polygon and its area is the sum of the
 * parts, which any overlap would betray; else GEOS's general union of the outlines, made valid first, is taken.
 */
export function dissolve(members: readonly number[], mosaic: Mosaic, geos: Geos): Dissolved {
  const quick = coverageOf(members, mosaic, geos);
  if (quick !== null) return { outline: quick, isCoverage: true };
  const outlines = members.map((member) => mosaic.outlines[member] as Geometry);
  return { outline: generalUnion(outlines, geos), isCoverage: false };
}

/** The union of members proven to share no ground, or null where that is not proven. */
export function coverageOf(members: readonly number[], mosaic: Mosaic, geos: Geos): Geometry | null {
  const union = mosaic.union(members);
  if (union === null || union.polygons.length === 0) return null;
  let sum = 0;
  for (const member of members) sum += mosaic.areas[member] as number;
  // also where an area is no number
  if (!(Math.abs(areaOf(union) - sum) <= ROUNDING * sum * Math.sqrt(members.length))) return null;
  const isValid = isProvenValid(union) || geos.scope((scope) => scope.isValid(scope.shape(union)));
  return isValid ? union : null;
}

/** The union of any outlines, each place counted once; null where none has a surface. */
export function generalUnion(outlines: readonly Geometry[], geos: Geos): Geometry | null {
  return geos.scope((scope) => {
    const shapes = outlines.flatMap((outline) => {
      const valid = validShape(outline, scope);
      return 'rejected' in valid ? [] : [valid.shape];
    });
    if (shapes.length === 0) return null;
    const union = scope.polygons(scope.union(shapes));
    return union.polygons.length === 0 ? null : orientRings(union);
  });
}

/** In the square of the coordinates' unit. */
export function areaOf(geometry: Geometry): number {
  let area = 0;
  forEachPart(geometry, (start, end, _polygon, isShell) => {
    const ring = Math.abs(ringArea(geometry.xy, start, end));
    area += isShell ? ring : -ring;
  });
  return area;
}

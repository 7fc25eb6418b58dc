/** Where outlines that should fit together do not: places covered twice, and places left out. Hectares in the legal projection. */
import { planarArea_m2 } from '../../../shared/geo/area.ts';
import { bboxOf, forEachPart, type Geometry } from '../../../shared/geo/geometry.ts';
import { legalProjection, toProjection, zoneOf } from '../../../shared/geo/zone.ts';
import { type Geos, GeosError, type GeosScope } from '../geometry/geos.ts';
import { validShape } from '../geometry/repair.ts';
import { spatialIndex } from '../geometry/spatial-index.ts';
import { coverageOf } from './dissolve.ts';
import type { Mosaic } from './mosaic.ts';

export interface Gap {
  readonly ha: number;
  /** A point inside, in degrees. */
  readonly lon: number;
  readonly lat: number;
}

const M2_A_HECTARE = 10_000;

/** The holes of an outline, the largest first. A lake or an enclave is one as much as a missing commune. */
export function gapsOf(outline: Geometry, geos: Geos): Gap[] {
  const gaps: Gap[] = [];
  forEachPart(outline, (start, end, _polygon, isShell) => {
    if (isShell) return;
    const xy = outline.xy.slice(start * 2, end * 2);
    const hole: Geometry = { type: 'MultiPolygon', xy, parts: [end - start], polygons: [1] };
    const [lon, lat] = geos.scope((scope) => scope.pointInside(scope.shape(hole)).xy);
    gaps.push({ ha: hectaresOf(hole), lon: lon as number, lat: lat as number });
  });
  return gaps.sort((a, b) => b.ha - a.ha);
}

/** Two outlines that cover each other. */
export interface Shared {
  readonly first: number;
  readonly second: number;
  readonly ha: number;
}

/**
 * Pairs of a mosaic's outlines that share ground. Two whose union is proven to be the sum of both share none; the others are laid over each other.
 * `checkpoint` is called between outlines and may throw. An outline GEOS cannot make valid shares nothing.
 */
export function sharedGround(mosaic: Mosaic, geos: Geos, checkpoint: (done: number) => void): Shared[] {
  const { outlines } = mosaic;
  const boxes = outlines.map(bboxOf);
  const index = spatialIndex(boxes);
  const pairs: Shared[] = [];
  for (const [first, outline] of outlines.entries()) {
    checkpoint(first);
    const box = boxes[first];
    const near = box ? index.search(box).filter((second) => second > first && coverageOf([first, second], mosaic, geos) === null) : [];
    if (near.length === 0) continue;
    geos.scope((scope) => {
      for (const second of near) {
        const ha = shared_ha(outline, outlines[second] as Geometry, scope);
        if (ha > 0) pairs.push({ first, second, ha });
      }
    });
  }
  return pairs;
}

function shared_ha(first: Geometry, second: Geometry, scope: GeosScope): number {
  const [a, b] = [validShape(first, scope), validShape(second, scope)];
  if ('rejected' in a || 'rejected' in b) return 0;
  try {
    const common = scope.polygons(scope.intersection(a.shape, b.shape));
    return common.polygons.length === 0 ? 0 : hectaresOf(common);
  } catch (error) {
    if (error instanceof GeosError) return 0;
    throw error;
  }
}

/** Outside the legal zones there is no projection to measure in: 0. */
function hectaresOf(geometry: Geometry): number {
  const zone = zoneOf(geometry);
  return zone === null ? 0 : planarArea_m2(toProjection(geometry, legalProjection(zone))) / M2_A_HECTARE;
}

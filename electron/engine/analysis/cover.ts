/** What of a site lies under the polygons of a layer, overlaid in the legal projection of the site's zone. */
import type { AreaMethod } from '../../../shared/domain/analysis.ts';
import type { LegalZone } from '../../../shared/geo/crs.ts';
import { fromProjection, legalProjection, zoneOf } from '../../../shared/geo/zone.ts';
import { ellipsoidArea_m2 } from '../geometry/geodesic.ts';
import { type Geos, GeosError, type GeosScope, type Shape } from '../geometry/geos.ts';
import type { AnalysisObject } from './input.ts';
import type { AnalysisNotes } from './notes.ts';
import { type PolygonLayer, projectedShape } from './polygon-layer.ts';

/** The part of the site that one object of the layer covers, area above 0. */
export interface CoverPiece {
  /** In the layer. */
  readonly position: number;
  readonly shape: Shape;
}

/** Alive while `use` of `withCover` runs. */
export interface SiteCover {
  /** By the method asked for. */
  readonly site_m2: number;
  readonly pieces: readonly CoverPiece[];
  /** Area of the union of pieces, by the method: a place covered twice counts once. */
  area_m2(pieces: readonly CoverPiece[]): number;
}

/** Null, and noted, where the site has no usable outline, lies in no zone or cannot be overlaid: unknown, never 0 or a part of the truth. */
export function withCover<T>(
  site: AnalysisObject,
  layer: PolygonLayer,
  method: AreaMethod,
  geos: Geos,
  notes: AnalysisNotes,
  use: (cover: SiteCover) => T,
): T | null {
  if (!site.geometry) return null;
  const zone = zoneOf(site.geometry);
  if (!zone) {
    notes.add('analysis-outside-zones', site.uid);
    return null;
  }
  const near = layer.near(site.geometry);
  try {
    return geos.scope((s) => {
      const shape = projectedShape(site, zone, s, notes);
      if (shape === null) return null;
      const prepared = s.prepare(shape);
      const pieces: CoverPiece[] = [];
      for (const position of near) {
        const object = layer.shape(position, zone);
        if (object === null || !prepared.intersects(object)) continue;
        const piece = s.intersection(shape, object);
        if (s.area(piece) > 0) pieces.push({ position, shape: piece });
      }
      return use({
        site_m2: measure(shape, zone, method, s),
        pieces,
        area_m2: (some) => {
          const union = some.length > 1 ? s.union(some.map((piece) => piece.shape)) : some[0]?.shape;
          return union === undefined ? 0 : measure(union, zone, method, s);
        },
      });
    });
  } catch (error) {
    if (!(error instanceof GeosError)) throw error;
    notes.add('analysis-overlap-failed', site.uid);
    return null;
  }
}

/** 0–1; null where there is nothing to have a share of. */
export function shareOf(part_m2: number, whole_m2: number): number | null {
  return whole_m2 > 0 ? Math.min(1, part_m2 / whole_m2) : null;
}

/** m² of a shape in the zone's projection, by the method. */
function measure(shape: Shape, zone: LegalZone, method: AreaMethod, scope: GeosScope): number {
  if (method === 'projection_legale') return scope.area(shape);
  return ellipsoidArea_m2(fromProjection(scope.polygons(shape), legalProjection(zone)));
}

/**
 * Polygons of one layer, ready for overlay: found by a tree in degrees, projected and made valid in the asker's legal projection
 * at the first use, and kept for the next.
 */
import type { LegalZone } from '../../../shared/geo/crs.ts';
import type { Bbox, Geometry } from '../../../shared/geo/geometry.ts';
import { legalProjection, toProjection } from '../../../shared/geo/zone.ts';
import type { GeosScope, PreparedShape, Shape } from '../geometry/geos.ts';
import { validShape } from '../geometry/repair.ts';
import { projectedBbox, type SpatialIndex, spatialIndex } from '../geometry/spatial-index.ts';
import type { AnalysisObject } from './input.ts';
import type { AnalysisNotes } from './notes.ts';

export class PolygonLayer {
  readonly #objects: readonly AnalysisObject[];
  readonly #index: SpatialIndex;
  readonly #shapes = new Map<string, Shape | null>();
  readonly #prepared = new Map<string, PreparedShape>();
  readonly #scope: GeosScope;
  readonly #notes: AnalysisNotes;

  constructor(objects: readonly AnalysisObject[], scope: GeosScope, notes: AnalysisNotes) {
    this.#objects = objects;
    this.#index = spatialIndex(objects.map(({ geometry }) => (geometry?.type === 'MultiPolygon' ? projectedBbox(geometry) : null)));
    this.#scope = scope;
    this.#notes = notes;
  }

  /** Positions of the objects whose box meets that of `geometry`. */
  near(geometry: Geometry): number[] {
    const box: Bbox | null = projectedBbox(geometry);
    return box ? this.#index.search(box) : [];
  }

  /** The object's valid shape in the zone's projection, alive until the layer's scope ends; null (and noted) where there is none. */
  shape(position: number, zone: LegalZone): Shape | null {
    const key = `${zone.code} ${position}`;
    const known = this.#shapes.get(key);
    if (known !== undefined) return known;
    const object = this.#objects[position];
    const shape = object ? projectedShape(object, zone, this.#scope, this.#notes) : null;
    this.#shapes.set(key, shape);
    return shape;
  }

  /** The same, prepared for many tests against it. */
  prepared(position: number, zone: LegalZone): PreparedShape | null {
    const key = `${zone.code} ${position}`;
    const known = this.#prepared.get(key);
    if (known) return known;
    const shape = this.shape(position, zone);
    if (shape === null) return null;
    const prepared = this.#scope.prepare(shape);
    this.#prepared.set(key, prepared);
    return prepared;
  }
}

/** A polygon in EPSG:4326 as a valid shape in metres, its repair or refusal noted. */
export function projectedShape(object: AnalysisObject, zone: LegalZone, scope: GeosScope, notes: AnalysisNotes): Shape | null {
  const { uid, geometry } = object;
  if (geometry?.type !== 'MultiPolygon') return null;
  const result = validShape(toProjection(geometry, legalProjection(zone)), scope);
  if ('rejected' in result) {
    notes.add('analysis-geometry-unusable', uid);
    return null;
  }
  if (result.reason !== null) notes.add('analysis-geometry-repaired', uid);
  return result.shape;
}

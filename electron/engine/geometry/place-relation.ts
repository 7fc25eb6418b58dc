/** Whether an object of one layer lies to one of another as asked: OGC predicates and distances of GEOS, on metres of one projection. */
import type { PlaceRelation } from '../../../shared/domain/selecting.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { type Geos, GeosError, type GeosScope, type PreparedShape, type Shape } from './geos.ts';

/** One reference object, prepared for many. */
export interface Reference {
  /** `other` in the metres of the reference. */
  holds(other: Geometry): boolean;
  close(): void;
}

export interface RelationCount {
  repaired: number;
}

/** `reference` in metres. `count.repaired` grows with the pairs GEOS took only once both shapes were made valid. */
export function referenceTo(geos: Geos, reference: Geometry, relation: PlaceRelation, distance_m: number, count: RelationCount): Reference {
  const scope = geos.open();
  const shape = scope.shape(reference);
  const prepared = scope.prepare(shape);
  return {
    holds: (other) =>
      geos.scope((s) => {
        const asked = s.shape(other);
        try {
          return test(prepared, asked, relation, distance_m);
        } catch (error) {
          if (!(error instanceof GeosError)) throw error;
          count.repaired++;
          return test(s.prepare(madeValid(s, shape)), madeValid(s, asked), relation, distance_m);
        }
      }),
    close: () => scope.close(),
  };
}

function madeValid(scope: GeosScope, shape: Shape): Shape {
  return scope.isValid(shape) ? shape : scope.makeValid(shape);
}

function test(reference: PreparedShape, other: Shape, relation: PlaceRelation, distance_m: number): boolean {
  switch (relation) {
    case 'intersects':
      return reference.intersects(other);
    case 'within':
      return reference.contains(other);
    case 'contains':
      return reference.within(other);
    case 'touches':
      return reference.touches(other);
    case 'near':
      return reference.isNear(other, distance_m);
  }
}

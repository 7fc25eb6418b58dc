import { type LegalZone, legalZoneAt } from './crs.ts';
import { bboxOf, type Geometry, withCoordinates } from './geometry.ts';
import { type Projection, projectionOf } from './projections.ts';

/** The legal zone of an object in EPSG:4326, by the centre of its bounding box, else by its first vertex. Null outside French territory. */
export function zoneOf(geometry: Geometry): LegalZone | null {
  const bbox = bboxOf(geometry);
  if (!bbox) return null;
  return legalZoneAt((bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2) ?? legalZoneAt(geometry.xy[0] as number, geometry.xy[1] as number);
}

/** The projection areas and distances of a zone are calculated in. */
export function legalProjection(zone: LegalZone): Projection {
  const projection = projectionOf(zone.epsg);
  if (!projection) throw new Error(`no projection for zone ${zone.code}`);
  return projection;
}

/** The same object with metres instead of degrees. */
export function toProjection(geometry: Geometry, projection: Projection): Geometry {
  return withCoordinates(geometry, projection.forward(geometry.xy));
}

/** The same object with degrees instead of metres. */
export function fromProjection(geometry: Geometry, projection: Projection): Geometry {
  return withCoordinates(geometry, projection.inverse(geometry.xy));
}

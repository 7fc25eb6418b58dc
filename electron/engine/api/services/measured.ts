/** Areas and lengths of stored shapes, measured when they are asked for. */
import type { MethodeSurface } from '../../../../shared/domain/site.ts';
import { projectionArea_m2 } from '../../../../shared/geo/area.ts';
import { forEachPart, type Geometry } from '../../../../shared/geo/geometry.ts';
import { zoneOf } from '../../../../shared/geo/zone.ts';
import { ellipsoidArea_m2, geodesicDistance_m } from '../../geometry/geodesic.ts';

/** Hectares of polygons (EPSG:4326) by the project's method; null for other shapes, and where no legal projection is at home. */
export function outlineArea_ha(geometry: Geometry | null | undefined, method: MethodeSurface): number | null {
  if (geometry?.type !== 'MultiPolygon') return null;
  if (method === 'ellipsoide') return ellipsoidArea_m2(geometry) / 10_000;
  const zone = zoneOf(geometry);
  return zone && projectionArea_m2(geometry, zone) / 10_000;
}

/** Metres on the ellipsoid along lines (EPSG:4326); null for other shapes. */
export function lineLength_m(geometry: Geometry | null | undefined): number | null {
  if (geometry?.type !== 'MultiLineString') return null;
  const { xy } = geometry;
  let length = 0;
  forEachPart(geometry, (start, end) => {
    for (let i = start + 1; i < end; i++) {
      length += geodesicDistance_m(xy[i * 2 - 2] as number, xy[i * 2 - 1] as number, xy[i * 2] as number, xy[i * 2 + 1] as number);
    }
  });
  return length;
}

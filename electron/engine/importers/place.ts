import { type Geometry, withCoordinates } from '../../../shared/geo/geometry.ts';
import { type CrsDecision, swapped } from './crs.ts';

/** In longitude and latitude. The source keeps its own numbers: they may be read again. */
export function onGlobe(geometry: Geometry, crs: Pick<CrsDecision, 'epsg' | 'swap' | 'projection'>): Geometry {
  const xy = crs.swap ? swapped(geometry.xy) : geometry.xy;
  if (crs.epsg === 4326) return crs.swap ? withCoordinates(geometry, xy) : geometry;
  return withCoordinates(geometry, crs.projection.inverse(xy));
}

import { type Geometry, withCoordinates } from '../../../shared/geo/geometry.ts';
import { anyProjection } from '../geometry/other-projections.ts';
import { type CrsDecision, swapped } from './crs.ts';
import { NumberPool } from './number-pool.ts';
import type { SourceFeature } from './types.ts';

const placed = new NumberPool();

type System = Pick<CrsDecision, 'epsg' | 'swap' | 'projection'>;

/** A record's own system, unless a person has said which one it is for all. */
export function systemOf({ crs: own }: Pick<SourceFeature, 'crs'>, crs: CrsDecision): System {
  const projection = own === undefined || crs.how === 'given' ? null : anyProjection(own);
  return own === undefined || projection === null ? crs : { epsg: own, swap: false, projection };
}

/** In longitude and latitude. The source keeps its own numbers: they may be read again. */
export function onGlobe(geometry: Geometry, crs: System): Geometry {
  const xy = crs.swap ? swapped(geometry.xy) : geometry.xy;
  if (crs.epsg === 4326) return crs.swap ? withCoordinates(geometry, xy) : geometry;
  return withCoordinates(geometry, crs.projection.inverse(xy, placed.take(xy.length)));
}

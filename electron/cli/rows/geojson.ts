import { toGeoJson } from '../../../shared/geo/geojson.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';

export interface ListedFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry | null;
}

/** RFC 7946, longitude and latitude. */
export function featureCollection(features: readonly ListedFeature[]): object {
  return {
    type: 'FeatureCollection',
    features: features.map(({ properties, geometry }) => ({ type: 'Feature', properties, geometry: geometry && toGeoJson(geometry) })),
  };
}

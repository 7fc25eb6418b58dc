/**
 * The coordinate reference systems Emprise names. EPSG codes are numbers; data at rest is always EPSG:4326.
 * Sources: decree 2000-1276 and arrêté of 5 March 2019 (legal systems), EPSG registry (parameters).
 */
export type Epsg = number;

export const WGS84: Epsg = 4326;
export const WEB_MERCATOR: Epsg = 3857;
export const LAMBERT_93: Epsg = 2154;

/** The legal projection of a part of French territory: areas and distances of an object are calculated in its own zone. */
export interface LegalZone {
  readonly epsg: Epsg;
  /** Short key, used in results and messages. */
  readonly code: 'metropole' | 'antilles' | 'guyane' | 'reunion' | 'mayotte' | 'saint-pierre-et-miquelon';
  /** Longitude and latitude bounds in degrees, generous enough for islands and coastal waters: minX, minY, maxX, maxY. */
  readonly bounds: readonly [number, number, number, number];
}

export const LEGAL_ZONES: readonly LegalZone[] = [
  { epsg: 2154, code: 'metropole', bounds: [-10, 40, 11, 52.5] },
  { epsg: 5490, code: 'antilles', bounds: [-64, 13.5, -60, 18.6] },
  { epsg: 2972, code: 'guyane', bounds: [-55.5, 1.5, -50, 7.5] },
  { epsg: 2975, code: 'reunion', bounds: [54, -22.5, 57, -20] },
  { epsg: 4471, code: 'mayotte', bounds: [44, -14, 46.5, -11.5] },
  { epsg: 4467, code: 'saint-pierre-et-miquelon', bounds: [-57.5, 46, -55.5, 48] },
];

/** The zone a point (longitude, latitude in degrees) lies in, or null outside French territory. */
export function legalZoneAt(longitude: number, latitude: number): LegalZone | null {
  for (const zone of LEGAL_ZONES) {
    const [minX, minY, maxX, maxY] = zone.bounds;
    if (longitude >= minX && longitude <= maxX && latitude >= minY && latitude <= maxY) return zone;
  }
  return null;
}

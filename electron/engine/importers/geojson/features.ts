import { isUtf8 } from 'node:buffer';
import { decoderOf, type EncodingName } from '../text-encoding.ts';
import type { GeometryFamily, SourceFeature, SourceValue } from '../types.ts';
import { geometryFromJson, type Remarks } from './geometry.ts';

/** A feature as parsed: nothing about it is sure yet. Anything that is not a Feature object is kept as a record that cannot be used. */
export function featureFromJson(value: unknown, row: number): SourceFeature {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { row, geometry: null, unreadable: 'not-a-feature', values: {} };
  const feature = value as { type?: unknown; id?: unknown; geometry?: unknown; properties?: unknown };
  if (feature.type !== 'Feature') return { row, geometry: null, unreadable: 'not-a-feature', values: {} };
  const properties = typeof feature.properties === 'object' && feature.properties !== null && !Array.isArray(feature.properties);
  const values = (properties ? feature.properties : {}) as Record<string, SourceValue>;
  if ((typeof feature.id === 'string' || typeof feature.id === 'number') && !('id' in values)) values['id'] = feature.id;
  const remarks: Remarks = [];
  const geometry = geometryFromJson(feature.geometry, remarks);
  if (typeof geometry === 'string') return { row, geometry: null, unreadable: geometry, values };
  return remarks.length === 0 ? { row, geometry, values } : { row, geometry, values, remarks };
}

/** Text of a slice; bytes that are not UTF-8 in a file that otherwise is are read as Windows-1252, and said. */
export function textOf(bytes: Buffer, encoding: EncodingName): { text: string; mixed: boolean } {
  if (encoding === 'UTF-8' && !isUtf8(bytes)) return { text: decoderOf('windows-1252')(bytes), mixed: true };
  return { text: decoderOf(encoding)(bytes), mixed: false };
}

const FAMILY = { Point: 'point', MultiPoint: 'point', MultiLineString: 'line', MultiPolygon: 'polygon' } as const;

/** What the given records are, together. */
export function familyOf(features: Iterable<SourceFeature>): GeometryFamily {
  let family: GeometryFamily = 'none';
  for (const { geometry } of features) {
    if (geometry === null) continue;
    const found = FAMILY[geometry.type];
    if (family !== 'none' && family !== found) return 'mixed';
    family = found;
  }
  return family;
}

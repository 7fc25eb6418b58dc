/** GeoPackage geometry blob (OGC 12-128r19, clause 2.1.3): a header, an optional envelope, then WKB. */
import { MixedGeometryError } from '../../../shared/geo/geojson.ts';
import { isEmptyGeometry } from '../../../shared/geo/geometry.ts';
import { decodeWkb, WkbError } from '../../../shared/geo/wkb.ts';
import type { GeometryFinding } from './geojson/geometry.ts';

const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const;
const EMPTY_FLAG = 0x10;

export function geometryFromBlob(blob: Uint8Array): GeometryFinding {
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) return 'geometry-unreadable';
  const flags = blob[3] as number;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (envelope === undefined) return 'geometry-unreadable';
  if ((flags & EMPTY_FLAG) !== 0) return null;
  return geometryFromWkb(blob, 8 + envelope);
}

export function geometryFromWkb(bytes: Uint8Array, offset = 0): GeometryFinding {
  try {
    const geometry = decodeWkb(bytes, offset);
    return isEmptyGeometry(geometry) ? null : geometry;
  } catch (error) {
    if (error instanceof MixedGeometryError) return 'geometry-mixed';
    if (error instanceof WkbError) return 'geometry-unreadable';
    throw error;
  }
}

/** GeoPackage geometry blob (OGC 12-128r19, clause 2.1.3): a header, an optional envelope, then WKB. */
import { isEmptyGeometry } from '../../../shared/geo/geometry.ts';
import { WkbError } from '../../../shared/geo/wkb.ts';
import { decodeWkbMembers } from '../../../shared/geo/wkb-collection.ts';
import { type GeometryFinding, mergeGeometries, type Remarks, remark } from './geojson/geometry.ts';

const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const;
const EMPTY_FLAG = 0x10;
/** Standard (GP) binary only: bodies of the extended type are some program's own. */
const EXTENDED_FLAG = 0x20;

export function geometryFromBlob(blob: Uint8Array, remarks?: Remarks): GeometryFinding {
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) return 'geometry-unreadable';
  const flags = blob[3] as number;
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (envelope === undefined || (flags & EXTENDED_FLAG) !== 0) return 'geometry-unreadable';
  if ((flags & EMPTY_FLAG) !== 0) return null;
  return geometryFromWkb(blob, 8 + envelope, remarks);
}

/** A geometry, null for an empty one, or 'geometry-unreadable' | 'geometry-curved'. */
export function geometryFromWkb(bytes: Uint8Array, offset = 0, remarks?: Remarks): GeometryFinding {
  try {
    const { members, hasMore } = decodeWkbMembers(bytes, offset);
    if (hasMore) remark(remarks, 'z-dropped');
    return mergeGeometries(
      members.filter((member) => !isEmptyGeometry(member)),
      remarks,
    );
  } catch (error) {
    if (error instanceof WkbError) return error.fault === 'curve' ? 'geometry-curved' : 'geometry-unreadable';
    throw error;
  }
}

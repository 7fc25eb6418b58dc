/**
 * GeoPackageBinary: `GP`, version, flags, srs_id, envelope, then ISO WKB (GeoPackage 1.4 §2.1.3).
 * Written as GDAL writes it: little endian, an xy envelope for all but points (flags 0x03, 0x01 for points).
 */
import { type Bbox, bboxOf, type Geometry, isEmptyGeometry } from '../../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkbInto, wkbLength } from '../../../../shared/geo/wkb.ts';

const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const;
const FLAG_EMPTY = 0x10;

export class BlobError extends Error {}

/** Bytes that the blob of this geometry takes; it must have vertices. */
export function blobLength(geometry: Geometry): number {
  return (geometry.type === 'Point' ? 8 : 40) + wkbLength(geometry);
}

/** Null for a geometry without vertices: an empty shape is stored as NULL. */
export function encodeBlob(geometry: Geometry, srsId = 4326, bounds: Bbox | null = bboxOf(geometry)): Uint8Array | null {
  if (isEmptyGeometry(geometry) || bounds === null) return null;
  const blob = Buffer.allocUnsafe(blobLength(geometry));
  encodeBlobInto(geometry, srsId, bounds, blob, 0);
  return blob;
}

/** Writes at `offset` of `bytes`, which must have `blobLength` bytes of room; answers the offset after the last byte. */
export function encodeBlobInto(geometry: Geometry, srsId: number, bounds: Bbox, bytes: Uint8Array, offset: number): number {
  const isPoint = geometry.type === 'Point';
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, blobLength(geometry));
  view.setUint32(0, 0x47500000 | (isPoint ? 0x01 : 0x03));
  view.setInt32(4, srsId, true);
  if (!isPoint) {
    view.setFloat64(8, bounds[0], true);
    view.setFloat64(16, bounds[2], true);
    view.setFloat64(24, bounds[1], true);
    view.setFloat64(32, bounds[3], true);
  }
  return encodeWkbInto(geometry, bytes, offset + (isPoint ? 8 : 40));
}

interface BlobHeader {
  readonly srsId: number;
  readonly empty: boolean;
  readonly envelope: Bbox | null;
  readonly wkbAt: number;
}

function header(blob: Uint8Array): BlobHeader {
  const flags = blob[3] ?? 0;
  const envelopeBytes = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50 || envelopeBytes === undefined || blob.length < 8 + envelopeBytes) {
    throw new BlobError('not a GeoPackage geometry');
  }
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const little = (flags & 1) === 1;
  const at = (index: number): number => view.getFloat64(8 + index * 8, little);
  return {
    srsId: view.getInt32(4, little),
    empty: (flags & FLAG_EMPTY) !== 0,
    envelope: envelopeBytes === 0 ? null : [at(0), at(2), at(1), at(3)],
    wkbAt: 8 + envelopeBytes,
  };
}

/** Null for an empty geometry. Throws BlobError, WkbError or MixedGeometryError on bytes Emprise cannot read. */
export function decodeBlob(blob: Uint8Array): Geometry | null {
  const { empty, wkbAt } = header(blob);
  if (empty) return null;
  const geometry = decodeWkb(blob, wkbAt);
  return isEmptyGeometry(geometry) ? null : geometry;
}

export function blobSrsId(blob: Uint8Array): number {
  return header(blob).srsId;
}

/** Bounds from the envelope where there is one, else from the vertices; null when empty or unreadable. */
export function blobBounds(blob: Uint8Array): Bbox | null {
  try {
    const { empty, envelope, wkbAt } = header(blob);
    if (empty) return null;
    if (envelope?.every(Number.isFinite)) return envelope;
    return bboxOf(decodeWkb(blob, wkbAt));
  } catch {
    return null;
  }
}

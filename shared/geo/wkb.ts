/**
 * Geometry to and from well-known binary (ISO 13249-3 WKB), the body of a GeoPackage geometry blob.
 * Written little endian, two dimensions, always with the multi type of `Geometry`.
 * Read in either byte order, ISO (1001…) or extended (flag bits, SRID) dimension marks: Z and M are dropped, single parts promoted.
 */
import { MixedGeometryError } from './geojson.ts';
import { type Geometry, type GeometryType, pointGeometry } from './geometry.ts';

/** `curve`: arcs and surfaces of the standard that straight edges cannot say. */
export type WkbFault = 'truncated' | 'byte-order' | 'type' | 'curve';

/** The bytes are not a WKB geometry Emprise can read. */
export class WkbError extends Error {
  readonly fault: WkbFault;
  /** Byte index, from the start of the given bytes, where reading stopped. */
  readonly at: number;

  constructor(fault: WkbFault, at: number) {
    super(`WKB ${fault} at byte ${at}`);
    this.fault = fault;
    this.at = at;
  }
}

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTI_POINT = 4;
const MULTI_LINE = 5;
const MULTI_POLYGON = 6;
const COLLECTION = 7;
/** CircularString (8) to Triangle (17). */
const LAST_CURVE = 17;

/** Copying bytes beats one `setFloat64` per number, but only where the machine itself is little endian. */
const HOST_IS_LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Bytes that `encodeWkb` produces for this geometry. */
export function wkbLength(geometry: Geometry): number {
  const vertices = geometry.xy.length / 2;
  if (geometry.type === 'Point') return 21;
  if (geometry.type === 'MultiPoint') return 9 + vertices * 21;
  const coordinates = geometry.xy.length * 8;
  if (geometry.type === 'MultiLineString') return 9 + geometry.parts.length * 9 + coordinates;
  return 9 + geometry.polygons.length * 9 + geometry.parts.length * 4 + coordinates;
}

export function encodeWkb(geometry: Geometry): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(wkbLength(geometry));
  encodeWkbInto(geometry, bytes, 0);
  return bytes;
}

/** Writes at `offset` of `bytes`, which must have `wkbLength` bytes of room; answers the offset after the last byte. */
export function encodeWkbInto(geometry: Geometry, bytes: Uint8Array, offset: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { xy, parts, polygons } = geometry;
  let at = offset;

  const head = (type: number, count: number | null): void => {
    bytes[at] = 1;
    view.setUint32(at + 1, type, true);
    at += 5;
    if (count === null) return;
    view.setUint32(at, count, true);
    at += 4;
  };
  const numbers = (from: number, to: number): void => {
    if (HOST_IS_LITTLE_ENDIAN && to - from > 32) {
      bytes.set(new Uint8Array(xy.buffer, xy.byteOffset + from * 8, (to - from) * 8), at);
      at += (to - from) * 8;
      return;
    }
    for (let i = from; i < to; i++) {
      view.setFloat64(at, xy[i] as number, true);
      at += 8;
    }
  };

  if (geometry.type === 'Point') {
    head(POINT, null);
    view.setFloat64(at, xy[0] ?? Number.NaN, true);
    view.setFloat64(at + 8, xy[1] ?? Number.NaN, true);
    return at + 16;
  }
  if (geometry.type === 'MultiPoint') {
    head(MULTI_POINT, xy.length / 2);
    for (let i = 0; i < xy.length; i += 2) {
      head(POINT, null);
      numbers(i, i + 2);
    }
    return at;
  }
  let vertex = 0;
  if (geometry.type === 'MultiLineString') {
    head(MULTI_LINE, parts.length);
    for (const end of parts) {
      head(LINE, end - vertex);
      numbers(vertex * 2, end * 2);
      vertex = end;
    }
    return at;
  }
  head(MULTI_POLYGON, polygons.length);
  let part = 0;
  for (const lastPart of polygons) {
    head(POLYGON, lastPart - part);
    for (; part < lastPart; part++) {
      const end = parts[part] as number;
      view.setUint32(at, end - vertex, true);
      at += 4;
      numbers(vertex * 2, end * 2);
      vertex = end;
    }
  }
  return at;
}

/** Throws `WkbError` on bytes that are no WKB, `MixedGeometryError` on a collection. Empty shapes come back without vertices. */
export function decodeWkb(bytes: Uint8Array, offset = 0): Geometry {
  const reader = new Reader(bytes, offset);
  reader.shape(null);
  return reader.geometry();
}

const PROMOTED: Readonly<Record<number, GeometryType>> = {
  [POINT]: 'Point',
  [LINE]: 'MultiLineString',
  [POLYGON]: 'MultiPolygon',
  [MULTI_POINT]: 'MultiPoint',
  [MULTI_LINE]: 'MultiLineString',
  [MULTI_POLYGON]: 'MultiPolygon',
};

class Reader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at: number;
  private type: GeometryType = 'Point';
  private xy: Float64Array;
  private filled = 0;
  private readonly parts: number[] = [];
  private readonly polygons: number[] = [];

  constructor(bytes: Uint8Array, offset: number) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = offset;
    // No shape has more numbers than the bytes that hold them: one allocation, trimmed at the end.
    this.xy = new Float64Array(Math.max(2, Math.ceil((bytes.length - offset) / 8)));
  }

  geometry(): Geometry {
    if (this.type === 'Point') {
      const [x, y] = this.xy;
      if (this.filled === 2) return pointGeometry(x as number, y as number);
    }
    return { type: this.type, xy: this.xy.slice(0, this.filled), parts: this.parts, polygons: this.polygons };
  }

  /** One geometry, header included; `member` is the only type allowed inside a multi geometry. */
  shape(member: number | null): void {
    this.need(5);
    const order = this.bytes[this.at];
    if (order !== 0 && order !== 1) throw new WkbError('byte-order', this.at);
    const little = order === 1;
    const mark = this.view.getUint32(this.at + 1, little);
    const iso = (mark & 0x0fffffff) % 1000;
    const level = Math.floor((mark & 0x0fffffff) / 1000);
    const promoted = PROMOTED[iso];
    if (iso === COLLECTION) throw new MixedGeometryError('GeometryCollection');
    if (iso > COLLECTION && iso <= LAST_CURVE && level <= 3) throw new WkbError('curve', this.at);
    if (promoted === undefined || level > 3 || (member !== null && iso !== member)) throw new WkbError('type', this.at);
    const hasZ = level === 1 || level === 3 || (mark & 0x80000000) !== 0;
    const hasM = level === 2 || level === 3 || (mark & 0x40000000) !== 0;
    this.at += (mark & 0x20000000) !== 0 ? 9 : 5;
    const stride = 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0);
    if (member === null) this.type = promoted;
    if (iso === POINT) this.point(stride, little);
    else if (iso === LINE) this.part(stride, little);
    else if (iso === POLYGON) this.polygon(stride, little);
    else for (let left = this.count(5, little); left > 0; left--) this.shape(iso - MULTI_POINT + POINT);
  }

  private point(stride: number, little: boolean): void {
    const before = this.filled;
    this.vertices(1, stride, little);
    // GeoPackage and PostGIS write an empty point as NaN NaN.
    if (Number.isNaN(this.xy[before] as number) && Number.isNaN(this.xy[before + 1] as number)) this.filled = before;
  }

  private part(stride: number, little: boolean): void {
    const count = this.count(stride, little);
    if (count === 0) return;
    this.vertices(count, stride, little);
    this.parts.push(this.filled / 2);
  }

  private polygon(stride: number, little: boolean): void {
    const before = this.parts.length;
    for (let left = this.count(4, little); left > 0; left--) this.part(stride, little);
    if (this.parts.length > before) this.polygons.push(this.parts.length);
  }

  private vertices(count: number, stride: number, little: boolean): void {
    this.need(count * stride);
    if (little && HOST_IS_LITTLE_ENDIAN && stride === 16 && count > 16) {
      new Uint8Array(this.xy.buffer).set(this.bytes.subarray(this.at, this.at + count * 16), this.filled * 8);
      this.filled += count * 2;
      this.at += count * 16;
      return;
    }
    for (let i = 0; i < count; i++, this.at += stride) {
      this.xy[this.filled++] = this.view.getFloat64(this.at, little);
      this.xy[this.filled++] = this.view.getFloat64(this.at + 8, little);
    }
  }

  /** A count of items of at least `size` bytes each: checked against what is left, so that a torn file cannot ask for gigabytes. */
  private count(size: number, little: boolean): number {
    this.need(4);
    const count = this.view.getUint32(this.at, little);
    this.at += 4;
    this.need(count * size);
    return count;
  }

  private need(length: number): void {
    if (this.at + length > this.bytes.length) throw new WkbError('truncated', this.at);
  }
}

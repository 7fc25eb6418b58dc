/** Geometry of a .shp file (ESRI Shapefile Technical Description, July 1998): main file header, then records of one shape type. */
import { type Bbox, type Geometry, pointGeometry } from '../../../../shared/geo/geometry.ts';
import { NumberPool } from '../number-pool.ts';
import type { GeometryFamily } from '../types.ts';
import { polygonFromRings } from './rings.ts';
import type { ShpBytes } from './shp-bytes.ts';

const HEADER_BYTES = 100;
const FILE_CODE = 9994;

export interface ShpHeader {
  readonly family: GeometryFamily;
  readonly extent: Bbox | null;
  readonly hasExtraDimensions: boolean;
}

export type ShpFault = 'header' | 'truncated' | 'record' | 'type';

export class ShpError extends Error {
  readonly fault: ShpFault;
  /** 1-based, 0 for the header. */
  readonly record: number;

  constructor(fault: ShpFault, record: number) {
    super(`shp ${fault} at record ${record}`);
    this.fault = fault;
    this.record = record;
  }
}

const FAMILIES: Readonly<Record<number, GeometryFamily>> = { 0: 'none', 1: 'point', 3: 'line', 5: 'polygon', 8: 'point' };
const MULTI_PATCH = 31;

export function readShpHeader(shp: ShpBytes): ShpHeader {
  if (shp.length < HEADER_BYTES) throw new ShpError('truncated', 0);
  const start = located(shp, 0, HEADER_BYTES, 0);
  const { view } = shp;
  const type = view.getInt32(start + 32, true);
  const family = type === MULTI_PATCH ? 'mixed' : FAMILIES[type % 10];
  if (view.getInt32(start, false) !== FILE_CODE || family === undefined) throw new ShpError('header', 0);
  const box = [36, 44, 52, 60].map((at) => view.getFloat64(start + at, true));
  const [minX, minY, maxX, maxY] = box as [number, number, number, number];
  const usable = box.every(Number.isFinite) && minX <= maxX && minY <= maxY && !box.every((value) => value === 0);
  return { family, extent: usable ? [minX, minY, maxX, maxY] : null, hasExtraDimensions: type > 10 };
}

/** A shape, null for a null shape, or the note code that says why it cannot be read. */
export type Shape = Geometry | null | string;

/** Number of records. Bytes after the last whole record are an error only where the header promises more. */
export function countShapes(shp: ShpBytes): number {
  let count = 0;
  for (let at = HEADER_BYTES; at + 8 <= shp.length; count++) {
    const length = contentBytes(shp, at, count + 1);
    if (at + 8 + length > shp.length) throw new ShpError('truncated', count + 1);
    at += 8 + length;
  }
  refuseShort(shp, count);
  return count;
}

function refuseShort(shp: ShpBytes, count: number): void {
  // First the place, then the view: finding the place may move the window.
  const start = located(shp, 0, HEADER_BYTES, count);
  if (shp.view.getInt32(start + 24, false) * 2 > shp.length) throw new ShpError('truncated', count);
}

/** The shapes in file order. Throws at the record that is cut, or at the end where the header promises more. */
export function* readShapes(shp: ShpBytes): Generator<Shape> {
  let at = HEADER_BYTES;
  let record = 1;
  for (; at + 8 <= shp.length; record++) {
    const length = contentBytes(shp, at, record);
    if (at + 8 + length > shp.length) throw new ShpError('truncated', record);
    yield readShape(shp, at + 8, length, record);
    at += 8 + length;
  }
  refuseShort(shp, record - 1);
}

/** About `wanted` of the `count` shapes, at even steps: found by the index (.shx) where it tells the truth, else by hopping from record to record. */
export function* spreadShapes(
  shp: ShpBytes,
  count: number,
  wanted: number,
  shx: Uint8Array | null = null,
): Generator<{ index: number; shape: Shape }> {
  const step = Math.max(1, Math.ceil(count / wanted));
  let at = HEADER_BYTES;
  for (let index = 0; at + 8 <= shp.length; index++) {
    const indexed = index % step === 0 ? null : placeInIndex(shp, shx, index + step - (index % step));
    if (indexed !== null) {
      index += step - (index % step);
      at = indexed;
    }
    const end = at + 8 + contentBytes(shp, at, index + 1);
    if (end > shp.length) throw new ShpError('truncated', index + 1);
    if (index % step === 0) yield { index, shape: readShape(shp, at + 8, end - at - 8, index + 1) };
    at = end;
  }
}

/** Where a record (0-based) begins, null where the index does not know, or is wrong: the record there must bear its number. */
function placeInIndex(shp: ShpBytes, shx: Uint8Array | null, index: number): number | null {
  const entry = HEADER_BYTES + index * 8;
  if (shx === null || entry + 8 > shx.length) return null;
  const at = new DataView(shx.buffer, shx.byteOffset + entry, 4).getInt32(0, false) * 2;
  if (at < HEADER_BYTES || at + 8 > shp.length) return null;
  const start = located(shp, at, 8, index + 1);
  return shp.view.getInt32(start, false) === index + 1 ? at : null;
}

/** Length of the content of the record that begins at `at`: the type at least. */
function contentBytes(shp: ShpBytes, at: number, record: number): number {
  const start = located(shp, at, 8, record);
  const length = shp.view.getInt32(start + 4, false) * 2;
  if (length < 4) throw new ShpError('record', record);
  return length;
}

function located(shp: ShpBytes, at: number, count: number, record: number): number {
  try {
    return shp.locate(at, count);
  } catch (error) {
    if (error instanceof RangeError) throw new ShpError('truncated', record);
    throw error;
  }
}

function readShape(shp: ShpBytes, from: number, length: number, record: number): Shape {
  const at = located(shp, from, length, record);
  const end = at + length;
  const { bytes, view } = shp;
  const type = view.getInt32(at, true);
  if (type === 0) return null;
  if (type === MULTI_PATCH) return 'geometry-surface-3d';
  const need = (upTo: number): void => {
    if (upTo > end) throw new ShpError('record', record);
  };
  switch (type % 10) {
    case 1: {
      need(at + 20);
      const x = view.getFloat64(at + 4, true);
      const y = view.getFloat64(at + 12, true);
      // Values below -1e38 stand for "no data" in the format.
      return Number.isFinite(x) && Number.isFinite(y) && x > -1e38 && y > -1e38 ? pointGeometry(x, y) : null;
    }
    case 8: {
      need(at + 40);
      const count = view.getInt32(at + 36, true);
      need(at + 40 + count * 16);
      if (count <= 0) return null;
      return { type: 'MultiPoint', xy: copyNumbers(bytes, view, at + 40, count * 2), parts: [], polygons: [] };
    }
    case 3:
    case 5: {
      need(at + 44);
      const partCount = view.getInt32(at + 36, true);
      const count = view.getInt32(at + 40, true);
      if (partCount < 0 || count < 0) throw new ShpError('record', record);
      const numbersAt = at + 44 + partCount * 4;
      need(numbersAt + count * 16);
      if (partCount === 0 || count === 0) return null;
      const ends: number[] = [];
      for (let part = 1; part <= partCount; part++) {
        const partEnd = part === partCount ? count : view.getInt32(at + 44 + part * 4, true);
        if (partEnd < (ends.at(-1) ?? 0) || partEnd > count) throw new ShpError('record', record);
        if (partEnd > (ends.at(-1) ?? 0)) ends.push(partEnd);
      }
      const xy = copyNumbers(bytes, view, numbersAt, count * 2);
      return type % 10 === 3 ? { type: 'MultiLineString', xy, parts: ends, polygons: [] } : polygonFromRings(xy, ends);
    }
    default:
      throw new ShpError('type', record);
  }
}

const read = new NumberPool();
const LITTLE_ENDIAN_HOST = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function copyNumbers(bytes: Uint8Array, view: DataView, at: number, count: number): Float64Array {
  const numbers = read.take(count);
  if (LITTLE_ENDIAN_HOST) new Uint8Array(numbers.buffer, numbers.byteOffset, count * 8).set(bytes.subarray(at, at + count * 8));
  else {
    for (let i = 0; i < count; i++) numbers[i] = view.getFloat64(at + i * 8, true);
  }
  return numbers;
}

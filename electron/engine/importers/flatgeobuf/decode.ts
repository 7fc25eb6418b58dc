/** One feature of a FlatGeobuf (specification 3.0: flatgeobuf.org): geometry and values out of its flat buffer. */
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import type { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import type { Geometry as Shape } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { type Geometry, pointGeometry } from '../../../../shared/geo/geometry.ts';
import { type GeometryFinding, mergeGeometries, type Remarks, remark } from '../geojson/geometry.ts';
import type { SourceValue } from '../types.ts';

const MAX_NESTING = 32;

/** What one feature may still have read of it. Parts that name each other, or more of themselves than there are bytes, would never end. */
export interface Allowance {
  shapes: number;
}

/** `type`: of the header, 0 where each feature says its own. */
export function geometryOf(shape: Shape | null, type: GeometryType, remarks: Remarks, allowance: Allowance, nesting = 0): GeometryFinding {
  if (shape === null) return null;
  if (nesting > MAX_NESTING || allowance.shapes-- <= 0) return 'geometry-unreadable';
  if (shape.zLength() > 0 || shape.mLength() > 0) remark(remarks, 'z-dropped');
  switch (type === GeometryType.Unknown ? shape.type() : type) {
    case GeometryType.Point: {
      const xy = shape.xyArray();
      if (xy === null || xy.length < 2) return null;
      const [x, y] = xy as unknown as [number, number];
      return Number.isNaN(x) && Number.isNaN(y) ? null : pointGeometry(x, y);
    }
    case GeometryType.MultiPoint:
      return parts(shape, 'MultiPoint');
    case GeometryType.LineString:
    case GeometryType.MultiLineString:
      return parts(shape, 'MultiLineString');
    case GeometryType.Polygon:
    case GeometryType.Triangle:
      return parts(shape, 'MultiPolygon');
    case GeometryType.MultiPolygon:
      return members(shape, GeometryType.Polygon, remarks, allowance, nesting);
    case GeometryType.GeometryCollection:
    case GeometryType.MultiCurve:
    case GeometryType.MultiSurface:
      return members(shape, GeometryType.Unknown, remarks, allowance, nesting);
    case GeometryType.Unknown:
      return shape.xyLength() === 0 && shape.partsLength() === 0 ? null : 'geometry-unreadable';
    default:
      return 'geometry-curved';
  }
}

function members(shape: Shape, type: GeometryType, remarks: Remarks, allowance: Allowance, nesting: number): GeometryFinding {
  const found: Geometry[] = [];
  for (let index = 0; index < shape.partsLength(); index++) {
    const geometry = geometryOf(shape.parts(index), type, remarks, allowance, nesting + 1);
    if (typeof geometry === 'string') return geometry;
    if (geometry !== null) found.push(geometry);
  }
  return mergeGeometries(found, remarks);
}

/** Without `ends`, all vertices are one line or ring. */
function parts(shape: Shape, type: Geometry['type']): GeometryFinding {
  const xy = shape.xyArray()?.slice() ?? new Float64Array();
  if (xy.length === 0) return null;
  if (xy.length % 2 !== 0) return 'geometry-unreadable';
  if (type === 'MultiPoint') return { type, xy, parts: [], polygons: [] };
  const vertices = xy.length / 2;
  const ends: number[] = [];
  for (const end of shape.endsArray() ?? [vertices]) {
    if (end < (ends.at(-1) ?? 0) || end > vertices) return 'geometry-unreadable';
    if (end > (ends.at(-1) ?? 0)) ends.push(end);
  }
  if (ends.length === 0) ends.push(vertices);
  if (ends.at(-1) !== vertices) return 'geometry-unreadable';
  return { type, xy, parts: ends, polygons: type === 'MultiPolygon' ? [ends.length] : [] };
}

const utf8 = new TextDecoder();

/** Throws RangeError or TypeError where the bytes are not what the header says. */
export function valuesOf(feature: Feature, columns: NonNullable<HeaderMeta['columns']>): Record<string, SourceValue> {
  const values: Record<string, SourceValue> = {};
  const bytes = feature.propertiesArray();
  if (bytes === null) return values;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const text = (): string => {
    const length = view.getUint32(at, true);
    if (at + 4 + length > bytes.length) throw new RangeError('property');
    at += 4 + length;
    return utf8.decode(bytes.subarray(at - length, at));
  };
  while (at < bytes.length) {
    const column = columns[view.getUint16(at, true)];
    if (column === undefined) throw new RangeError('column');
    at += 2;
    const size = SIZES[column.type];
    if (size !== undefined) {
      values[column.name] = numberAt(view, at, column.type);
      at += size;
    } else if (column.type === ColumnType.Binary) text();
    else if (column.type === ColumnType.Json) values[column.name] = json(text());
    else values[column.name] = text();
  }
  return values;
}

const SIZES: Readonly<Partial<Record<ColumnType, number>>> = {
  [ColumnType.Byte]: 1,
  [ColumnType.UByte]: 1,
  [ColumnType.Bool]: 1,
  [ColumnType.Short]: 2,
  [ColumnType.UShort]: 2,
  [ColumnType.Int]: 4,
  [ColumnType.UInt]: 4,
  [ColumnType.Long]: 8,
  [ColumnType.ULong]: 8,
  [ColumnType.Float]: 4,
  [ColumnType.Double]: 8,
};

function numberAt(view: DataView, at: number, type: ColumnType): SourceValue {
  switch (type) {
    case ColumnType.Byte:
      return view.getInt8(at);
    case ColumnType.UByte:
      return view.getUint8(at);
    case ColumnType.Bool:
      return view.getUint8(at) !== 0;
    case ColumnType.Short:
      return view.getInt16(at, true);
    case ColumnType.UShort:
      return view.getUint16(at, true);
    case ColumnType.Int:
      return view.getInt32(at, true);
    case ColumnType.UInt:
      return view.getUint32(at, true);
    case ColumnType.Float:
      return missing(view.getFloat32(at, true));
    case ColumnType.Double:
      return missing(view.getFloat64(at, true));
    default: {
      const value = type === ColumnType.Long ? view.getBigInt64(at, true) : view.getBigUint64(at, true);
      // Beyond 2^53 a number would lose its last digits: it stays text.
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    }
  }
}

const missing = (value: number): number | null => (Number.isFinite(value) ? value : null);

function json(text: string): SourceValue {
  try {
    return JSON.parse(text) as SourceValue;
  } catch {
    return text;
  }
}

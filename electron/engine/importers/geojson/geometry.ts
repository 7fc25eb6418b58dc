/** A GeoJSON geometry as found in a file (anything may stand there) to flat coordinates. */
import { type Geometry, type GeometryType, pointGeometry } from '../../../../shared/geo/geometry.ts';

/** A geometry, null where there is none, or the note code that says why it cannot be used. */
export type GeometryFinding = Geometry | null | string;

/** Note codes of what had to be left out of a geometry: `z-dropped`, `collection-reduced`. Each once per object. */
export type Remarks = string[];

export function remark(remarks: Remarks | undefined, code: string): void {
  if (remarks !== undefined && !remarks.includes(code)) remarks.push(code);
}

/** Far beyond what any program nests. */
const MAX_NESTING = 32;

export function geometryFromJson(value: unknown, remarks?: Remarks, depth = 0): GeometryFinding {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' || Array.isArray(value)) return 'geometry-unreadable';
  const { type, coordinates, geometries } = value as { type?: unknown; coordinates?: unknown; geometries?: unknown };
  if (type === 'GeometryCollection') return Array.isArray(geometries) ? fromCollection(geometries, remarks, depth) : 'geometry-unreadable';
  if (!Array.isArray(coordinates)) return coordinates === null || coordinates === undefined ? null : 'geometry-unreadable';
  switch (type) {
    case 'Point':
      if (coordinates.length > 2) remark(remarks, 'z-dropped');
      return coordinates.length === 0
        ? null
        : isPosition(coordinates)
          ? pointGeometry(coordinates[0], coordinates[1])
          : 'geometry-unreadable';
    case 'MultiPoint':
      return flat('MultiPoint', [[coordinates]], remarks);
    case 'LineString':
      return flat('MultiLineString', [[coordinates]], remarks);
    case 'MultiLineString':
      return flat('MultiLineString', [coordinates], remarks);
    case 'Polygon':
      return flat('MultiPolygon', [coordinates], remarks);
    case 'MultiPolygon':
      return flat('MultiPolygon', coordinates, remarks);
    default:
      return 'geometry-unreadable';
  }
}

function isPosition(value: unknown): value is [number, number] {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}

function flat(type: Exclude<GeometryType, 'Point'>, polygons: readonly unknown[], remarks: Remarks | undefined): GeometryFinding {
  let count = 0;
  for (const polygon of polygons) {
    if (!Array.isArray(polygon)) return 'geometry-unreadable';
    for (const part of polygon) {
      if (!Array.isArray(part)) return 'geometry-unreadable';
      count += part.length;
    }
  }
  if (count === 0) return null;
  const xy = new Float64Array(count * 2);
  const parts: number[] = [];
  const polygonEnds: number[] = [];
  let at = 0;
  let hasMore = false;
  for (const polygon of polygons as unknown[][][]) {
    const before = parts.length;
    for (const part of polygon) {
      if (part.length === 0) continue;
      for (const position of part) {
        if (!isPosition(position)) return 'geometry-unreadable';
        xy[at++] = position[0];
        xy[at++] = position[1];
        if (position.length > 2) hasMore = true;
      }
      parts.push(at / 2);
    }
    if (parts.length > before) polygonEnds.push(parts.length);
  }
  if (hasMore) remark(remarks, 'z-dropped');
  return { type, xy, parts: type === 'MultiPoint' ? [] : parts, polygons: type === 'MultiPolygon' ? polygonEnds : [] };
}

function fromCollection(members: readonly unknown[], remarks: Remarks | undefined, depth: number): GeometryFinding {
  if (depth === MAX_NESTING) return 'geometry-unreadable';
  const found: Geometry[] = [];
  for (const member of members) {
    const geometry = geometryFromJson(member, remarks, depth + 1);
    if (typeof geometry === 'string') return geometry;
    if (geometry !== null) found.push(geometry);
  }
  return mergeGeometries(found, remarks);
}

const DIMENSION: Readonly<Record<GeometryType, number>> = { Point: 0, MultiPoint: 0, MultiLineString: 1, MultiPolygon: 2 };

/**
 * The members of a collection as one geometry, by rule: of one kind, they become its multi form; of several, those of the highest
 * dimension are kept (an area before its outline or its label) and the object is counted in `collection-reduced`; none is null.
 */
export function mergeGeometries(found: readonly Geometry[], remarks?: Remarks): Geometry | null {
  const highest = found.reduce((most, { type }) => Math.max(most, DIMENSION[type]), 0);
  const kept = found.filter(({ type }) => DIMENSION[type] === highest);
  if (kept.length < found.length) remark(remarks, 'collection-reduced');
  const [first] = kept;
  if (first === undefined) return null;
  if (kept.length === 1) return first;
  const type = first.type === 'Point' ? 'MultiPoint' : first.type;
  const xy = new Float64Array(kept.reduce((sum, geometry) => sum + geometry.xy.length, 0));
  const parts: number[] = [];
  const polygons: number[] = [];
  let at = 0;
  for (const geometry of kept) {
    const partsBefore = parts.length;
    for (const end of geometry.parts) parts.push(at / 2 + end);
    for (const end of geometry.polygons) polygons.push(partsBefore + end);
    xy.set(geometry.xy, at);
    at += geometry.xy.length;
  }
  return { type, xy, parts, polygons };
}

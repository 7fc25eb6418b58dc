/** A GeoJSON geometry as found in a file (anything may stand there) to flat coordinates. */
import { type Geometry, type GeometryType, pointGeometry } from '../../../../shared/geo/geometry.ts';

/** A geometry, null where there is none, or the note code that says why it cannot be used. */
export type GeometryFinding = Geometry | null | string;

export function geometryFromJson(value: unknown): GeometryFinding {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object' || Array.isArray(value)) return 'geometry-unreadable';
  const { type, coordinates, geometries } = value as { type?: unknown; coordinates?: unknown; geometries?: unknown };
  if (type === 'GeometryCollection') return Array.isArray(geometries) ? fromCollection(geometries) : 'geometry-unreadable';
  if (!Array.isArray(coordinates)) return coordinates === null || coordinates === undefined ? null : 'geometry-unreadable';
  switch (type) {
    case 'Point':
      return coordinates.length === 0
        ? null
        : isPosition(coordinates)
          ? pointGeometry(coordinates[0], coordinates[1])
          : 'geometry-unreadable';
    case 'MultiPoint':
      return flat('MultiPoint', [[coordinates]]);
    case 'LineString':
      return flat('MultiLineString', [[coordinates]]);
    case 'MultiLineString':
      return flat('MultiLineString', [coordinates]);
    case 'Polygon':
      return flat('MultiPolygon', [coordinates]);
    case 'MultiPolygon':
      return flat('MultiPolygon', coordinates);
    default:
      return 'geometry-unreadable';
  }
}

function isPosition(value: unknown): value is [number, number] {
  return Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
}

function flat(type: Exclude<GeometryType, 'Point'>, polygons: readonly unknown[]): GeometryFinding {
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
  for (const polygon of polygons as unknown[][][]) {
    const before = parts.length;
    for (const part of polygon) {
      if (part.length === 0) continue;
      for (const position of part) {
        if (!isPosition(position)) return 'geometry-unreadable';
        xy[at++] = position[0];
        xy[at++] = position[1];
      }
      parts.push(at / 2);
    }
    if (parts.length > before) polygonEnds.push(parts.length);
  }
  return { type, xy, parts: type === 'MultiPoint' ? [] : parts, polygons: type === 'MultiPolygon' ? polygonEnds : [] };
}

/** Members of one kind become one multi geometry; of several kinds, no table can hold the object. */
function fromCollection(members: readonly unknown[]): GeometryFinding {
  const found: Geometry[] = [];
  for (const member of members) {
    const geometry = geometryFromJson(member);
    if (typeof geometry === 'string') return geometry;
    if (geometry !== null) found.push(geometry);
  }
  return mergeGeometries(found);
}

export function mergeGeometries(found: readonly Geometry[]): GeometryFinding {
  const [first] = found;
  if (first === undefined) return null;
  if (found.length === 1) return first;
  const type = first.type === 'Point' ? 'MultiPoint' : first.type;
  const xy = new Float64Array(found.reduce((sum, geometry) => sum + geometry.xy.length, 0));
  const parts: number[] = [];
  const polygons: number[] = [];
  let at = 0;
  for (const geometry of found) {
    if ((geometry.type === 'Point' ? 'MultiPoint' : geometry.type) !== type) return 'geometry-mixed';
    const partsBefore = parts.length;
    for (const end of geometry.parts) parts.push(at / 2 + end);
    for (const end of geometry.polygons) polygons.push(partsBefore + end);
    xy.set(geometry.xy, at);
    at += geometry.xy.length;
  }
  return { type, xy, parts, polygons };
}

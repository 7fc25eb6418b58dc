import type { Geometry as GeoJsonGeometry, Position } from 'geojson';
import { type Geometry, pointGeometry } from './geometry.ts';

/** A GeoJSON geometry collection mixes types: it has to be split by rule before it gets here. */
export class MixedGeometryError extends Error {}

/** GeoJSON to flat coordinates. Single parts are promoted, Z and M dropped. Null where the geometry has no vertex. */
export function fromGeoJson(geometry: GeoJsonGeometry): Geometry | null {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates.length < 2 ? null : pointGeometry(geometry.coordinates[0] as number, geometry.coordinates[1] as number);
    case 'MultiPoint':
      return flatten('MultiPoint', [[geometry.coordinates]]);
    case 'LineString':
      return flatten('MultiLineString', [[geometry.coordinates]]);
    case 'MultiLineString':
      return flatten('MultiLineString', [geometry.coordinates]);
    case 'Polygon':
      return flatten('MultiPolygon', [geometry.coordinates]);
    case 'MultiPolygon':
      return flatten('MultiPolygon', geometry.coordinates);
    default:
      throw new MixedGeometryError(geometry.type);
  }
}

function flatten(
  type: 'MultiPoint' | 'MultiLineString' | 'MultiPolygon',
  polygons: readonly (readonly Position[][])[] | Position[][][],
): Geometry | null {
  let count = 0;
  for (const polygon of polygons) for (const part of polygon) count += part.length;
  if (count === 0) return null;
  const xy = new Float64Array(count * 2);
  const partEnds: number[] = [];
  const polygonEnds: number[] = [];
  let vertex = 0;
  for (const polygon of polygons) {
    const before = partEnds.length;
    for (const part of polygon) {
      if (part.length === 0) continue;
      for (const position of part) {
        xy[vertex * 2] = position[0] as number;
        xy[vertex * 2 + 1] = position[1] as number;
        vertex++;
      }
      partEnds.push(vertex);
    }
    if (partEnds.length > before) polygonEnds.push(partEnds.length);
  }
  return {
    type,
    xy,
    parts: type === 'MultiPoint' ? [] : partEnds,
    polygons: type === 'MultiPolygon' ? polygonEnds : [],
  };
}

/** Flat coordinates to GeoJSON, for Turf and for export. */
export function toGeoJson(geometry: Geometry): GeoJsonGeometry {
  const { xy } = geometry;
  const positions = (start: number, end: number): Position[] => {
    const list: Position[] = new Array(end - start);
    for (let i = start; i < end; i++) list[i - start] = [xy[i * 2] as number, xy[i * 2 + 1] as number];
    return list;
  };
  if (geometry.type === 'Point') return { type: 'Point', coordinates: [xy[0] as number, xy[1] as number] };
  if (geometry.type === 'MultiPoint') return { type: 'MultiPoint', coordinates: positions(0, xy.length / 2) };
  const lines = geometry.parts.map((end, index) => positions(index === 0 ? 0 : (geometry.parts[index - 1] as number), end));
  if (geometry.type === 'MultiLineString') return { type: 'MultiLineString', coordinates: lines };
  return {
    type: 'MultiPolygon',
    coordinates: geometry.polygons.map((end, index) => lines.slice(index === 0 ? 0 : geometry.polygons[index - 1], end)),
  };
}

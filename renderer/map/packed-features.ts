/** Packed arrays of the engine to OpenLayers features: flat coordinates are copied as they are, no vertex becomes an object. */
import Feature from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import MultiLineString from 'ol/geom/MultiLineString';
import MultiPoint from 'ol/geom/MultiPoint';
import MultiPolygon from 'ol/geom/MultiPolygon';
import Point from 'ol/geom/Point';
import type { PackedLayer } from '../../shared/domain/layer.ts';

export type MapFeature = Feature<Geometry>;
export type FeatureValues = Readonly<Record<string, string | number | null>>;

const at = (array: Uint32Array, index: number): number => (index < 0 ? 0 : (array[index] ?? 0));
const flat = (xy: Float64Array, start: number, end: number): number[] => Array.from(xy.subarray(start * 2, end * 2));

/** The geometry of object `index`. Ends are counted in numbers (two per vertex) from the object's own first one. */
export function packedGeometry(packed: PackedLayer, index: number): Geometry {
  const { xy, parts, polygons, objects } = packed;
  if (packed.geometry === 'POINT') {
    const vertex = at(objects, index - 1);
    return new Point([xy[vertex * 2] ?? Number.NaN, xy[vertex * 2 + 1] ?? Number.NaN]);
  }
  const from = at(objects, index - 1);
  const to = at(objects, index);
  if (packed.geometry === 'MULTIPOINT') return new MultiPoint(flat(xy, from, to), 'XY');
  if (packed.geometry === 'MULTILINESTRING') {
    const start = at(parts, from - 1);
    const ends: number[] = [];
    for (let part = from; part < to; part++) ends.push((at(parts, part) - start) * 2);
    return new MultiLineString(flat(xy, start, at(parts, to - 1)), 'XY', ends);
  }
  const firstPart = at(polygons, from - 1);
  const start = at(parts, firstPart - 1);
  const endss: number[][] = [];
  for (let polygon = from; polygon < to; polygon++) {
    const ends: number[] = [];
    for (let part = at(polygons, polygon - 1); part < at(polygons, polygon); part++) ends.push((at(parts, part) - start) * 2);
    endss.push(ends);
  }
  const end = at(parts, at(polygons, to - 1) - 1);
  return new MultiPolygon(flat(xy, start, end), 'XY', endss);
}

/** Feature id = fid; its values are those the style and the labels need. */
export function packedFeature(packed: PackedLayer, index: number, fields: readonly string[]): MapFeature {
  const feature = new Feature<Geometry>(packedGeometry(packed, index));
  const values: Record<string, string | number | null> = {};
  for (const field of fields) values[field] = packed.attributes[field]?.[index] ?? null;
  feature.set('values', values, true);
  feature.setId(packed.fids[index] ?? 0);
  return feature;
}

export function valuesOf(feature: { get(key: string): unknown }): FeatureValues {
  return (feature.get('values') as FeatureValues | undefined) ?? {};
}

export function fidOf(feature: MapFeature): number {
  return Number(feature.getId());
}

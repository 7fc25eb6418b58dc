import type { ColumnMeta } from 'flatgeobuf/lib/mjs/column-meta.js';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { buildFeature } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { buildHeader } from 'flatgeobuf/lib/mjs/generic/featurecollection.js';
import type { IParsedGeometry } from 'flatgeobuf/lib/mjs/generic/geometry.js';
import type { FieldDefinition, TableGeometry } from '../../../../shared/domain/kinds/index.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import type { Sink } from '../write-file.ts';
import type { LayerJob } from './job.ts';

const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x01);
const COLUMN_TYPES: Readonly<Record<FieldDefinition['type'], ColumnType>> = {
  text: ColumnType.String,
  integer: ColumnType.Long,
  real: ColumnType.Double,
  boolean: ColumnType.Bool,
  date: ColumnType.String,
  datetime: ColumnType.DateTime,
  json: ColumnType.String,
};
const GEOMETRY_TYPES: Readonly<Record<TableGeometry, GeometryType>> = {
  POINT: GeometryType.Point,
  MULTIPOINT: GeometryType.MultiPoint,
  MULTILINESTRING: GeometryType.MultiLineString,
  MULTIPOLYGON: GeometryType.MultiPolygon,
};

/** FlatGeobuf without a spatial index, gathered in memory because its header counts the objects. A row without geometry has no place in it. */
export async function writeFlatGeobuf(job: LayerJob, sink: Sink): Promise<void> {
  const columns = job.fields.map(columnOf);
  const header = {
    geometryType: job.geometry ? GEOMETRY_TYPES[job.geometry] : GeometryType.Unknown,
    columns,
    envelope: null,
    featuresCount: 0,
    indexNodeSize: 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  };
  const features: Uint8Array[] = [];
  for (const { geometry, values } of job.rows) {
    if (!geometry) continue;
    const properties = Object.fromEntries(job.fields.map((field, index) => [field.name, values[index] ?? null]));
    features.push(buildFeature(parsed(geometry), properties, header));
  }
  await sink.write(MAGIC);
  await sink.write(buildHeader({ ...header, featuresCount: features.length }, job.epsg));
  for (const feature of features) await sink.write(feature);
}

function columnOf({ name, type }: FieldDefinition): ColumnMeta {
  return {
    name,
    type: COLUMN_TYPES[type],
    title: null,
    description: null,
    width: -1,
    precision: -1,
    scale: -1,
    nullable: true,
    unique: false,
    primary_key: false,
  };
}

/** The library takes `parts` as the mark of a collection of parts: it must be absent from everything else. */
function simple(type: GeometryType, xy: number[], ends: number[]): IParsedGeometry {
  return { xy, ends, type } as unknown as IParsedGeometry;
}

function parsed(geometry: Geometry): IParsedGeometry {
  const xy = [...geometry.xy];
  if (geometry.type === 'Point') return simple(GeometryType.Point, xy, []);
  if (geometry.type === 'MultiPoint') return simple(GeometryType.MultiPoint, xy, []);
  if (geometry.type === 'MultiLineString') return simple(GeometryType.MultiLineString, xy, [...geometry.parts]);
  const parts = geometry.polygons.map((lastRing, index) => {
    const firstRing = index === 0 ? 0 : (geometry.polygons[index - 1] as number);
    const start = firstRing === 0 ? 0 : (geometry.parts[firstRing - 1] as number);
    const ends = geometry.parts.slice(firstRing, lastRing).map((end) => end - start);
    return simple(GeometryType.Polygon, xy.slice(start * 2, (geometry.parts[lastRing - 1] as number) * 2), ends);
  });
  return { xy: [], ends: [], parts, type: GeometryType.MultiPolygon };
}

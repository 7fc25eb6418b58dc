/** FlatGeobuf: one layer, a header that declares everything, features one after the other. */
import { basename } from 'node:path';
import { ByteBuffer } from 'flatbuffers';
import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import { fromByteBuffer, type HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Note } from '../../../../shared/domain/note.ts';
import { normaliseEpsg } from '../crs-names.ts';
import type { Remarks } from '../geojson/geometry.ts';
import { readPrj } from '../shapefile/prj.ts';
import type { FormatReader, GeometryFamily, Source, SourceFeature, SourceField, SourceLayer } from '../types.ts';
import { geometryOf, valuesOf } from './decode.ts';
import { FrameError, indexBytes, readFrames, readHeader } from './frames.ts';

const MAGIC = Buffer.from('fgb\x03fgb', 'latin1');

export const flatgeobuf: FormatReader = {
  id: 'flatgeobuf',
  label: 'FlatGeobuf',
  extensions: ['.fgb'],
  sniff: (head) => Buffer.from(head.subarray(0, 7)).equals(MAGIC),
  open: async (path) => faultsNamed(basename(path), 0, () => open(path)),
};

/** The least a shape takes in a feature: the place where its collection names it, and its own beginning. */
const SHAPE_BYTES = 8;

async function open(path: string): Promise<Source> {
  const file = basename(path);
  const { header, fileBytes } = await readHeader(path);
  const meta = decodeHeader(header);
  const columns = meta.columns ?? [];
  const kept = columns.filter((column) => column.type !== ColumnType.Binary);
  const remarks: Pick<Note, 'code' | 'params'>[] = columns
    .filter((column) => column.type === ColumnType.Binary)
    .map((column) => ({ code: 'field-binary', params: { field: column.name } }));
  const start = 8 + header.length + indexBytes(meta.featuresCount, meta.indexNodeSize);
  const [minX, minY, maxX, maxY] = meta.envelope ?? [];
  const layer: SourceLayer = {
    // What follows the header's own name is often « layer »: the file says more.
    name: file.replace(/\.fgb$/i, ''),
    format: 'flatgeobuf',
    count: meta.featuresCount > 0 ? meta.featuresCount : null,
    geometry: FAMILIES[meta.geometryType] ?? 'mixed',
    fields: kept.map((column): SourceField => ({ name: column.name, type: FIELD_TYPES[column.type] ?? 'text' })),
    fieldsComplete: true,
    ...systemOf(meta),
    encoding: { value: 'UTF-8', how: 'standard' },
    extent: minX === undefined || maxY === undefined ? null : [minX, minY as number, maxX as number, maxY],
    remarks,
    features: () => readAll(file, path, start, fileBytes, meta),
  };
  return { layers: [layer], close: () => {} };
}

function decodeHeader(header: Uint8Array): HeaderMeta {
  try {
    const meta = fromByteBuffer(new ByteBuffer(header));
    if (!Number.isSafeInteger(meta.featuresCount) || meta.featuresCount < 0) throw new FrameError('header');
    return meta;
  } catch (error) {
    throw error instanceof FrameError ? error : new FrameError('header');
  }
}

async function* readAll(file: string, path: string, start: number, fileBytes: number, meta: HeaderMeta): AsyncGenerator<SourceFeature[]> {
  let row = 0;
  try {
    for await (const frames of readFrames(path, start, fileBytes)) yield frames.map((frame) => featureOf(frame, ++row, meta));
    if (meta.featuresCount > 0 && row !== meta.featuresCount) throw new FrameError('truncated');
  } catch (error) {
    throw refusal(file, row, error);
  }
}

function featureOf(frame: Uint8Array, row: number, meta: HeaderMeta): SourceFeature {
  try {
    const feature = Feature.getSizePrefixedRootAsFeature(new ByteBuffer(frame));
    const values = valuesOf(feature, meta.columns ?? []);
    const remarks: Remarks = [];
    const allowance = { shapes: Math.ceil(frame.length / SHAPE_BYTES) };
    const geometry = geometryOf(feature.geometry(), meta.geometryType, remarks, allowance);
    if (typeof geometry === 'string') return { row, geometry: null, unreadable: geometry, values };
    return remarks.length === 0 ? { row, geometry, values } : { row, geometry, values, remarks };
  } catch (error) {
    // Offsets that lead outside of the feature's own bytes.
    if (error instanceof RangeError || error instanceof TypeError) throw new FrameError('feature');
    throw error;
  }
}

function systemOf({ crs }: HeaderMeta): Pick<SourceLayer, 'crs' | 'crsName'> {
  if (crs === null) return { crs: null };
  const named = crs.wkt ? readPrj(crs.wkt) : null;
  const epsg = crs.code > 0 && (crs.org === null || /^epsg$/i.test(crs.org)) ? normaliseEpsg(crs.code) : (named?.epsg ?? null);
  const name = crs.name ?? named?.name ?? (crs.code > 0 ? `${crs.org ?? 'EPSG'}:${crs.code}` : null);
  return { crs: epsg === null ? null : { value: epsg, how: 'declared' }, ...(name === null ? {} : { crsName: name }) };
}

const FAMILIES: Readonly<Partial<Record<GeometryType, GeometryFamily>>> = {
  [GeometryType.Point]: 'point',
  [GeometryType.MultiPoint]: 'point',
  [GeometryType.LineString]: 'line',
  [GeometryType.MultiLineString]: 'line',
  [GeometryType.Polygon]: 'polygon',
  [GeometryType.MultiPolygon]: 'polygon',
  [GeometryType.MultiSurface]: 'polygon',
};

const FIELD_TYPES: Readonly<Partial<Record<ColumnType, SourceField['type']>>> = {
  [ColumnType.Byte]: 'integer',
  [ColumnType.UByte]: 'integer',
  [ColumnType.Short]: 'integer',
  [ColumnType.UShort]: 'integer',
  [ColumnType.Int]: 'integer',
  [ColumnType.UInt]: 'integer',
  [ColumnType.Long]: 'integer',
  [ColumnType.ULong]: 'integer',
  [ColumnType.Float]: 'real',
  [ColumnType.Double]: 'real',
  [ColumnType.Bool]: 'boolean',
  [ColumnType.DateTime]: 'datetime',
};

async function faultsNamed<T>(file: string, record: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusal(file, record, error);
  }
}

function refusal(file: string, record: number, error: unknown): unknown {
  return error instanceof FrameError ? new EmpriseError('flatgeobuf-damaged', { file, cause: error.fault, record }) : error;
}

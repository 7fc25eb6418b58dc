/** A layer to a file in another format: confidential fields left out on demand, coordinates projected, every loss noted. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { FieldDefinition } from '../../../../shared/domain/kinds/index.ts';
import { NoteBook } from '../../../../shared/domain/note.ts';
import { WGS84 } from '../../../../shared/geo/crs.ts';
import { type Geometry, withCoordinates } from '../../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../../shared/geo/projections.ts';
import { type Sink, writeSafely } from '../write-file.ts';
import { writeCsv } from './csv.ts';
import { writeFlatGeobuf } from './flatgeobuf.ts';
import { writeGeoJson } from './geojson.ts';
import type { LayerJob } from './job.ts';
import { writeShapefile } from './shapefile.ts';
import type { ExportRow, ExportSource, LayerExportOptions, LayerExportReport, LayerFormat, OutputRow, OutputValue } from './types.ts';

const ENDINGS: Readonly<Record<string, LayerFormat>> = {
  '.geojson': 'geojson',
  '.json': 'geojson',
  '.csv': 'csv',
  '.zip': 'shapefile',
  '.fgb': 'fgb',
  '.gpkg': 'gpkg',
};

/** The format a file name asks for, or null. */
export function layerFormatOf(target: string): LayerFormat | null {
  return ENDINGS[path.extname(target).toLowerCase()] ?? null;
}

/** Throws EmpriseError: `crs-unsupported`, those of writeSafely, and what the checkpoint throws. The target is written whole or not at all. */
export async function exportLayer(source: ExportSource, target: string, options: LayerExportOptions): Promise<LayerExportReport> {
  const epsg = options.epsg ?? WGS84;
  const projection = projectionOf(epsg);
  if (!projection) throw new EmpriseError('crs-unsupported', { crs: `EPSG:${epsg}`, file: path.basename(target) });
  const notes = new NoteBook();
  const fields = options.public ? source.fields.filter(({ confidential }) => !confidential) : source.fields;
  const dropped = source.fields.length - fields.length;
  if (dropped > 0) notes.add('export-confidential-dropped', {}, undefined, dropped);
  let written = 0;
  let withoutGeometry = 0;
  const project = (geometry: Geometry): Geometry =>
    epsg === WGS84 ? geometry : withCoordinates(geometry, projection.forward(geometry.xy));
  function* rows(): Generator<OutputRow> {
    for (const row of source.rows) {
      options.checkpoint?.(written);
      if (source.geometry !== null && row.geometry === null) withoutGeometry++;
      yield { geometry: row.geometry && project(row.geometry), values: valuesOf(row, fields) };
      written++;
    }
  }
  const job = { geometry: source.geometry, fields, rows: rows(), epsg, notes, name: path.basename(target, path.extname(target)) };
  await writeSafely(target, (sink) => {
    if (options.format === 'geojson') return writeGeoJson(job, sink);
    if (options.format === 'csv') return writeCsv(job, sink);
    if (options.format === 'fgb') return writeFlatGeobuf(job, sink);
    if (options.format === 'gpkg') return writeThroughFile(job, sink, options.writeGeoPackage);
    return writeShapefile(job, sink);
  });
  if (withoutGeometry > 0) notes.add('export-without-geometry', {}, undefined, withoutGeometry);
  return { written, notes: notes.list() };
}

/** SQLite writes files, not streams: a temporary one is copied into the target, which stays whole or absent. */
async function writeThroughFile(job: LayerJob, sink: Sink, write: LayerExportOptions['writeGeoPackage']): Promise<void> {
  if (!write) throw new Error('a GeoPackage needs its writer');
  const folder = await mkdtemp(path.join(tmpdir(), 'emprise-export-'));
  try {
    const file = path.join(folder, 'layer.gpkg');
    write(job, file);
    for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) await sink.write(chunk as Uint8Array);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function valuesOf(row: ExportRow, fields: readonly FieldDefinition[]): OutputValue[] {
  return fields.map(({ name, type }) => {
    const value = row.values[name];
    if (value === null || value === undefined) return null;
    if (type === 'boolean') return value === true || value === 1 || value === 1n;
    if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    return typeof value === 'boolean' || typeof value === 'string' ? value : JSON.stringify(value);
  });
}

import { basename } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { Note } from '../../../../shared/domain/note.ts';
import { encodingGiven } from '../text-encoding.ts';
import type { FormatReader, OpenOptions, Source, SourceFeature, SourceLayer } from '../types.ts';
import { openLoose, openZipped, type ShapefileEntry, type ShapefileParts } from './container.ts';
import { DbfError, type DbfTable, decideEncoding, openDbf, readerOf } from './dbf.ts';
import { readPrj } from './prj.ts';
import { countShapes, readShapes, readShpHeader, ShpError, spreadShapes } from './shp.ts';

/** The first records show what the file is like; then few at a time, so that they die young. */
const FIRST_ROWS = 500;
const BATCH_ROWS = 50;
const Z_DROPPED: readonly string[] = ['z-dropped'];

export const shapefileZip: FormatReader = {
  id: 'shapefile-zip',
  label: 'ZIP',
  extensions: ['.zip'],
  sniff: (head) => head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5) && (head[3] === 4 || head[3] === 6),
  open: async (path, options) => openSource(path, openZipped(path), options),
};

export const shapefile: FormatReader = {
  id: 'shapefile',
  label: 'Shapefile',
  extensions: ['.shp'],
  sniff: (head) => head[0] === 0 && head[1] === 0 && head[2] === 0x27 && head[3] === 0x0a,
  open: async (path, options) => openSource(path, await openLoose(path), options),
};

async function openSource(path: string, container: ReturnType<typeof openZipped>, options: OpenOptions): Promise<Source> {
  try {
    const layers: SourceLayer[] = [];
    const alone = container.entries.length === 1;
    for (const entry of container.entries) layers.push(await openLayer(basename(path), entry, alone, options));
    return { layers, close: container.close };
  } catch (error) {
    container.close();
    throw error;
  }
}

/** `keep`: hold the bytes of the only layer; several are unpacked again when their turn comes, one at a time. */
async function openLayer(file: string, entry: ShapefileEntry, keep: boolean, options: OpenOptions): Promise<SourceLayer> {
  const parts = await entry.load();
  return faultsNamed(file, entry.name, () => {
    const header = headerOf(parts);
    const table = openDbf(parts.dbf);
    const decided = decideEncoding(table, parts.cpg?.trim() || null);
    const given = encodingGiven(file, options.encoding);
    const encoding = given ?? decided.value;
    const projection = parts.prj === null ? null : readPrj(parts.prj);

    const remarks: Pick<Note, 'code' | 'params'>[] = [];
    if (given === null && decided.how === 'corrected') {
      remarks.push({ code: 'encoding-contradicted', params: { declared: decided.declared ?? '', used: decided.value } });
    }
    const held = keep ? parts : null;
    return {
      name: parts.name,
      format: 'shapefile',
      count: table.count,
      geometry: header.family,
      fields: readerOf(table, encoding).fields,
      fieldsComplete: true,
      crs: projection?.epsg ? { value: projection.epsg, how: 'prj' } : null,
      ...(projection === null ? {} : { crsName: projection.name }),
      encoding: { value: encoding, how: given === null ? decided.how : 'given' },
      extent: header.extent,
      remarks,
      undecoded: decided.undecoded,
      companions: ['.shp', '.shx', '.dbf', '.prj', '.cpg'].map((ending) => ({ ending, present: parts.endings.includes(ending) })),
      async spread(count) {
        const loaded = held ?? (await entry.load());
        try {
          return faultsNamed(file, entry.name, () => spreadRecords(loaded, held ? table : openDbf(loaded.dbf), encoding, count));
        } finally {
          loaded.shp.release();
        }
      },
      async *features() {
        const loaded = held ?? (await entry.load());
        const source = readRecords(file, loaded, held ? table : openDbf(loaded.dbf), encoding);
        try {
          for (;;) {
            const next = faultsNamed(file, entry.name, () => source.next());
            if (next.done) return;
            yield next.value;
          }
        } finally {
          loaded.shp.release();
        }
      },
    };
  });
}

function headerOf({ shp }: ShapefileParts): ReturnType<typeof readShpHeader> {
  try {
    return readShpHeader(shp);
  } finally {
    shp.release();
  }
}

function* readRecords(
  file: string,
  parts: ShapefileParts,
  table: DbfTable,
  encoding: Parameters<typeof readerOf>[1],
): Generator<SourceFeature[]> {
  // Parts of two different files look like this: names would stand on the wrong shapes. Told in passing, so that the file is read once.
  const refuseCounts = (): never => {
    const shapes = countShapes(parts.shp);
    throw new EmpriseError('shapefile-damaged', { file, layer: parts.name, cause: 'counts', record: 0, shapes, rows: table.count });
  };
  const reader = readerOf(table, encoding);
  const shapeRemarks = readShpHeader(parts.shp).hasExtraDimensions ? Z_DROPPED : [];
  let batch: SourceFeature[] = [];
  let index = 0;
  let size = FIRST_ROWS;
  for (const shape of readShapes(parts.shp)) {
    if (index === table.count) refuseCounts();
    const values = reader.record(index++);
    if (values === null) continue;
    const unreadable = typeof shape === 'string' ? shape : undefined;
    const geometry = typeof shape === 'string' ? null : shape;
    const remarks = [...(geometry === null ? [] : shapeRemarks), ...reader.remarks];
    batch.push({
      row: index,
      geometry,
      values,
      ...(unreadable === undefined ? {} : { unreadable }),
      ...(remarks.length > 0 ? { remarks } : {}),
    });
    if (batch.length === size) {
      yield batch;
      batch = [];
      size = BATCH_ROWS;
    }
  }
  if (index < table.count) refuseCounts();
  if (batch.length > 0) yield batch;
}

/** Records at even steps, by hopping from one record's length to the next: no shape in between is read. */
function spreadRecords(parts: ShapefileParts, table: DbfTable, encoding: Parameters<typeof readerOf>[1], count: number): SourceFeature[] {
  const reader = readerOf(table, encoding);
  const features: SourceFeature[] = [];
  for (const { index, shape } of spreadShapes(parts.shp, table.count, count, parts.shx)) {
    const values = index < table.count ? reader.record(index) : null;
    if (values !== null && typeof shape !== 'string') features.push({ row: index + 1, geometry: shape, values });
  }
  return features;
}

function faultsNamed<T>(file: string, layer: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ShpError)
      throw new EmpriseError('shapefile-damaged', { file, layer, cause: `shp-${error.fault}`, record: error.record });
    if (error instanceof DbfError) throw new EmpriseError('shapefile-damaged', { file, layer, cause: `dbf-${error.fault}`, record: 0 });
    throw error;
  }
}

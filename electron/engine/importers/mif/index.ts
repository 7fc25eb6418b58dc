/** MapInfo interchange: shapes in the .mif, attributes in the .mid beside it, both read together as streams. */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { stemOf } from '../containers/presented.ts';
import { familyOf } from '../geojson/features.ts';
import { uniqueNames } from '../names.ts';
import { decoderOf, type EncodingName, encodingGiven, looksUtf8 } from '../text-encoding.ts';
import type { Declared, FormatReader, GeometryFamily, OpenOptions, Source, SourceFeature, SourceLayer, SourceValue } from '../types.ts';
import { readCoordSys } from './coordsys.ts';
import { type MifColumn, type MifHeader, readMifHeader } from './header.ts';
import { linesOf } from './lines.ts';
import { cellsOf, cellValue } from './mid.ts';
import { MifError, readObjects } from './objects.ts';

const BATCH_ROWS = 500;
const SAMPLE_BYTES = 256 * 1024;

export const mif: FormatReader = {
  id: 'mif',
  label: 'MapInfo MIF',
  extensions: ['.mif'],
  sniff: (head) => /^\s*version\s+\d+\s*[\r\n]/i.test(Buffer.from(head.subarray(0, 100)).toString('latin1')),
  open,
};

async function open(path: string, options: OpenOptions): Promise<Source> {
  const file = basename(path);
  const wanted = encodingGiven(file, options.encoding);
  const mid = companionOf(path);
  return faultsNamed(file, () => {
    const { charset } = headerOf(path, 'windows-1252').header;
    const encoding = encodingOf(mid ?? path, wanted, charset);
    const { header, lines } = headerOf(path, encoding.value);
    lines.return?.(undefined);
    const names = uniqueNames(header.columns.map(({ name }) => name));
    const columns = header.columns.map((column, index): MifColumn => ({ ...column, name: names[index] as string }));
    if (mid === null && columns.length > 0) throw new EmpriseError('mif-damaged', { file, cause: 'mid-missing' });
    const read = (): Generator<SourceFeature[]> => readAll(path, mid, encoding.value, columns);
    const survey = surveyOf(read());
    const layer: SourceLayer = {
      name: stemOf(path),
      format: 'mif',
      count: survey.count,
      geometry: survey.family,
      fields: columns.map(({ name, type }) => ({ name, type })),
      fieldsComplete: true,
      ...systemOf(header),
      encoding,
      extent: null,
      remarks: [],
      companions: [{ ending: '.mid', present: mid !== null }],
      *features() {
        try {
          yield* read();
        } catch (error) {
          throw refusal(file, error);
        }
      },
    };
    return { layers: [layer], close: () => {} };
  });
}

function companionOf(path: string): string | null {
  const stem = basename(path, extname(path)).toLowerCase();
  const found = readdirSync(dirname(path)).find((name) => name.toLowerCase() === `${stem}.mid`);
  return found === undefined ? null : join(dirname(path), found);
}

function headerOf(path: string, encoding: EncodingName): { header: MifHeader; lines: Generator<string> } {
  const lines = linesOf(path, decoderOf(encoding));
  const header = readMifHeader(lines);
  if (header === null) {
    lines.return(undefined);
    throw new MifError('header', 0);
  }
  return { header, lines };
}

/** What the head says, unless the texts cannot be that: QGIS and GDAL write UTF-8 under « Neutral ». */
function encodingOf(path: string, wanted: EncodingName | null, charset: EncodingName | null): Declared<EncodingName> {
  if (wanted !== null) return { value: wanted, how: 'given' };
  if (charset !== null && charset !== 'UTF-8') return { value: charset, how: 'header' };
  const bytes = Buffer.alloc(SAMPLE_BYTES);
  const descriptor = openSync(path, 'r');
  let length = 0;
  try {
    length = readSync(descriptor, bytes, 0, SAMPLE_BYTES, 0);
  } finally {
    closeSync(descriptor);
  }
  const isUtf8 = looksUtf8(bytes.subarray(0, length));
  return { value: isUtf8 ? 'UTF-8' : 'windows-1252', how: charset === null ? 'guessed' : isUtf8 ? 'header' : 'corrected' };
}

/** The format gives neither a count nor the kinds of shape before the end: one look at all of it. */
function surveyOf(batches: Iterable<readonly SourceFeature[]>): { count: number; family: GeometryFamily } {
  let count = 0;
  const families = new Set<GeometryFamily>();
  for (const batch of batches) {
    count += batch.length;
    const family = familyOf(batch);
    if (family !== 'none') families.add(family);
  }
  const [only = 'none'] = families;
  return { count, family: families.size > 1 ? 'mixed' : only };
}

function systemOf({ coordSys }: MifHeader): Pick<SourceLayer, 'crs' | 'crsName'> {
  // Without the clause, longitude and latitude (the format's own rule).
  if (coordSys === null) return { crs: { value: 4326, how: 'standard' } };
  const system = readCoordSys(coordSys);
  if (system === null) return { crs: null };
  return system.epsg === null ? { crs: null, crsName: coordSys } : { crs: { value: system.epsg, how: 'header' }, crsName: coordSys };
}

function* readAll(path: string, mid: string | null, encoding: EncodingName, columns: readonly MifColumn[]): Generator<SourceFeature[]> {
  const { header, lines } = headerOf(path, encoding);
  const rows = mid === null ? null : linesOf(mid, decoderOf(encoding));
  try {
    let batch: SourceFeature[] = [];
    let row = 0;
    for (const { geometry, remarks } of readObjects(lines, header.transform)) {
      row++;
      const values: Record<string, SourceValue> = {};
      if (columns.length > 0) {
        const next = rows?.next();
        if (next === undefined || next.done) throw new MifError('counts', row);
        const cells = cellsOf(next.value, header.delimiter);
        for (const [index, column] of columns.entries()) values[column.name] = cellValue(cells[index], column);
      }
      if (typeof geometry === 'string') batch.push({ row, geometry: null, unreadable: geometry, values });
      else batch.push(remarks.length === 0 ? { row, geometry, values } : { row, geometry, values, remarks });
      if (batch.length === BATCH_ROWS) {
        yield batch;
        batch = [];
      }
    }
    // Rows left over: shapes and attributes are not of the same table.
    for (let next = rows?.next(); columns.length > 0 && next !== undefined && !next.done; next = rows?.next())
      if (next.value.trim() !== '') throw new MifError('counts', row + 1);
    if (batch.length > 0) yield batch;
  } finally {
    lines.return(undefined);
    rows?.return(undefined);
  }
}

function faultsNamed<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw refusal(file, error);
  }
}

function refusal(file: string, error: unknown): unknown {
  if (error instanceof MifError) return new EmpriseError('mif-damaged', { file, cause: error.fault, record: error.record });
  return error instanceof RangeError ? new EmpriseError('mif-damaged', { file, cause: 'syntax', record: 0 }) : error;
}

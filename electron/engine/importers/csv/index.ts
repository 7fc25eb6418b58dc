/** Delimited text: any separator and encoding a spreadsheet writes, titles above the names, coordinates under any usual name. Read as a stream. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { chunksOf, isGzipped } from '../geojson/chunks.ts';
import { familyOf } from '../geojson/features.ts';
import { findHeader } from '../table/header.ts';
import { isBlank, TableReader } from '../table/records.ts';
import { refuseTooWide } from '../table/width.ts';
import type { EncodingName } from '../text-encoding.ts';
import type { FormatReader, GeometryFamily, OpenOptions, Source, SourceFeature, SourceLayer } from '../types.ts';
import { CsvParser, sniffDelimiter } from './parser.ts';
import { decideEncoding, textOf, undecodedTexts } from './text.ts';

/** Files up to this size are read once and held; of larger ones the beginning decides. */
const SAMPLE_BYTES = 8 * 1024 * 1024;
const SNIFFED_CHARACTERS = 256 * 1024;
const BATCH_ROWS = 500;

export const csv: FormatReader = {
  id: 'csv',
  label: 'CSV',
  extensions: ['.csv', '.tsv', '.txt'],
  readsGzip: true,
  // Any text may be a table: it is known by its ending.
  sniff: () => false,
  open,
};

interface Table {
  readonly encoding: EncodingName;
  readonly delimiter: string;
}
interface TableRecord {
  readonly cells: readonly string[];
  readonly remarks: readonly string[];
}

async function open(path: string, options: OpenOptions): Promise<Source> {
  const file = basename(path);
  const { size } = await stat(path);
  const gzipped = await isGzipped(path);
  const { head, whole } = await readHead(path, gzipped);
  const encoding = decideEncoding(file, Buffer.concat(head), options.encoding);
  const table: Table = { encoding: encoding.value, delimiter: await delimiterOf(head, encoding.value) };
  const sample: TableRecord[] = [];
  // Not as arguments of one call: a chunk of short lines holds more of them than a call can take.
  for await (const batch of recordsOf(head, table, !whole)) for (const record of batch) sample.push(record);
  const header = findHeader(sample.map(({ cells }) => cells));
  const records = sample.slice(header.firstRow);
  // Names without a row under them: nothing tells which hold coordinates, and there is nothing to place.
  if (records.length === 0) throw new EmpriseError('nothing-usable', { file, count: 0 });
  refuseTooWide(file, header.names.length, records.length, 2 * SAMPLE_BYTES);
  const reader = new TableReader(
    header.names,
    records.map(({ cells }) => cells),
  );
  const features = (some: readonly TableRecord[]): SourceFeature[] =>
    some.map(({ cells, remarks }, index) => reader.toFeature(cells, index + 1, remarks));
  const layer = {
    name: file.replace(/\.gz$/i, '').replace(/\.[^.]+$/, ''),
    format: 'csv',
    fields: reader.fields,
    fieldsComplete: whole,
    crs: reader.coordinates[0]?.crs ?? null,
    encoding,
    extent: null,
    remarks: header.remarks,
    place: reader.place,
    undecoded: undecodedTexts(head[0] ?? Buffer.alloc(0)),
  };
  const close = (): void => {};
  if (whole) return { layers: [{ ...layer, ...heldRows(features(records), reader) }], close };
  // Nothing of the sample is held from here on: the file is read again from its start.
  const estimate = gzipped ? {} : { estimate: Math.round((records.length * size) / SAMPLE_BYTES) };
  const geometry = geometryOf(reader, features(records.slice(0, FAMILY_ROWS)));
  return {
    layers: [{ ...layer, ...estimate, count: null, geometry, features: streamOf(path, gzipped, table, header.firstRow, reader) }],
    close,
  };
}

const FAMILY_ROWS = 5000;

function geometryOf(reader: TableReader, features: readonly SourceFeature[]): GeometryFamily {
  return reader.coordinates.length === 0 ? 'none' : familyOf(features);
}

type Rows = Pick<SourceLayer, 'count' | 'geometry' | 'features'>;

function heldRows(features: readonly SourceFeature[], reader: TableReader): Rows {
  return { count: features.length, geometry: geometryOf(reader, features), features: () => [features] };
}

/** Apart from `open`, whose sample it must not keep alive. */
function streamOf(path: string, gzipped: boolean, table: Table, firstRow: number, reader: TableReader): SourceLayer['features'] {
  return () => featuresOf(path, gzipped, table, firstRow, reader);
}

/** The first bytes, unpacked; `whole` where there are no more. */
async function readHead(path: string, gzipped: boolean): Promise<{ head: Buffer[]; whole: boolean }> {
  const head: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(path, gzipped)) {
    if (bytes + chunk.length > SAMPLE_BYTES) {
      head.push(chunk.subarray(0, SAMPLE_BYTES - bytes));
      return { head, whole: false };
    }
    head.push(chunk);
    bytes += chunk.length;
  }
  return { head, whole: true };
}

/** Excel's `sep=;` line, or what cuts the records alike. */
async function delimiterOf(head: readonly Buffer[], encoding: EncodingName): Promise<string> {
  let text = '';
  for await (const piece of textOf(head, encoding, false)) {
    text += piece.text;
    if (text.length >= SNIFFED_CHARACTERS) break;
  }
  return SEPARATOR_LINE.exec(text)?.[1] ?? sniffDelimiter(text.slice(0, SNIFFED_CHARACTERS));
}

const SEPARATOR_LINE = /^"?sep=(.)"?\r?\n/i;

/** Records that are not blank, in the order of the file. */
async function* recordsOf(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  { encoding, delimiter }: Table,
  isCut: boolean,
): AsyncGenerator<TableRecord[]> {
  const parser = new CsvParser(delimiter);
  const said = (records: readonly string[][], isOther: boolean): TableRecord[] =>
    records.flatMap((cells) => {
      if (isBlank(cells)) return [];
      const remarks = [...(isOther ? ['encoding-mixed'] : []), ...(parser.strayQuotes.has(cells) ? ['quote-unclosed'] : [])];
      return [{ cells, remarks }];
    });
  let isStart = true;
  for await (const { text, isOther } of textOf(chunks, encoding, isCut)) {
    yield said(parser.push(isStart ? text.replace(SEPARATOR_LINE, '') : text), isOther);
    isStart = false;
  }
  if (!isCut) yield said(parser.finish(), false);
}

async function* featuresOf(
  path: string,
  gzipped: boolean,
  table: Table,
  firstRow: number,
  reader: TableReader,
): AsyncGenerator<SourceFeature[]> {
  let row = -firstRow;
  let batch: SourceFeature[] = [];
  for await (const records of recordsOf(chunksOf(path, gzipped), table, false)) {
    for (const { cells, remarks } of records) {
      row++;
      if (row > 0) batch.push(reader.toFeature(cells, row, remarks));
      if (batch.length < BATCH_ROWS) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

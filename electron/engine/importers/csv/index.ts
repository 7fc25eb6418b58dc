import { open as openFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { chunksOf } from '../geojson/chunks.ts';
import { familyOf } from '../geojson/features.ts';
import { uniqueNames } from '../names.ts';
import { decoderOf, type EncodingName, encodingNamed, looksUtf8 } from '../text-encoding.ts';
import type { Declared, FormatReader, OpenOptions, Source, SourceFeature, SourceValue } from '../types.ts';
import { columnTypes } from './column-types.ts';
import { type CoordinateSource, findCoordinates } from './coordinates.ts';
import { CsvParser, sniffDelimiter } from './parser.ts';

/** Files up to this size are read once and held; of larger ones the beginning decides. */
const SAMPLE_BYTES = 8 * 1024 * 1024;
const BATCH_ROWS = 500;

export const csv: FormatReader = {
  id: 'csv',
  label: 'CSV',
  extensions: ['.csv', '.tsv', '.txt'],
  // Any text may be a table: it is known by its ending.
  sniff: () => false,
  open,
};

async function open(path: string, options: OpenOptions): Promise<Source> {
  const file = basename(path);
  const { size } = await stat(path);
  const head = await readHead(path, Math.min(size, SAMPLE_BYTES));
  const encoding = decideEncoding(file, head, options.encoding);
  const whole = size <= SAMPLE_BYTES;
  const sampleText = withoutBom(decodeCut(head, encoding.value, whole));
  const delimiter = sniffDelimiter(sampleText.slice(0, 256 * 1024));
  const parser = new CsvParser(delimiter);
  const records = [...parser.push(sampleText), ...(whole ? parser.finish() : [])].filter((cells) => !isBlank(cells));
  const rawHeader = records.shift();
  // Names without a row under them: nothing tells which hold coordinates, and there is nothing to place.
  if (rawHeader === undefined || records.length === 0) throw new EmpriseError('nothing-usable', { file, count: 0 });
  const header = uniqueNames(rawHeader.map((name, index) => name.trim() || `colonne_${index + 1}`));

  const coordinates = findCoordinates(header, records);
  const used = new Set(coordinates.filter((source) => source.onlyGeometry).flatMap((source) => source.columns));
  const kept = header.flatMap((_, column) => (used.has(column) ? [] : [column]));
  const types = columnTypes(header, records);
  const toFeature = (cells: readonly string[], row: number): SourceFeature => featureOf(cells, row, header, kept, coordinates);
  const first = records.map((cells, index) => toFeature(cells, index + 1));
  return {
    layers: [
      {
        name: file.replace(/\.[^.]+$/, ''),
        format: 'csv',
        count: whole ? first.length : null,
        ...(whole ? {} : { estimate: Math.round((first.length * size) / SAMPLE_BYTES) }),
        geometry: coordinates.length === 0 ? 'none' : familyOf(first),
        fields: kept.map((column) => ({ name: header[column] as string, type: types[column] ?? 'text' })),
        fieldsComplete: whole,
        crs: coordinates[0]?.crs ?? null,
        encoding,
        extent: null,
        remarks: [],
        features: () => (whole ? [first] : readAll(path, encoding.value, delimiter, toFeature)),
      },
    ],
    close: () => {},
  };
}

async function readHead(path: string, length: number): Promise<Buffer> {
  const handle = await openFile(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function decideEncoding(file: string, head: Buffer, wanted: string | undefined): Declared<EncodingName> {
  if (wanted !== undefined) {
    const given = encodingNamed(wanted);
    if (given === null) throw new EmpriseError('encoding-unknown', { file, encoding: wanted });
    return { value: given, how: 'given' };
  }
  if (head[0] === 0xff && head[1] === 0xfe) return { value: 'UTF-16LE', how: 'header' };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { value: 'UTF-8', how: 'header' };
  return { value: looksUtf8(head) ? 'UTF-8' : 'windows-1252', how: 'guessed' };
}

/** A sample cut inside a character or a line is cut back to its last whole line. */
function decodeCut(bytes: Buffer, encoding: EncodingName, whole: boolean): string {
  const end = whole ? bytes.length : encoding === 'UTF-16LE' ? bytes.length & ~1 : bytes.lastIndexOf(0x0a) + 1;
  return decoderOf(encoding)(bytes.subarray(0, end));
}

/** One file in the wild has two marks. */
const withoutBom = (text: string): string => text.replace(/^\uFEFF+/, '');
const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

async function* readAll(
  path: string,
  encoding: EncodingName,
  delimiter: string,
  toFeature: (cells: readonly string[], row: number) => SourceFeature,
): AsyncGenerator<SourceFeature[]> {
  const decoder = encoding === 'UTF-8' ? new TextDecoder('utf-8') : encoding === 'UTF-16LE' ? new TextDecoder('utf-16le') : null;
  const decode = (chunk: Buffer): string => (decoder ? decoder.decode(chunk, { stream: true }) : decoderOf(encoding)(chunk));
  const parser = new CsvParser(delimiter);
  let row = -1;
  const batch: SourceFeature[] = [];
  const take = (records: readonly string[][]): void => {
    for (const cells of records) {
      if (isBlank(cells)) continue;
      if (++row > 0) batch.push(toFeature(cells, row));
    }
  };
  let isStart = true;
  for await (const chunk of chunksOf(path, false)) {
    const text = decode(chunk);
    take(parser.push(isStart ? withoutBom(text) : text));
    isStart = false;
    while (batch.length >= BATCH_ROWS) yield batch.splice(0, BATCH_ROWS);
  }
  take(parser.finish());
  while (batch.length > 0) yield batch.splice(0, BATCH_ROWS);
}

function featureOf(
  cells: readonly string[],
  row: number,
  header: readonly string[],
  kept: readonly number[],
  coordinates: readonly CoordinateSource[],
): SourceFeature {
  const values: Record<string, SourceValue> = {};
  for (const column of kept) {
    const cell = cells[column];
    values[header[column] as string] = cell === undefined || cell === '' ? null : cell;
  }
  // One unquoted delimiter shifts all that follows: guessing where would put values under wrong names.
  if (cells.length > header.length && !isBlank(cells.slice(header.length)))
    return { row, geometry: null, unreadable: 'row-too-long', values };
  const remarks: string[] = cells.length < header.length ? ['row-too-short'] : [];
  let fault: string | null = null;
  for (const source of coordinates) {
    const found = source.read(cells);
    if (found === null) continue;
    if (typeof found === 'string') {
      fault ??= found;
      continue;
    }
    if (fault !== null) remarks.push('outline-unreadable');
    return { row, geometry: found, values, ...(remarks.length > 0 ? { remarks } : {}) };
  }
  if (fault !== null) return { row, geometry: null, unreadable: fault, values };
  return { row, geometry: null, values, ...(remarks.length > 0 ? { remarks } : {}) };
}

/** Attribute table of a shapefile (dBase III, with the binary types some writers add). */
import { uniqueNames } from '../names.ts';
import { decoderOf, type EncodingName, encodingNamed, looksUtf8 } from '../text-encoding.ts';
import type { Declared, SourceField, SourceValue } from '../types.ts';

export interface DbfColumn {
  readonly nameBytes: Uint8Array;
  /** dBase letter: C, N, F, D, L, and I, O (binary). */
  readonly letter: string;
  readonly offset: number;
  readonly width: number;
  readonly decimals: number;
}

export interface DbfTable {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly dataAt: number;
  readonly recordBytes: number;
  readonly languageByte: number;
  readonly columns: readonly DbfColumn[];
}

export class DbfError extends Error {
  readonly fault: 'header' | 'truncated';

  constructor(fault: 'header' | 'truncated') {
    super(`dbf ${fault}`);
    this.fault = fault;
  }
}

export function openDbf(bytes: Uint8Array): DbfTable {
  if (bytes.length < 33) throw new DbfError('truncated');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(4, true);
  const dataAt = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  if (dataAt < 33 || recordBytes < 1 || dataAt > bytes.length) throw new DbfError('header');
  const columns: DbfColumn[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= dataAt && bytes[at] !== 0x0d; at += 32) {
    const end = bytes.subarray(at, at + 11).indexOf(0);
    const width = bytes[at + 16] as number;
    columns.push({
      nameBytes: bytes.subarray(at, at + (end < 0 ? 11 : end)),
      letter: String.fromCharCode(bytes[at + 11] as number),
      offset,
      width,
      decimals: bytes[at + 17] as number,
    });
    offset += width;
  }
  if (offset > recordBytes) throw new DbfError('header');
  // Some writers leave out the closing 1A byte; none may leave out a record.
  if (dataAt + count * recordBytes > bytes.length) throw new DbfError('truncated');
  return { bytes, count, dataAt, recordBytes, languageByte: bytes[29] as number, columns };
}

const BY_LANGUAGE_BYTE: Readonly<Record<number, EncodingName>> = {
  1: 'CP437',
  2: 'CP850',
  3: 'windows-1252',
  4: 'macintosh',
  87: 'windows-1252',
};

/** `.cpg`, else the language byte, else what the bytes can be; a label the bytes contradict gives way to them. */
export function decideEncoding(table: DbfTable, cpg: string | null): Declared<EncodingName> & { readonly declared: string | null } {
  const byCpg = cpg === null ? null : encodingNamed(cpg);
  const byLanguage = BY_LANGUAGE_BYTE[table.languageByte] ?? null;
  const label = byCpg ?? byLanguage;
  const { accents, utf8 } = evidence(table);
  if (label !== null && accents) {
    if (label === 'UTF-8' && !utf8) return { value: 'windows-1252', how: 'corrected', declared: label };
    // Accented text in a one-byte encoding is practically never valid UTF-8 throughout.
    if (label !== 'UTF-8' && utf8) return { value: 'UTF-8', how: 'corrected', declared: label };
  }
  if (byCpg !== null) return { value: byCpg, how: 'cpg', declared: cpg };
  if (byLanguage !== null) return { value: byLanguage, how: 'header', declared: byLanguage };
  return { value: utf8 ? 'UTF-8' : 'windows-1252', how: 'guessed', declared: cpg };
}

/** Whether text columns hold bytes beyond ASCII, and whether all of them are UTF-8 (a character cut by the column's width is forgiven). */
function evidence(table: DbfTable): { accents: boolean; utf8: boolean } {
  let accents = false;
  for (const column of table.columns) {
    if (column.letter !== 'C') continue;
    for (let row = 0; row < table.count; row++) {
      const at = table.dataAt + row * table.recordBytes + column.offset;
      let beyondAscii = false;
      for (let i = at; i < at + column.width; i++) {
        if ((table.bytes[i] as number) > 127) {
          beyondAscii = true;
          break;
        }
      }
      if (!beyondAscii) continue;
      accents = true;
      if (!looksUtf8(table.bytes.subarray(at, at + column.width))) return { accents, utf8: false };
    }
  }
  return { accents, utf8: true };
}

export interface DbfReader {
  readonly fields: readonly SourceField[];
  /** Values of a record (0-based), or null for one marked as deleted. */
  record(index: number): Record<string, SourceValue> | null;
}

export function readerOf(table: DbfTable, encoding: EncodingName): DbfReader {
  const decode = decoderOf(encoding);
  const buffer = Buffer.from(table.bytes.buffer, table.bytes.byteOffset, table.bytes.byteLength);
  const names = uniqueNames(table.columns.map((column, index) => decode(column.nameBytes).trim() || `colonne_${index + 1}`));

  const textAt = (start: number, end: number): string => {
    let stop = end;
    while (stop > start && (buffer[stop - 1] === 0x20 || buffer[stop - 1] === 0)) stop--;
    const latin = buffer.toString('latin1', start, stop);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: everything beyond ASCII is what is looked for
    return /[^\x00-\x7f]/.test(latin) ? decode(buffer.subarray(start, stop)) : latin;
  };
  const read = (column: DbfColumn, type: SourceField['type'], at: number): SourceValue => {
    const start = at + column.offset;
    if (column.letter === 'I') return buffer.readInt32LE(start);
    if (column.letter === 'O') return buffer.readDoubleLE(start);
    const text = textAt(start, start + column.width);
    if (type === 'text') return text === '' ? null : column.letter === 'C' ? text : text.trim() || null;
    const value = text.trim();
    if (value === '') return null;
    if (type === 'boolean') return /^[TYty]$/.test(value) ? true : /^[FNfn]$/.test(value) ? false : null;
    if (type === 'date')
      return /^\d{8}$/.test(value) && value !== '00000000' ? `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}` : null;
    // "*****" marks a number too wide for its column.
    const number = Number(value.replace(',', '.'));
    return Number.isFinite(number) ? number : null;
  };

  const types = table.columns.map((column) => typeOf(column, table, buffer));
  return {
    fields: names.map((name, index) => ({ name, type: types[index] as SourceField['type'] })),
    record(index) {
      const at = table.dataAt + index * table.recordBytes;
      if (buffer[at] === 0x2a) return null;
      const values: Record<string, SourceValue> = {};
      for (let i = 0; i < names.length; i++)
        values[names[i] as string] = read(table.columns[i] as DbfColumn, types[i] as SourceField['type'], at);
      return values;
    },
  };
}

/** Whole numbers wider than a double can hold exactly are codes (SIRET, parcel ids): they stay text. */
const SAFE_DIGITS = 15;

function typeOf(column: DbfColumn, table: DbfTable, buffer: Buffer): SourceField['type'] {
  switch (column.letter) {
    case 'N':
    case 'F':
      if (column.decimals > 0) return 'real';
      if (column.letter === 'F') return 'real';
      return column.width > SAFE_DIGITS && hasLongNumber(column, table, buffer) ? 'text' : 'integer';
    case 'I':
      return 'integer';
    case 'O':
      return 'real';
    case 'D':
      return 'date';
    case 'L':
      return 'boolean';
    default:
      return 'text';
  }
}

function hasLongNumber(column: DbfColumn, table: DbfTable, buffer: Buffer): boolean {
  for (let row = 0; row < table.count; row++) {
    const at = table.dataAt + row * table.recordBytes + column.offset;
    if (buffer.toString('latin1', at, at + column.width).trim().length > SAFE_DIGITS) return true;
  }
  return false;
}

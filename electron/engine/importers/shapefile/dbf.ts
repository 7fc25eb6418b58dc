/** Attribute table of a shapefile (dBase III, with the binary types some writers add). */
import { isAscii, isUtf8 } from 'node:buffer';
import { betterThan, oneByteEncoding } from '../encoding-evidence.ts';
import { uniqueNames } from '../names.ts';
import { BY_LANGUAGE_BYTE, type Decode, decoderOf, type EncodingName, encodingNamed, looksUtf8 } from '../text-encoding.ts';
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

export interface DbfEncoding extends Declared<EncodingName> {
  readonly declared: string | null;
  /** A few texts with bytes beyond ASCII. */
  readonly undecoded: readonly Uint8Array[];
}

/** `.cpg`, else the language byte, else what the bytes can be; a label the bytes contradict gives way to them. The whole table is looked at. */
export function decideEncoding(table: DbfTable, cpg: string | null): DbfEncoding {
  const byCpg = cpg === null ? null : encodingNamed(cpg);
  const byLanguage = BY_LANGUAGE_BYTE[table.languageByte] ?? null;
  const label = byCpg ?? byLanguage;
  const { accents, utf8, undecoded } = evidence(table);
  const decided = (value: EncodingName, how: DbfEncoding['how'], declared: string | null): DbfEncoding => ({
    value,
    how,
    declared,
    undecoded,
  });
  if (label !== null && accents > 0) {
    // Accented text in a one-byte encoding is practically never valid UTF-8 throughout; one spoilt text does not make UTF-8 something else.
    const isUtf8 = utf8 === accents || (label === 'UTF-8' && utf8 * 2 > accents);
    if (label === 'UTF-8' && !isUtf8) return decided(oneByteEncoding(undecoded), 'corrected', label);
    if (label !== 'UTF-8' && isUtf8) return decided('UTF-8', 'corrected', label);
    const better = label === 'UTF-8' ? null : betterThan(label, undecoded);
    if (better !== null) return decided(better, 'corrected', label);
  }
  if (byCpg !== null) return decided(byCpg, 'cpg', cpg);
  if (byLanguage !== null) return decided(byLanguage, 'header', byLanguage);
  return decided(utf8 * 2 > accents || accents === 0 ? 'UTF-8' : oneByteEncoding(undecoded), 'guessed', cpg);
}

const TEXTS_KEPT = 60;

/** Number of texts with bytes beyond ASCII (as many as were looked at), how many of them are UTF-8 (a character cut by the column's width is forgiven), and a few. */
function evidence(table: DbfTable): { accents: number; utf8: number; undecoded: Uint8Array[] } {
  let accents = 0;
  let utf8 = 0;
  const undecoded: Uint8Array[] = [];
  const seen = new Set<string>();
  const columns = table.columns.filter(({ letter }) => letter === 'C');
  // Where all of it is UTF-8, all texts are: a few are enough, and which share of them is UTF-8 is known.
  const isAllUtf8 = isUtf8(table.bytes.subarray(table.dataAt, table.dataAt + table.count * table.recordBytes));
  for (let row = 0; row < table.count; row++) {
    if (isAllUtf8 && undecoded.length >= TEXTS_KEPT) break;
    const at = table.dataAt + row * table.recordBytes;
    // most records have no accent at all, and are passed over at once
    if (isAscii(table.bytes.subarray(at, at + table.recordBytes))) continue;
    for (const { offset, width } of columns) {
      const text = table.bytes.subarray(at + offset, at + offset + width);
      if (isAscii(text)) continue;
      accents++;
      if (looksUtf8(trimmed(text))) utf8++;
      if (undecoded.length >= TEXTS_KEPT) continue;
      const key = Buffer.from(text).toString('latin1');
      if (!seen.has(key)) undecoded.push(Uint8Array.from(trimmed(text)));
      seen.add(key);
    }
  }
  return { accents, utf8, undecoded };
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
  return bytes.subarray(0, end);
}

export interface DbfReader {
  readonly fields: readonly SourceField[];
  /** Values of a record (0-based), or null for one marked as deleted. */
  record(index: number): Record<string, SourceValue> | null;
  /** Note codes about the record read last: a text cut inside a character by its column's width, one that is not in the table's encoding. */
  readonly remarks: readonly string[];
}

export function readerOf(table: DbfTable, encoding: EncodingName): DbfReader {
  let remarks: string[] = [];
  const decoded = decoderOf(encoding);
  const remark = (code: string): void => {
    if (!remarks.includes(code)) remarks.push(code);
  };
  const decode: Decode = (bytes) => {
    if (encoding !== 'UTF-8' || isUtf8(bytes)) return decoded(bytes);
    const isCut = looksUtf8(bytes);
    remark(isCut ? 'text-cut' : 'encoding-mixed');
    return isCut ? decoded(bytes).replace(/\ufffd+$/, '') : decoderOf('windows-1252')(bytes);
  };
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

  // Copied, it has room for all fields at once: an object that grows field by field is made again several times.
  const empty: Readonly<Record<string, SourceValue>> = Object.fromEntries(names.map((name) => [name, null]));
  const types = typesOf(table, buffer);
  return {
    get remarks() {
      return remarks;
    },
    fields: names.map((name, index) => ({ name, type: types[index] as SourceField['type'] })),
    record(index) {
      const at = table.dataAt + index * table.recordBytes;
      if (buffer[at] === 0x2a) return null;
      remarks = [];
      const values: Record<string, SourceValue> = { ...empty };
      for (let i = 0; i < names.length; i++)
        values[names[i] as string] = read(table.columns[i] as DbfColumn, types[i] as SourceField['type'], at);
      return values;
    },
  };
}

const typesKnown = new WeakMap<DbfTable, SourceField['type'][]>();

/** Found once: wide numbers are looked for in the whole table. */
function typesOf(table: DbfTable, buffer: Buffer): SourceField['type'][] {
  const types = typesKnown.get(table) ?? table.columns.map((column) => typeOf(column, table, buffer));
  typesKnown.set(table, types);
  return types;
}

/** Whole numbers wider than a double can hold exactly are codes (SIRET, parcel ids): they stay text. */
const SAFE_DIGITS = 15;
const SPACE = 0x20;

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
    const end = at + column.width;
    // most numbers stand at the right of a wide column
    if (buffer[end - 1] !== SPACE && buffer[end - SAFE_DIGITS - 1] === SPACE) continue;
    if (buffer.toString('latin1', at, end).trim().length > SAFE_DIGITS) return true;
  }
  return false;
}

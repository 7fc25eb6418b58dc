/** Attributes as dBASE III+, texts in UTF-8. Names of at most ten bytes, texts of at most 254: what is shortened is noted. */
import type { FieldDefinition } from '../../../../shared/domain/kinds/index.ts';
import type { NoteBook } from '../../../../shared/domain/note.ts';
import type { OutputValue } from './types.ts';

const MOST_TEXT = 254;
const INTEGER_WIDTH = 18;
const REAL_WIDTH = 24;
const REAL_DECIMALS = 10;

interface Column {
  readonly name: string;
  readonly type: 'C' | 'N' | 'L' | 'D';
  readonly width: number;
  readonly decimals: number;
}

export function writeDbf(fields: readonly FieldDefinition[], rows: readonly (readonly OutputValue[])[], notes: NoteBook): Uint8Array {
  const encoder = new TextEncoder();
  const names = shortNames(fields, notes);
  const texts = fields.map((field, index) => (textual(field) ? rows.map((row) => encoder.encode(textOf(row[index] ?? null))) : null));
  const columns: Column[] = fields.map((field, index) => columnOf(field, names[index] as string, texts[index] ?? null));
  // A table without any column is not a dBASE file: the record number stands in.
  if (columns.length === 0) columns.push({ name: 'FID', type: 'N', width: INTEGER_WIDTH, decimals: 0 });
  const recordLength = 1 + columns.reduce((sum, { width }) => sum + width, 0);
  const headerLength = 32 + columns.length * 32 + 1;
  const bytes = new Uint8Array(headerLength + rows.length * recordLength + 1).fill(0x20, headerLength);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  // Last update: the first day the format can be zipped with, so that the bytes are a matter of the data alone.
  bytes.set([80, 1, 1], 1);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerLength, true);
  view.setUint16(10, recordLength, true);
  columns.forEach(({ name, type, width, decimals }, index) => {
    const at = 32 + index * 32;
    bytes.set(encoder.encode(name), at);
    bytes[at + 11] = type.charCodeAt(0);
    bytes[at + 16] = width;
    bytes[at + 17] = decimals;
  });
  bytes[headerLength - 1] = 0x0d;
  let cut = 0;
  rows.forEach((row, record) => {
    let at = headerLength + record * recordLength + 1;
    columns.forEach((column, index) => {
      const text = texts[index]?.[record];
      if (text && text.length > column.width) cut++;
      const cell = text
        ? whole(text, column.width)
        : encoder.encode(cellOf(fields.length === 0 ? record + 1 : (row[index] ?? null), column));
      bytes.set(cell, at);
      at += column.width;
    });
  });
  bytes[bytes.length - 1] = 0x1a;
  if (cut > 0) notes.add('export-text-cut', { limit: MOST_TEXT }, undefined, cut);
  return bytes;
}

const textual = ({ type }: FieldDefinition): boolean => type === 'text' || type === 'json' || type === 'datetime';
const textOf = (value: OutputValue): string => (value === null ? '' : String(value));

function columnOf({ type }: FieldDefinition, name: string, texts: readonly Uint8Array[] | null): Column {
  if (type === 'integer') return { name, type: 'N', width: INTEGER_WIDTH, decimals: 0 };
  if (type === 'real') return { name, type: 'N', width: REAL_WIDTH, decimals: REAL_DECIMALS };
  if (type === 'boolean') return { name, type: 'L', width: 1, decimals: 0 };
  if (type === 'date') return { name, type: 'D', width: 8, decimals: 0 };
  const longest = (texts ?? []).reduce((most, text) => Math.max(most, text.length), 1);
  return { name, type: 'C', width: Math.min(longest, MOST_TEXT), decimals: 0 };
}

/** Missing values are blank, never 0. */
function cellOf(value: OutputValue, { type, width, decimals }: Column): string {
  if (type === 'L') return value === null ? '?' : value === true ? 'T' : 'F';
  if (value === null) return '';
  if (type === 'D') return /^\d{4}-\d{2}-\d{2}/.test(String(value)) ? String(value).slice(0, 10).replaceAll('-', '') : '';
  const number = Number(value);
  if (!Number.isFinite(number)) return '';
  if (decimals === 0) return Math.round(number).toFixed(0).padStart(width).slice(0, width);
  // Very large values give up decimals before they give up digits.
  for (let digits = decimals; digits >= 0; digits--) {
    const text = number.toFixed(digits);
    if (text.length <= width && !text.includes('e')) return text.padStart(width);
  }
  return '';
}

/** The first bytes that hold whole characters. */
function whole(text: Uint8Array, width: number): Uint8Array {
  if (text.length <= width) return text;
  let end = width;
  while (end > 0 && ((text[end] as number) & 0xc0) === 0x80) end--;
  return text.subarray(0, end);
}

/** ASCII names of ten characters at most, each once; a changed name is noted with its origin. */
export function shortNames(fields: readonly FieldDefinition[], notes: NoteBook): string[] {
  const used = new Set<string>();
  return fields.map(({ name }) => {
    const plain = name.normalize('NFD').replace(/[^\w]/g, '');
    let short = plain.slice(0, 10) || 'champ';
    for (let n = 1; used.has(short.toLowerCase()); n++) {
      const ending = `_${n}`;
      short = plain.slice(0, 10 - ending.length) + ending;
    }
    used.add(short.toLowerCase());
    if (short !== name) notes.add('export-field-renamed', { from: name, to: short });
    return short;
  });
}

/** A cell of a workbook as the text that a planner reads in it, without what only adorns it. */
import type { CellObject, SSF } from '@e965/xlsx';
import type { SourceField } from '../types.ts';

export const CELL_TYPES = ['text', 'integer', 'real', 'date', 'datetime', 'boolean'] as const;
export type CellType = (typeof CELL_TYPES)[number];

export interface ReadCell {
  readonly text: string;
  readonly type: CellType;
  /** Note code of how it was read. */
  readonly remark?: 'cell-in-error' | 'percentages';
}

type Formats = Pick<typeof SSF, 'is_date' | 'parse_date_code'>;

/** Excel keeps fifteen digits: what comes after them is the machine's. */
const DIGITS = 15;

/** Null for an empty cell. */
export function readCell(cell: CellObject | null | undefined, formats: Formats, date1904: boolean): ReadCell | null {
  if (!cell || cell.v === undefined || cell.v === null || cell.v === '') {
    return cell?.t === 'e' ? { text: '', type: 'text', remark: 'cell-in-error' } : null;
  }
  switch (cell.t) {
    case 'e':
      return { text: '', type: 'text', remark: 'cell-in-error' };
    case 'b':
      return { text: cell.v ? 'vrai' : 'faux', type: 'boolean' };
    case 'd':
      return dated(new Date(cell.v as Date).toISOString().replace(/(T00:00:00)?\.000Z$/, ''));
    case 'n':
      return readNumber(Number(cell.v), typeof cell.z === 'string' ? cell.z : '', formats, date1904);
    case 's':
      return { text: String(cell.v), type: 'text' };
    default:
      return null;
  }
}

function readNumber(value: number, format: string, formats: Formats, date1904: boolean): ReadCell | null {
  if (!Number.isFinite(value)) return { text: '', type: 'text', remark: 'cell-in-error' };
  const bare = format.replace(/"[^"]*"|\\./g, '');
  if (format !== '' && format !== 'General' && formats.is_date(format)) {
    const date = readDate(value, bare, formats, date1904);
    if (date !== null) return date;
  }
  if (bare.includes('%')) return { text: numberText(value * 100, 12), type: 'real', remark: 'percentages' };
  // « 00000 » shows 1004 as 01004: a code, and the zeros belong to it.
  const zeros = /^0[0\s-]+$/.test(bare) ? bare.replace(/[^0]/g, '').length : 0;
  if (zeros > 1 && Number.isInteger(value) && value >= 0) return { text: String(value).padStart(zeros, '0'), type: 'text' };
  return { text: numberText(value, DIGITS), type: Number.isInteger(value) ? 'integer' : 'real' };
}

/** Integers in full, never as 3.47E+13. */
function numberText(value: number, digits: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const rounded = Number(value.toPrecision(digits));
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded);
}

/** Null where the serial number is no date: 0 in a cell formatted as one. */
function readDate(value: number, bare: string, formats: Formats, date1904: boolean): ReadCell | null {
  if (/\[[hms]+\]/i.test(bare) || (!/[yd]/i.test(bare) && value < 1)) return { text: duration(value), type: 'text' };
  // The library counts from 1900; the other calendar of Excel starts four years and a day later.
  const parts = formats.parse_date_code(value + (date1904 ? 1462 : 0));
  if (!parts || parts.d < 1 || parts.m < 1) return null;
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${String(parts.y).padStart(4, '0')}-${two(parts.m)}-${two(parts.d)}`;
  const seconds = Math.round(parts.S);
  return dated(
    parts.H === 0 && parts.M === 0 && seconds === 0 ? day : `${day}T${two(parts.H)}:${two(parts.M)}:${two(Math.min(seconds, 59))}`,
  );
}

const dated = (text: string): ReadCell => ({ text, type: text.length > 10 ? 'datetime' : 'date' });

function duration(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${days < 0 ? '-' : ''}${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

/** The narrowest type that holds all cells of a column; text as soon as one is text. */
export function commonType(types: ReadonlySet<CellType>): SourceField['type'] {
  const [only] = types;
  if (only === undefined) return 'text';
  if (types.size === 1) return only;
  const among = (...some: readonly CellType[]): boolean => [...types].every((type) => some.includes(type));
  if (among('integer', 'real')) return 'real';
  return among('date', 'datetime') ? 'datetime' : 'text';
}

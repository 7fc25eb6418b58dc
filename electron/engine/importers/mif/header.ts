/** The head of a MIF file (MapInfo Data Interchange Format, appendix J of the MapInfo Professional user guide). */
import { type EncodingName, encodingNamed } from '../text-encoding.ts';
import type { SourceField } from '../types.ts';

export interface MifColumn extends SourceField {
  /** Lower case: char, integer, smallint, largeint, float, decimal, date, datetime, time, logical. */
  readonly kind: string;
}

export interface MifHeader {
  /** Null where the file says « Neutral », which is any. */
  readonly charset: EncodingName | null;
  readonly delimiter: string;
  readonly coordSys: string | null;
  /** Multipliers and displacements: stored number × scale + shift. */
  readonly transform: readonly [scaleX: number, scaleY: number, shiftX: number, shiftY: number];
  readonly columns: readonly MifColumn[];
}

const CHARSETS: Readonly<Record<string, EncodingName>> = {
  windowslatin1: 'windows-1252',
  'iso8859-1': 'ISO-8859-1',
  'iso8859-15': 'ISO-8859-15',
  codepage850: 'CP850',
  codepage437: 'CP437',
  macroman: 'macintosh',
  'utf-8': 'UTF-8',
  utf8: 'UTF-8',
};

const TYPES: Readonly<Record<string, SourceField['type']>> = {
  ...{ integer: 'integer', smallint: 'integer', largeint: 'integer', float: 'real', decimal: 'real', logical: 'boolean' },
  ...{ date: 'date', datetime: 'datetime', time: 'text', char: 'text' },
};

/** Reads up to and including « Data ». Null where the lines are no such head. */
export function readMifHeader(lines: Iterator<string>): MifHeader | null {
  let charset: EncodingName | null = null;
  let delimiter = '\t';
  let coordSys: string | null = null;
  let transform: MifHeader['transform'] = [1, 1, 0, 0];
  let columns: MifColumn[] | null = null;
  let sawVersion = false;
  for (let next = lines.next(); !next.done; next = lines.next()) {
    const line = next.value.trim();
    const [, word = '', rest = ''] = /^(\w+)\s*(.*)$/.exec(line) ?? [];
    switch (word.toLowerCase()) {
      case 'version':
        sawVersion = true;
        break;
      case 'charset': {
        const name = quoted(rest);
        charset = CHARSETS[name.toLowerCase()] ?? (/^neutral$/i.test(name) ? null : encodingNamed(name));
        break;
      }
      case 'delimiter':
        delimiter = quoted(rest) || '\t';
        break;
      case 'coordsys':
        coordSys = rest;
        break;
      case 'transform': {
        const [scaleX = 0, scaleY = 0, shiftX = 0, shiftY = 0] = rest.split(',').map(Number);
        transform = [scaleX || 1, scaleY || 1, shiftX || 0, shiftY || 0];
        break;
      }
      case 'columns':
        columns = readColumns(lines, Number(rest));
        if (columns === null) return null;
        break;
      case 'data':
        return sawVersion && columns !== null ? { charset, delimiter, coordSys, transform, columns } : null;
      default:
      // Unique, Index, and what later versions add: nothing about the objects.
    }
  }
  return null;
}

const quoted = (text: string): string => /"([^"]*)"/.exec(text)?.[1] ?? text.trim();

/** A table of MapInfo has at most 250 columns. */
const MAX_COLUMNS = 1000;

function readColumns(lines: Iterator<string>, count: number): MifColumn[] | null {
  if (!Number.isInteger(count) || count < 0 || count > MAX_COLUMNS) return null;
  const columns: MifColumn[] = [];
  while (columns.length < count) {
    const next = lines.next();
    if (next.done) return null;
    const match = /^\s*(.+?)\s+(\w+)\s*(\([^)]*\))?\s*$/.exec(next.value);
    const kind = (match?.[2] ?? '').toLowerCase();
    const type = TYPES[kind];
    if (match === null || type === undefined) return null;
    columns.push({ name: match[1] as string, kind, type });
  }
  return columns;
}

/** One sheet to records: blank rows left out, merged cells given to each of their rows, titles above the names told from them. */
import type { CellObject, SSF, WorkSheet } from '@e965/xlsx';
import { familyOf } from '../geojson/features.ts';
import { isCodeName } from '../table/column-types.ts';
import { findHeader } from '../table/header.ts';
import { isBlank, TableReader } from '../table/records.ts';
import type { SourceFeature, SourceLayer } from '../types.ts';
import { type CellType, commonType, type ReadCell, readCell } from './cells.ts';
import type { WorkbookFormat } from './guard.ts';

const BATCH_ROWS = 500;
const SAMPLE_ROWS = 2000;

type Grid = (readonly (CellObject | null | undefined)[] | undefined)[];

export interface SheetInput {
  readonly name: string;
  readonly format: WorkbookFormat;
  readonly sheet: WorkSheet;
  readonly formats: typeof SSF;
  readonly date1904: boolean;
}

/** Null for a sheet without a row under its names. */
export function sheetLayer({ name, format, sheet, formats, date1904 }: SheetInput): SourceLayer | null {
  const grid = (sheet['!data'] ?? []) as Grid;
  const rows: (ReadCell | null)[][] = [];
  const rowNumbers: number[] = [];
  grid.forEach((cells, row) => {
    const read: (ReadCell | null)[] = [];
    cells?.forEach((cell, column) => {
      const found = readCell(cell, formats, date1904);
      if (found !== null) read[column] = found;
    });
    if (read.length === 0) return;
    rows.push(read);
    rowNumbers.push(row);
  });
  const merged = spreadMerged(rows, rowNumbers, sheet['!merges'] ?? []);
  const records = rows.map((cells) => Array.from(cells, (cell) => cell?.text ?? ''));
  const filled = records.flatMap((cells, index) => (isBlank(cells) ? [] : [index]));
  const header = findHeader(
    filled.map((index) => records[index] as string[]),
    { isGrid: true },
  );
  const kept = filled.slice(header.firstRow);
  if (kept.length === 0) return null;
  const types = header.names.map((column, index) => (column === null || isCodeName(column) ? 'text' : typeOf(rows, kept, index)));
  const data = kept.map((index) => records[index] as string[]);
  const remarks = kept.map((index) => remarksOf(rows[index] as (ReadCell | null)[]));
  const reader = new TableReader(header.names, data.slice(0, SAMPLE_ROWS), types);
  const toFeature = (cells: string[], index: number): SourceFeature =>
    // A row of a sheet ends where its last value stands: that says nothing.
    reader.toFeature(padded(cells, header.names.length), index + 1, remarks[index]);
  return {
    name,
    format,
    count: data.length,
    geometry: reader.coordinates.length === 0 ? 'none' : familyOf(data.map(toFeature)),
    fields: reader.fields,
    fieldsComplete: true,
    crs: reader.coordinates[0]?.crs ?? null,
    encoding: null,
    extent: null,
    remarks: [...header.remarks, ...(merged === 0 ? [] : [{ code: 'merged-cells', params: { cells: merged } }])],
    place: reader.place,
    *features() {
      for (let at = 0; at < data.length; at += BATCH_ROWS) {
        yield data.slice(at, at + BATCH_ROWS).map((cells, index) => toFeature(cells, at + index));
      }
    },
  };
}

const padded = (cells: string[], width: number): string[] =>
  cells.length >= width ? cells : [...cells, ...new Array<string>(width - cells.length).fill('')];

function typeOf(rows: readonly (readonly (ReadCell | null)[])[], kept: readonly number[], column: number): ReturnType<typeof commonType> {
  const types = new Set<CellType>();
  for (const index of kept) {
    const cell = rows[index]?.[column];
    if (cell && cell.text.trim() !== '') types.add(cell.type);
  }
  return commonType(types);
}

const remarksOf = (cells: readonly (ReadCell | null)[]): string[] => [...new Set(cells.flatMap((cell) => cell?.remark ?? []))];

interface Merge {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
}

/** The value of cells merged downwards holds for each row that has others: « the same EPCI for these five sites ». Answers how many were given one. */
function spreadMerged(rows: (ReadCell | null)[][], rowNumbers: readonly number[], merges: readonly Merge[]): number {
  const indexOf = new Map(rowNumbers.map((row, index) => [row, index]));
  let given = 0;
  for (const { s, e } of merges) {
    const first = rows[indexOf.get(s.r) ?? -1]?.[s.c];
    if (!first || e.r <= s.r) continue;
    for (let at = (indexOf.get(s.r) as number) + 1; at < rows.length && (rowNumbers[at] as number) <= e.r; at++) {
      const row = rows[at] as (ReadCell | null)[];
      if (row[s.c]) continue;
      row[s.c] = first;
      given++;
    }
  }
  return given;
}

/** One sheet to records: blank rows left out, merged cells given to each of their rows, titles above the names told from them. */
import type { CellObject, SSF, WorkSheet } from '@e965/xlsx';
import { familyOf } from '../geojson/features.ts';
import { isCodeName } from '../table/column-types.ts';
import { findHeader } from '../table/header.ts';
import { isBlank, TableReader } from '../table/records.ts';
import { refuseTooWide } from '../table/width.ts';
import type { SourceFeature, SourceLayer } from '../types.ts';
import { CELL_TYPES, type CellType, commonType, type ReadCell, readCell } from './cells.ts';
import type { WorkbookFormat } from './guard.ts';

const BATCH_ROWS = 500;
const SAMPLE_ROWS = 2000;

type Grid = (readonly (CellObject | null | undefined)[] | undefined)[];

export interface SheetInput {
  readonly file: string;
  readonly name: string;
  readonly format: WorkbookFormat;
  readonly sheet: WorkSheet;
  readonly formats: typeof SSF;
  readonly date1904: boolean;
}

/** A row as read: texts by column, and what each is. Objects for each cell would cost ten times as much. */
interface Row {
  /** 0-based, in the sheet. */
  readonly at: number;
  readonly texts: string[];
  /** Index in CELL_TYPES by column. */
  readonly types: Uint8Array;
  readonly remarks: readonly string[];
}

/** Null for a sheet without a row under its names. The cells of `sheet` are gone afterwards. */
export function sheetLayer({ file, name, format, sheet, formats, date1904 }: SheetInput): SourceLayer | null {
  const grid = (sheet['!data'] ?? []) as Grid;
  // Before texts are made: one value in the last column makes every row before it as long.
  refuseTooWide(file, widestOf(grid), filledRows(grid));
  const rows = rowsOf(grid, (cell) => readCell(cell, formats, date1904));
  const merged = spreadMerged(rows, sheet['!merges'] ?? []);
  const filled = rows.filter(({ texts }) => !isBlank(texts));
  const header = findHeader(
    filled.map(({ texts }) => texts),
    { isGrid: true },
  );
  const kept = filled.slice(header.firstRow);
  if (kept.length === 0) return null;
  const types = header.names.map((column, index) => (column === null || isCodeName(column) ? 'text' : typeOf(kept, index)));
  const reader = new TableReader(
    header.names,
    kept.slice(0, SAMPLE_ROWS).map(({ texts }) => texts),
    types,
  );
  const toFeature = ({ texts, remarks }: Row, index: number): SourceFeature =>
    // A row of a sheet ends where its last value stands: that says nothing.
    reader.toFeature(padded(texts, header.names.length), index + 1, remarks);
  return {
    name,
    format,
    count: kept.length,
    geometry: reader.coordinates.length === 0 ? 'none' : familyOf(mapped(kept, toFeature)),
    fields: reader.fields,
    fieldsComplete: true,
    crs: reader.coordinates[0]?.crs ?? null,
    encoding: null,
    extent: null,
    remarks: [...header.remarks, ...(merged === 0 ? [] : [{ code: 'merged-cells', params: { cells: merged } }])],
    place: reader.place,
    *features() {
      for (let at = 0; at < kept.length; at += BATCH_ROWS) {
        yield kept.slice(at, at + BATCH_ROWS).map((row, index) => toFeature(row, at + index));
      }
    },
  };
}

const widestOf = (grid: Grid): number => grid.reduce((widest, cells) => Math.max(widest, cells?.length ?? 0), 0);
const filledRows = (grid: Grid): number => grid.reduce((rows, cells) => rows + (cells === undefined ? 0 : 1), 0);

function* mapped<T, U>(items: readonly T[], change: (item: T, index: number) => U): Generator<U> {
  for (const [index, item] of items.entries()) yield change(item, index);
}

function rowsOf(grid: Grid, read: (cell: CellObject | null | undefined) => ReadCell | null): Row[] {
  const rows: Row[] = [];
  // Lists of rows have holes where sheets have blank rows.
  grid.forEach((cells, at) => {
    grid[at] = undefined;
    if (!cells) return;
    const texts: string[] = [];
    const types = new Uint8Array(cells.length);
    const remarks = new Set<string>();
    cells.forEach((cell, column) => {
      const found = read(cell);
      if (found === null) return;
      while (texts.length < column) texts.push('');
      texts[column] = found.text;
      types[column] = CELL_TYPES.indexOf(found.type);
      if (found.remark !== undefined) remarks.add(found.remark);
    });
    if (texts.length > 0) rows.push({ at, texts, types, remarks: remarks.size === 0 ? NONE : [...remarks] });
  });
  return rows;
}

const NONE: readonly string[] = [];

const padded = (cells: string[], width: number): string[] =>
  cells.length >= width ? cells : [...cells, ...new Array<string>(width - cells.length).fill('')];

function typeOf(rows: readonly Row[], column: number): ReturnType<typeof commonType> {
  const types = new Set<CellType>();
  for (const row of rows) {
    if ((row.texts[column] ?? '').trim() !== '') types.add(CELL_TYPES[row.types[column] ?? 0] ?? 'text');
  }
  return commonType(types);
}

interface Merge {
  readonly s: { readonly r: number; readonly c: number };
  readonly e: { readonly r: number; readonly c: number };
}

/** The value of cells merged downwards holds for each row that has others: « the same EPCI for these five sites ». Answers how many were given one. */
function spreadMerged(rows: Row[], merges: readonly Merge[]): number {
  const indexOf = merges.length === 0 ? new Map<number, number>() : new Map(rows.map(({ at }, index) => [at, index]));
  let given = 0;
  for (const { s, e } of merges) {
    const first = rows[indexOf.get(s.r) ?? -1];
    const text = first?.texts[s.c] ?? '';
    if (!first || text === '' || e.r <= s.r) continue;
    for (let index = (indexOf.get(s.r) as number) + 1; index < rows.length && (rows[index] as Row).at <= e.r; index++) {
      const row = rows[index] as Row;
      if ((row.texts[s.c] ?? '') !== '') continue;
      while (row.texts.length < s.c) row.texts.push('');
      row.texts[s.c] = text;
      const types = new Uint8Array(Math.max(row.types.length, s.c + 1));
      types.set(row.types);
      types[s.c] = first.types[s.c] ?? 0;
      rows[index] = { ...row, types };
      given++;
    }
  }
  return given;
}

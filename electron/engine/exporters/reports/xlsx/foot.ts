/**
 * Live formulas of a table, each kept only where it gives what the report says: where the rows do not add up to the report's total (a list cut short),
 * the total of the report stands as a number.
 */

import type { Translate } from '../../../../../shared/messages/index.ts';
import type { Report, TableBlock, TableColumn } from '../../../../../shared/report/model.ts';
import { columnCell, text } from './cells.ts';
import { keptNumber, numberFormat } from './formats.ts';
import { absolute, type Cell, cellName } from './workbook.ts';

/** Of the printed figure: sums of doubles differ in the last bits. */
const SAME = 1e-9;
const same = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * Math.max(1, Math.abs(a), Math.abs(b));

/** Rows of the data in the sheet, from 1. */
export interface DataRows {
  readonly first: number;
  readonly last: number;
}
type Look = { readonly bold: true; readonly line: 'above' };
const LOOK: Look = { bold: true, line: 'above' };

const kept = (table: TableBlock, column: number): number[] =>
  table.rows.flatMap(({ cells }) =>
    typeof cells[column] === 'number' ? [keptNumber(cells[column], table.columns[column]?.unit ?? null)] : [],
  );
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const range = (column: number, { first, last }: DataRows): string => `${absolute(column, first)}:${absolute(column, last)}`;

/**
 * `=B5/SUM(B5:B9)` for the cells of a column of shares that are so of a column that adds up, by column; the others stay numbers. A share of a total that
 * is not the sum of the rows is no such share.
 */
export function shareColumns(table: TableBlock): ReadonlyMap<number, number> {
  const shares = new Map<number, number>();
  table.columns.forEach((column, index) => {
    if (column.unit !== 'share' && column.unit !== 'percent') return;
    const whole = table.columns.findIndex((other, i) => other.sum === true && isShareOf(table, index, i));
    if (whole >= 0) shares.set(index, whole);
  });
  return shares;
}

function isShareOf(table: TableBlock, share: number, whole: number): boolean {
  const total = sumOf(kept(table, whole));
  const unit = table.columns[share]?.unit ?? null;
  if (table.rows.length < 2 || !(total > 0)) return false;
  return table.rows.every(({ cells }) => {
    const [part, value] = [cells[whole], cells[share]];
    if (typeof part !== 'number' || typeof value !== 'number') return part === value;
    return same(keptNumber(part, table.columns[whole]?.unit ?? null) / total, keptNumber(value, unit));
  });
}

export function shareFormula(row: number, whole: number, rows: DataRows): string {
  return `IF(SUM(${range(whole, rows)})=0,0,${cellName(whole, row)}/SUM(${range(whole, rows)}))`;
}

/** The rows under a table: sum, mean, weighted mean, as far as the columns give them. */
export function footRows(table: TableBlock, rows: DataRows, report: Report, say: Translate): (Cell | null)[][] {
  const foot = [totalRow(table, rows, report, say), meanRow(table, rows, report, say), weightedRow(table, rows, report, say)];
  return foot.flatMap((row) => (row ? [row] : []));
}

function totalRow(table: TableBlock, rows: DataRows, report: Report, say: Translate): (Cell | null)[] | null {
  const { columns, total } = table;
  if (table.rows.length === 0 || (total === null && !columns.some(({ sum }) => sum))) return null;
  const shares = shareColumns(table);
  return columns.map((column, index) => {
    const said = total?.cells[index] ?? null;
    const sum = sumOf(kept(table, index));
    const value = typeof said === 'number' ? keptNumber(said, column.unit) : null;
    const adds = column.sum === true || shares.has(index);
    if (adds && (value === null || same(sum, value))) return formulaCell(`SUBTOTAL(9,${range(index, rows)})`, value ?? sum, column, report);
    if (said === null) return index === 0 ? text(say('office.total'), LOOK) : text('', LOOK);
    return columnCell(said, column, report, LOOK);
  });
}

const MEANS: readonly (string | null)[] = ['ha', 'm', 'km', 'score', 'mw', 'eur', 'eur_m2'];

function meanRow(table: TableBlock, rows: DataRows, report: Report, say: Translate): (Cell | null)[] | null {
  if (table.rows.length < 2 || !table.columns.some(({ unit, sum }) => MEANS.includes(unit) && (sum || unit === 'score'))) return null;
  return table.columns.map((column, index) => {
    if (index === 0) return text(say('office.mean'), { italic: true });
    const values = kept(table, index);
    if (!MEANS.includes(column.unit) || values.length === 0) return null;
    return formulaCell(`SUBTOTAL(1,${range(index, rows)})`, sumOf(values) / values.length, column, report, { italic: true });
  });
}

/** Scores weighted over what is known: a missing score takes its weight out of the sum. */
function weightedRow(table: TableBlock, rows: DataRows, report: Report, say: Translate): (Cell | null)[] | null {
  const weights = table.columns.flatMap(({ unit }, index) => (unit === 'weight' ? [index] : []));
  const [weight] = weights;
  if (weights.length !== 1 || weight === undefined || !table.columns.some(({ unit }) => unit === 'score')) return null;
  return table.columns.map((column, index) => {
    if (index === 0) return text(say('office.weighted'), LOOK);
    if (column.unit !== 'score') return text('', LOOK);
    const pairs = table.rows.flatMap(({ cells }) =>
      typeof cells[weight] === 'number' && typeof cells[index] === 'number' ? [[cells[weight], cells[index]] as const] : [],
    );
    const whole = sumOf(pairs.map(([w]) => w));
    if (!(whole > 0)) return text('', LOOK);
    const [w, s] = [range(weight, rows), range(index, rows)];
    const formula = `SUMPRODUCT(${w},${s})/SUMPRODUCT(${w},--ISNUMBER(${s}))`;
    return formulaCell(formula, sumOf(pairs.map(([a, b]) => a * b)) / whole, column, report);
  });
}

function formulaCell(formula: string, value: number, column: TableColumn, report: Report, look: object = LOOK): Cell {
  const { unit, decimals } = column;
  const format = numberFormat({ value, unit, ...(decimals === undefined ? {} : { decimals }) }, report.language);
  return { value, formula, look: { ...look, align: 'right', format } };
}

/** The values of a report as cells. Codes stay text; missing is said, never 0 and never blank. */
import { formatQuantity } from '../../../../../shared/report/format.ts';
import type { Quantity, Report, TableColumn } from '../../../../../shared/report/model.ts';
import { DATE_FORMAT, dateSerial, keptNumber, numberFormat } from './formats.ts';
import type { CellLook } from './styles.ts';
import type { Cell } from './workbook.ts';

export const INK = { title: '0B5563', quiet: '5A686B', band: 'E3EEEF' } as const;
const MISSING: CellLook = { italic: true, colour: INK.quiet };

export const text = (value: string, look: CellLook = {}): Cell => ({ value, look });
export const heading = (value: string, align: 'left' | 'right' = 'left'): Cell =>
  text(value, { bold: true, fill: INK.band, line: 'below', wrap: true, align, ...(align === 'left' ? { indent: 1 } : {}) });

export function valueCell(quantity: Quantity, report: Report, look: CellLook = {}): Cell {
  const { value, unit, date } = quantity;
  if (value === null || value === '')
    return { value: report.words.missing, look: { ...look, ...MISSING, ...(isNumber(quantity) ? { align: 'right' } : {}) } };
  if (typeof value === 'number')
    return {
      value: keptNumber(value, unit),
      look: { ...look, align: 'right', format: numberFormat({ ...quantity, value }, report.language) },
    };
  const serial = date && typeof value === 'string' ? dateSerial(value) : null;
  if (serial !== null) return { value: serial, look: { ...look, align: 'left', indent: 1, format: DATE_FORMAT } };
  return { value: formatQuantity(quantity, report), look: { wrap: true, indent: 1, ...look } };
}

const isNumber = ({ unit }: Quantity): boolean => unit !== null;

export function columnCell(value: Quantity['value'], column: TableColumn, report: Report, look: CellLook = {}): Cell {
  // a code is kept to the letter: no typography, no number
  if (column.type === 'code' && value !== null && value !== '') return { value: String(value), look: { ...look, format: '@', indent: 1 } };
  const { unit, decimals, type } = column;
  const quantity: Quantity = {
    value,
    unit,
    ...(decimals === undefined ? {} : { decimals }),
    ...(type === 'date' ? { date: true as const } : {}),
  };
  return valueCell(quantity, report, look);
}

/** Characters a cell takes, to set the width of its column. */
export function lengthOf(cell: Cell | null): number {
  if (!cell || cell.value === null) return 0;
  return typeof cell.value === 'number'
    ? cell.look?.format === DATE_FORMAT
      ? 10
      : Math.max(6, Math.round(cell.value).toLocaleString('en').length + 3)
    : cell.value.length;
}

/** A table of the report on a sheet of its own: titles with units, filter, frozen titles, live foot. */
import { formatDate } from '../../../../../shared/format/dates.ts';
import type { Translate } from '../../../../../shared/messages/index.ts';
import { columnTitle } from '../../../../../shared/report/format.ts';
import { ORIGIN_LETTERS, type Report, type TableBlock } from '../../../../../shared/report/model.ts';
import { columnCell, heading, INK, lengthOf, text } from './cells.ts';
import { type DataRows, footRows, shareColumns, shareFormula } from './foot.ts';
import type { Cell, Sheet } from './workbook.ts';

const HEADER_ROW = 3;
const LEAST_WIDTH = 9;
const MOST_WIDTH = 46;

export function tableSheet(table: TableBlock, name: string, report: Report, say: Translate): Sheet {
  const { columns } = table;
  const withOrigins = table.rows.some(({ origin }) => origin !== undefined);
  const rows: DataRows = { first: HEADER_ROW + 1, last: HEADER_ROW + table.rows.length };
  const shares = shareColumns(table);
  const data = table.rows.map(({ cells, origin, strong }, i) => [
    ...columns.map((column, index): Cell => {
      const cell = columnCell(cells[index] ?? null, column, report, { line: 'below', ...(strong ? { bold: true } : {}) });
      const whole = shares.get(index);
      return whole === undefined || typeof cell.value !== 'number' ? cell : { ...cell, formula: shareFormula(rows.first + i, whole, rows) };
    }),
    ...(withOrigins ? [text(origin ? ORIGIN_LETTERS[origin] : '', { align: 'center', line: 'below' })] : []),
  ]);
  const foot = footRows(table, rows, report, say);
  const titles = [
    ...columns.map((column) => heading(columnTitle(column), column.type === 'number' ? 'right' : 'left')),
    ...(withOrigins ? [heading(say('office.column.origin'))] : []),
  ];
  const live = foot.some((row) => row.some((cell) => cell?.formula !== undefined));
  const note = text(say('office.live', { missing: report.words.missing }), {
    italic: true,
    colour: INK.quiet,
  });
  const widths = titles.map((title, i) =>
    Math.min(
      MOST_WIDTH,
      Math.max(
        LEAST_WIDTH,
        Math.ceil((title.value as string).length * 0.6),
        ...[...data, ...foot.slice(0, 1)].map((row) => lengthOf(row[i] ?? null)),
      ) + 2,
    ),
  );
  return {
    name,
    widths,
    rows: [
      [text(table.caption, { bold: true, size: 14, colour: INK.title })],
      [text(`${report.title} · ${say('office.made', { date: formatDate(report.date), project: report.project })}`, { colour: INK.quiet })],
      titles,
      ...data,
      ...foot,
      ...(live ? [[], [note]] : []),
    ],
    frozenRows: HEADER_ROW,
    filter: { headerRow: HEADER_ROW, lastRow: Math.max(rows.last, HEADER_ROW), columns: titles.length },
    landscape: widths.reduce((sum, width) => sum + width, 0) > 95,
  };
}

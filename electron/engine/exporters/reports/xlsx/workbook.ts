/** A workbook as plain data, set as SpreadsheetML (ECMA-376 part 1, 18). Formulas carry the value they give, for programs that compute nothing. */
import type { Report } from '../../../../../shared/report/model.ts';
import { addProperties, OfficePackage } from '../office/package.ts';
import { element, escapeXml, XML_HEAD } from '../office/xml.ts';
import { LOCALES } from './formats.ts';
import { type CellLook, Styles } from './styles.ts';

export interface Cell {
  /** Of a formula: what it gives with the cells as they are. */
  readonly value: string | number | null;
  /** Without `=`, in English names and with commas, as the file format wants them. */
  readonly formula?: string;
  readonly look?: CellLook;
}
export interface Sheet {
  readonly name: string;
  /** Widths in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (Cell | null)[])[];
  /** Rows from the top that stay in sight, and are repeated on every printed page when `repeated`. */
  readonly frozenRows: number;
  /** Columns from the left that stay in sight. */
  readonly frozenColumns?: number;
  /** Row (from 1) of the column titles; the filter goes from it to `lastRow`. */
  readonly filter: { readonly headerRow: number; readonly lastRow: number; readonly columns: number } | null;
  readonly landscape: boolean;
}
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Names for cells and ranges, so that formulas say what they use. `refersTo` is `'Sheet'!$A$1`. */
  readonly names?: readonly { readonly name: string; readonly refersTo: string }[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** 0 → A, 26 → AA. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnName(rest) : '') + String.fromCharCode(65 + (index % 26));
}
/** Column from 0, row from 1. */
export const cellName = (column: number, row: number): string => `${columnName(column)}${row}`;
export const absolute = (column: number, row: number): string => `$${columnName(column)}$${row}`;
export const sheetReference = (name: string): string => `'${name.replaceAll("'", "''")}'`;

export function writeWorkbook(workbook: Workbook, report: Report, footer: string): Uint8Array {
  const file = new OfficePackage();
  const styles = new Styles(LOCALES[report.language]);
  const strings = new SharedStrings();
  addProperties(file, 'xl/workbook.xml', 'Microsoft Excel', report);
  const sheets = workbook.sheets.map((sheet, i) => {
    const path = `xl/worksheets/sheet${i + 1}.xml`;
    file.add(path, `${CONTENT}.worksheet+xml`, sheetXml(sheet, i === 0, styles, strings, footer));
    return element('sheet', {
      name: sheet.name,
      sheetId: i + 1,
      'r:id': file.relate('xl/workbook.xml', { type: 'worksheet', target: path }),
    });
  });
  file.relate('xl/workbook.xml', { type: 'styles', target: 'xl/styles.xml' });
  file.relate('xl/workbook.xml', { type: 'sharedStrings', target: 'xl/sharedStrings.xml' });
  file.add('xl/styles.xml', `${CONTENT}.styles+xml`, styles.xml());
  file.add('xl/sharedStrings.xml', `${CONTENT}.sharedStrings+xml`, strings.xml());
  const content = [
    '<workbookPr/>',
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="14000"/></bookViews>',
    element('sheets', {}, sheets.join('')),
    definedNames(workbook),
  ];
  file.add(
    'xl/workbook.xml',
    `${CONTENT}.sheet.main+xml`,
    `${XML_HEAD}${element('workbook', { xmlns: MAIN, 'xmlns:r': RELATIONS }, content.join(''))}`,
  );
  return file.zip();
}

function definedNames({ sheets, names = [] }: Workbook): string {
  const defined = names.map(({ name, refersTo }) => ({ name, xml: element('definedName', { name }, escapeXml(refersTo)) }));
  sheets.forEach(({ name, filter, frozenRows, frozenColumns = 0 }, localSheetId) => {
    const sheet = sheetReference(name);
    if (filter) {
      const area = `${sheet}!${absolute(0, filter.headerRow)}:${absolute(filter.columns - 1, filter.lastRow)}`;
      defined.push({
        name: '_xlnm._FilterDatabase',
        xml: element('definedName', { name: '_xlnm._FilterDatabase', localSheetId, hidden: 1 }, escapeXml(area)),
      });
    }
    if (frozenRows > 0) {
      const rows = `${sheet}!$${filter?.headerRow ?? 1}:$${frozenRows}`;
      const columns = frozenColumns > 0 ? `${sheet}!$A:$${columnName(frozenColumns - 1)},` : '';
      defined.push({
        name: '_xlnm.Print_Titles',
        xml: element('definedName', { name: '_xlnm.Print_Titles', localSheetId }, escapeXml(columns + rows)),
      });
    }
  });
  return defined.length > 0 ? element('definedNames', {}, defined.map(({ xml }) => xml).join('')) : '';
}

class SharedStrings {
  private readonly ids = new Map<string, number>();
  private uses = 0;

  id(text: string): number {
    this.uses++;
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    this.ids.set(text, this.ids.size);
    return this.ids.size - 1;
  }
  xml(): string {
    const items = [...this.ids.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
    return `${XML_HEAD}${element('sst', { xmlns: MAIN, count: this.uses, uniqueCount: this.ids.size }, items.join(''))}`;
  }
}

function sheetXml(sheet: Sheet, first: boolean, styles: Styles, strings: SharedStrings, footer: string): string {
  const { widths, rows, frozenRows, filter, landscape } = sheet;
  const texts: string[] = [];
  const data = rows.map((cells, i) => {
    const row = i + 1;
    const content = cells.map((cell, column) => {
      if (cell?.look?.format === '@' && typeof cell.value === 'string') texts.push(cellName(column, row));
      return cell ? cellXml(cell, cellName(column, row), styles, strings) : '';
    });
    return content.join('') === '' ? '' : element('row', { r: row, ht: heightOf(cells, widths) }, content.join(''));
  });
  const columns = sheet.frozenColumns ?? 0;
  const pane =
    frozenRows > 0
      ? element('pane', {
          xSplit: columns > 0 ? columns : undefined,
          ySplit: frozenRows,
          topLeftCell: cellName(columns, frozenRows + 1),
          activePane: columns > 0 ? 'bottomRight' : 'bottomLeft',
          state: 'frozen',
        })
      : '';
  const parts = [
    element('sheetPr', {}, element('pageSetUpPr', { fitToPage: 1 })),
    element('dimension', { ref: `A1:${cellName(Math.max(0, widths.length - 1), Math.max(1, rows.length))}` }),
    element('sheetViews', {}, element('sheetView', { showGridLines: 0, tabSelected: first ? 1 : undefined, workbookViewId: 0 }, pane)),
    element('sheetFormatPr', { defaultRowHeight: 15 }),
    element('cols', {}, widths.map((width, i) => element('col', { min: i + 1, max: i + 1, width, customWidth: 1 })).join('')),
    element('sheetData', {}, data.join('')),
    filter ? element('autoFilter', { ref: `${cellName(0, filter.headerRow)}:${cellName(filter.columns - 1, filter.lastRow)}` }) : '',
    element('pageMargins', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 }),
    element('pageSetup', {
      paperSize: 9,
      orientation: landscape ? 'landscape' : 'portrait',
      fitToWidth: pagesAcross(widths),
      fitToHeight: 0,
    }),
    element('headerFooter', {}, element('oddFooter', {}, escapeXml(footer))),
    texts.length > 0 ? element('ignoredErrors', {}, element('ignoredError', { sqref: texts.join(' '), numberStoredAsText: 1 })) : '',
  ];
  return `${XML_HEAD}${element('worksheet', { xmlns: MAIN, 'xmlns:r': RELATIONS }, parts.join(''))}`;
}

/** Characters that can be read side by side on a sheet of paper. */
const READABLE = 190;
const pagesAcross = (widths: readonly number[]): number => Math.max(1, Math.ceil(widths.reduce((sum, width) => sum + width, 0) / READABLE));

const LINE_HEIGHT = 15;

/** Points, for rows whose wrapped texts need more than a line: LibreOffice and viewers do not measure them by themselves. */
function heightOf(cells: readonly (Cell | null)[], widths: readonly number[]): number | undefined {
  const lines = cells.map((cell, i) => {
    if (!cell?.look?.wrap || typeof cell.value !== 'string') return 1;
    // bold and capitals are wider than the figures that a width counts
    return Math.ceil((cell.value.length * (cell.look.bold ? 1.05 : 0.92)) / Math.max(1, (widths[i] ?? 10) - 1));
  });
  const most = Math.max(1, ...lines);
  return most > 1 ? most * LINE_HEIGHT : undefined;
}

function cellXml({ value, formula, look }: Cell, r: string, styles: Styles, strings: SharedStrings): string {
  const s = look ? styles.id(look) : undefined;
  if (formula !== undefined) {
    const result = value === null ? '' : element('v', {}, escapeXml(String(value)));
    return element('c', { r, s, t: typeof value === 'string' ? 'str' : undefined }, `${element('f', {}, escapeXml(formula))}${result}`);
  }
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return element('c', { r, s });
  if (typeof value === 'number') return element('c', { r, s }, element('v', {}, String(value)));
  return element('c', { r, s, t: 's' }, element('v', {}, String(strings.id(value))));
}

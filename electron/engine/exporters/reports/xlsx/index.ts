/** A report as an Excel workbook: summary, one sheet per table, sources and methods. */
import { translator } from '../../../../../shared/messages/index.ts';
import type { Report, TableBlock } from '../../../../../shared/report/model.ts';
import type { ReportOptions } from '../types.ts';
import { rankingSheets } from './ranking/index.ts';
import { SHEETS, type SheetKey } from './ranking/layout.ts';
import { sheetNames } from './sheet-names.ts';
import { sourcesSheet, summarySheet } from './summary-sheet.ts';
import { tableSheet } from './table-sheet.ts';
import { writeWorkbook } from './workbook.ts';

export async function reportToXlsx(report: Report, _options: ReportOptions): Promise<Uint8Array> {
  const say = translator(report.language);
  const [first, last] = [summarySheet(report, say), sourcesSheet(report, say)];
  const tables = report.sections.flatMap(({ blocks }) => blocks.filter((block): block is TableBlock => block.type === 'table'));
  const books = report.ranking
    ? SHEETS.map((key) => say(key === 'method' ? `minutes.book.method.${report.ranking?.method}` : `minutes.book.${key}`))
    : [];
  const names = sheetNames([first.name, ...books, ...tables.map(({ caption }) => caption), last.name]);
  const bookNames = Object.fromEntries(SHEETS.map((key, i) => [key, names[i + 1] as string])) as Record<SheetKey, string>;
  const ranking = report.ranking ? rankingSheets(report.ranking, report, bookNames, say) : [];
  const tableNames = names.slice(1 + books.length);
  const sheets = [
    { ...first, name: names[0] as string },
    ...ranking,
    ...tables.map((table, i) => tableSheet(table, tableNames[i] as string, report, say)),
    { ...last, name: names.at(-1) as string },
  ];
  const page = report.words.pages.replace('{page}', '&P').replace('{pages}', '&N');
  return writeWorkbook({ sheets }, report, `&L${footerText(report.title)}&R${page}`);
}

/** `&` begins a code in headers and footers. */
const footerText = (text: string): string => text.replaceAll('&', '&&');

/** A report as an Excel workbook: summary, one sheet per table, sources and methods. */
import { translator } from '../../../../../shared/messages/index.ts';
import type { Report, TableBlock } from '../../../../../shared/report/model.ts';
import type { ReportOptions } from '../types.ts';
import { sheetNames } from './sheet-names.ts';
import { sourcesSheet, summarySheet } from './summary-sheet.ts';
import { tableSheet } from './table-sheet.ts';
import { writeWorkbook } from './workbook.ts';

export async function reportToXlsx(report: Report, _options: ReportOptions): Promise<Uint8Array> {
  const say = translator(report.language);
  const [first, last] = [summarySheet(report, say), sourcesSheet(report, say)];
  const tables = report.sections.flatMap(({ blocks }) => blocks.filter((block): block is TableBlock => block.type === 'table'));
  const names = sheetNames([first.name, ...tables.map(({ caption }) => caption), last.name]);
  const sheets = [first, ...tables.map((table, i) => tableSheet(table, names[i + 1] as string, report, say)), last];
  const page = report.words.pages.replace('{page}', '&P').replace('{pages}', '&N');
  return writeWorkbook(
    { sheets: sheets.map((sheet, i) => ({ ...sheet, name: names[i] as string })) },
    report,
    `&L${footerText(report.title)}&R${page}`,
  );
}

/** `&` begins a code in headers and footers. */
const footerText = (text: string): string => text.replaceAll('&', '&&');

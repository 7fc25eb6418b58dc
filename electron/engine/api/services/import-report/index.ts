/** The report of an import as a document to forward: JSON for machines (importReportSchema), CSV for a spreadsheet, HTML to read and print. */
import type { ImportReport } from '../../../../../shared/domain/import.ts';
import { type Language, translator } from '../../../../../shared/messages/index.ts';
import { reportCsv } from './csv.ts';
import { reportHtml } from './html.ts';

export const REPORT_FORMATS = ['csv', 'json', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportFacts {
  readonly language: Language;
  /** Version of Emprise, said at the foot. */
  readonly version: string;
  /** ISO 8601: when the import took place; null for one that has not. */
  readonly at: string | null;
}

export function reportText(report: ImportReport, format: ReportFormat, facts: ReportFacts): string {
  const text = translator(facts.language);
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'csv':
      return reportCsv(report, text, facts.language);
    case 'html':
      return reportHtml(report, text, facts);
  }
}

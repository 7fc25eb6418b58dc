/** The Office writers of a report, each loaded when first asked for: a command that writes none must not pay for them. PDF goes through shared/report/pages and `maps/`. */
import type { OfficeFormat, ReportWriter } from './types.ts';

export type { OfficeFormat, ReportOptions, ReportWriter } from './types.ts';

export const writers: Readonly<Record<OfficeFormat, ReportWriter>> = {
  docx: async (report, options) => (await import('./docx/index.ts')).reportToDocx(report, options),
  xlsx: async (report, options) => (await import('./xlsx/index.ts')).reportToXlsx(report, options),
  pptx: async (report, options) => (await import('./pptx/index.ts')).reportToPptx(report, options),
};

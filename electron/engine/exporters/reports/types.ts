import type { ReportFormat } from '../../../../shared/domain/report.ts';
import type { Report } from '../../../../shared/report/model.ts';

export interface ReportOptions {
  /** Folder that holds `fonts/`, for the text of maps. */
  readonly resources: string;
}
/** The same report gives the same bytes: dates are the report's. */
export type ReportWriter = (report: Report, options: ReportOptions) => Promise<Uint8Array>;
export type OfficeFormat = Exclude<ReportFormat, 'pdf'>;

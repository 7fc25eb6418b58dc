import type { Language } from '../../../../shared/messages/index.ts';
import type { TaskContext } from '../../jobs/task.ts';
import { withReader } from '../services/access.ts';
import type { Installation } from '../services/hooks.ts';
import { type ReportFile, type ReportFileOptions, type ReportRequest, writeReport } from '../services/reports/index.ts';
import { previewReport, type ReportPreview } from '../services/reports/preview.ts';
import { hooksOf } from './import.ts';

interface ReportTask {
  /** The working copy, read beside the engine that holds it. */
  readonly path: string;
  readonly language: Language;
  readonly installation: Installation;
}
export interface WriteReportTask extends ReportTask {
  readonly target: string;
  readonly options: ReportFileOptions;
}
export interface PreviewReportTask extends ReportTask {
  readonly request: ReportRequest;
  readonly page: number;
}

export function writeReportTask(input: WriteReportTask, context: TaskContext): Promise<ReportFile> {
  return withReader(input.path, (reader) =>
    writeReport(reader, input.target, input.options, hooksOf(context, input.installation, input.language)),
  );
}

export function previewReportTask(input: PreviewReportTask, context: TaskContext): Promise<ReportPreview> {
  return withReader(input.path, (reader) =>
    previewReport(reader, input.request, input.page, hooksOf(context, input.installation, input.language)),
  );
}

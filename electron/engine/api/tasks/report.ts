import type { Drawing } from '../../../../shared/cartography/drawing.ts';
import type { Language } from '../../../../shared/messages/index.ts';
import type { TaskContext } from '../../jobs/task.ts';
import { withReader } from '../services/access.ts';
import type { Installation } from '../services/hooks.ts';
import { type ReportFile, type ReportFileOptions, type ReportRequest, writeReport } from '../services/reports/index.ts';
import { type DrawnReport, drawnReport, pagePicture } from '../services/reports/preview.ts';
import type { BaseMapAccess } from '../services/underlays/access.ts';
import { hooksOf } from './import.ts';

interface ReportTask {
  /** The working copy, read beside the engine that holds it. */
  readonly path: string;
  readonly language: Language;
  readonly installation: Installation;
  readonly access: BaseMapAccess;
}
export interface WriteReportTask extends ReportTask {
  readonly target: string;
  readonly options: ReportFileOptions;
}
export interface PreviewReportTask extends ReportTask {
  readonly request: ReportRequest;
  /** From 1; the last one where there are fewer. */
  readonly page: number;
}
export interface ReportPageTask {
  readonly drawing: Drawing;
  readonly resources: string;
}

export function writeReportTask(input: WriteReportTask, context: TaskContext): Promise<ReportFile> {
  return withReader(input.path, (reader) =>
    writeReport(reader, input.target, input.options, hooksOf(context, input.installation, input.language), input.access),
  );
}

/** The whole report, and the picture of the page that is looked at. */
export async function previewReportTask(
  { path, request, page, installation, language, access }: PreviewReportTask,
  context: TaskContext,
): Promise<{ readonly drawn: DrawnReport; readonly image: Uint8Array<ArrayBuffer> }> {
  const hooks = hooksOf(context, installation, language);
  const drawn = await withReader(path, (reader) => drawnReport(reader, request, hooks, access));
  hooks.checkpoint();
  const drawing = drawn.pages[Math.min(page, drawn.pages.length) - 1];
  if (!drawing) throw new RangeError('a report has a page');
  return { drawn, image: await pagePicture(drawing, installation.resources) };
}

/** Another page of a report that is drawn already. */
export function reportPageTask({ drawing, resources }: ReportPageTask): Promise<Uint8Array<ArrayBuffer>> {
  return pagePicture(drawing, resources);
}

/** Pages of a report as pictures: the very drawings that the PDF is written from. */
import type { Drawing } from '../../../../../shared/cartography/drawing.ts';
import { translator } from '../../../../../shared/messages/index.ts';
import type { Report } from '../../../../../shared/report/model.ts';
import { drawReport } from '../../../../../shared/report/pages/draw-report.ts';
import { drawingToPng } from '../../../exporters/maps/png.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { Hooks } from '../hooks.ts';
import type { BaseMapAccess } from '../underlays/access.ts';
import { buildReport, type ReportRequest } from './index.ts';

/** A report drawn once, to be looked at page by page. */
export interface DrawnReport {
  readonly title: string;
  readonly confidential: Report['confidential'];
  readonly pages: readonly Drawing[];
}

/** Sharp on a screen of twice the usual density at the size of the dialog. */
const DPI = 130;

export async function drawnReport(
  reader: ProjectReader,
  request: ReportRequest,
  hooks: Hooks,
  access: BaseMapAccess | null,
): Promise<DrawnReport> {
  const report = await buildReport(reader, request, hooks, new Date(), access);
  const { title, confidential, language } = report;
  return { title, confidential, pages: drawReport(report, translator(language)) };
}

/** PNG. */
export async function pagePicture(drawing: Drawing, resources: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await drawingToPng(drawing, { resources, dpi: DPI }));
}

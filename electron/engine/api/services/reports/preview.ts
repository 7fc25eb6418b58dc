/** A page of a report as a picture: the very drawing that the PDF is written from. */
import { translator } from '../../../../../shared/messages/index.ts';
import type { Report } from '../../../../../shared/report/model.ts';
import { drawReport } from '../../../../../shared/report/pages/draw-report.ts';
import { drawingToPng } from '../../../exporters/maps/png.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { Hooks } from '../hooks.ts';
import { buildReport, type ReportRequest } from './index.ts';

export interface ReportPreview {
  readonly title: string;
  /** From 1; the last one where fewer were asked of. */
  readonly page: number;
  readonly pages: number;
  readonly image: Uint8Array<ArrayBuffer>;
  readonly width_mm: number;
  readonly height_mm: number;
  readonly description: string;
  readonly confidential: Report['confidential'];
}

/** Sharp on a screen of twice the usual density at the size of the dialog. */
const DPI = 130;

export async function previewReport(reader: ProjectReader, request: ReportRequest, page: number, hooks: Hooks): Promise<ReportPreview> {
  const report = await buildReport(reader, request, hooks);
  const pages = drawReport(report, translator(report.language));
  const index = Math.min(page, pages.length) - 1;
  const drawing = pages[index];
  if (!drawing) throw new RangeError('a report has a page');
  hooks.checkpoint();
  const { width_mm, height_mm, description } = drawing;
  const image = new Uint8Array(await drawingToPng(drawing, { resources: hooks.resources, dpi: DPI }));
  return {
    title: report.title,
    page: index + 1,
    pages: pages.length,
    image,
    width_mm,
    height_mm,
    description,
    confidential: report.confidential,
  };
}

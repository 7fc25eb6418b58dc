/** A report as a tagged vector PDF: its pages drawn, then written by the maps' own writer. The same report gives the same bytes. */
import type { Translate } from '../../../../shared/messages/index.ts';
import type { Report } from '../../../../shared/report/model.ts';
import { drawReport } from '../../../../shared/report/pages/draw-report.ts';
import { drawingsToPdf } from '../maps/pdf.ts';
import type { ReportOptions } from './types.ts';

export function reportToPdf(report: Report, text: Translate, { resources }: ReportOptions): Promise<Uint8Array> {
  const pages = drawReport(report, text);
  const description = pages[0]?.description ?? report.title;
  const facts = { title: report.title, description, language: report.language };
  return drawingsToPdf(pages, facts, { resources, createdAt: new Date(`${report.date}T00:00:00Z`) });
}

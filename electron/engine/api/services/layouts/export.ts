/** A page to a file. */
import path from 'node:path';
import type { Drawing } from '../../../../../shared/cartography/drawing.ts';
import type { PageReport } from '../../../../../shared/domain/page-report.ts';
import { drawingToPdf } from '../../../exporters/maps/pdf.ts';
import { drawingToPng } from '../../../exporters/maps/png.ts';
import { drawingToSvg } from '../../../exporters/maps/svg.ts';
import { writeFileSafely } from '../../../exporters/write-file.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { Hooks } from '../hooks.ts';
import { type DrawRequest, PageDrawer } from './drawer.ts';

export interface PageFormat {
  readonly format: 'pdf' | 'svg' | 'png';
  readonly dpi: number;
}

export interface PageExport {
  readonly bytes: number;
  readonly report: PageReport;
}

/** Whole or not at all. Throws `disk-full`, `folder-read-only`, `target-not-writable`. */
export async function exportPage(
  reader: ProjectReader,
  target: string,
  request: DrawRequest,
  format: PageFormat,
  hooks: Hooks,
  drawer = new PageDrawer(),
): Promise<PageExport> {
  const file = path.basename(target);
  hooks.progress('draw', file, 0, 0);
  const { drawing, report } = drawer.draw(reader, request);
  hooks.checkpoint();
  hooks.progress('write', file, 0, 0);
  const bytes = await encodeDrawing(drawing, format, hooks.resources);
  hooks.checkpoint();
  await writeFileSafely(target, bytes);
  return { bytes: bytes.length, report };
}

export async function encodeDrawing(drawing: Drawing, { format, dpi }: PageFormat, resources: string): Promise<Uint8Array> {
  if (format === 'pdf') return drawingToPdf(drawing, { resources, createdAt: new Date() });
  if (format === 'png') return drawingToPng(drawing, { resources, dpi });
  return new TextEncoder().encode(drawingToSvg(drawing, { embedFontsFrom: resources }));
}

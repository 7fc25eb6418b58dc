/** A page to a file. */
import path from 'node:path';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { PageReport } from '../../../../../shared/domain/page-report.ts';
import { writeDrawing } from '../../../exporters/maps/write-drawing.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { Hooks } from '../hooks.ts';
import { type BaseMapAccess, BaseMapsOnPaper } from '../underlays/access.ts';
import { type DrawRequest, PageDrawer } from './drawer.ts';

export interface PageFormat {
  readonly format: 'pdf' | 'svg' | 'png';
  readonly dpi: number;
}

export interface PageExport {
  readonly bytes: number;
  readonly report: PageReport;
}

/** Throws `page-empty` for a page without items, or whose maps show nothing. */
export function refuseEmpty({ warnings }: PageReport, file: string, name: string): void {
  const empty = warnings.find(({ code }) => code === 'empty-page');
  if (empty) throw new EmpriseError('page-empty', { file, name, reason: empty.params['reason'] ?? 'items' });
}

/** Whole or not at all; `access` null draws no base map. Throws `page-empty`, `disk-full`, `folder-read-only`, `target-not-writable`. */
export async function exportPage(
  reader: ProjectReader,
  target: string,
  request: DrawRequest,
  format: PageFormat,
  hooks: Hooks,
  access: BaseMapAccess | null = null,
): Promise<PageExport> {
  const file = path.basename(target);
  hooks.progress('draw', file, 0, 0);
  const baseMaps = new BaseMapsOnPaper(reader, access, format.dpi, hooks);
  try {
    const drawer = new PageDrawer();
    const { layout, data } = drawer.gather(reader, request);
    const { drawing, report } = drawer.drawGathered({ layout, data: await baseMaps.furnish(layout, data) });
    refuseEmpty(report, file, layout.name);
    hooks.checkpoint();
    hooks.progress('write', file, 0, 0);
    const { resources } = hooks;
    const bytes = await writeDrawing(drawing, target, {
      ...format,
      resources,
      createdAt: new Date(),
      checkpoint: () => hooks.checkpoint(),
    });
    return { bytes, report };
  } finally {
    await baseMaps.close();
  }
}

import type { PageLayout } from '../../../../shared/domain/page-layout.ts';
import type { PageObject } from '../../../../shared/domain/page-report.ts';
import type { Language } from '../../../../shared/messages/index.ts';
import type { TaskContext } from '../../jobs/task.ts';
import { withReader } from '../services/access.ts';
import type { Installation } from '../services/hooks.ts';
import { exportPage, type PageExport, type PageFormat } from '../services/layouts/export.ts';
import type { BaseMapAccess } from '../services/underlays/access.ts';
import { hooksOf } from './import.ts';

export interface ExportPageTask {
  /** The working copy, read beside the engine that holds it. */
  readonly path: string;
  readonly target: string;
  readonly page: PageLayout;
  readonly object: PageObject | null;
  readonly options: PageFormat;
  readonly access: BaseMapAccess;
  readonly language: Language;
  readonly installation: Installation;
}

export function exportPageTask(input: ExportPageTask, context: TaskContext): Promise<PageExport> {
  const request = { layout: input.page, object: input.object };
  return withReader(input.path, (reader) =>
    exportPage(reader, input.target, request, input.options, hooksOf(context, input.installation, input.language), input.access),
  );
}

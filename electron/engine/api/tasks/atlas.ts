import type { Language } from '../../../../shared/messages/index.ts';
import type { TaskContext } from '../../jobs/task.ts';
import { withReader } from '../services/access.ts';
import { type AtlasExport, type AtlasRequest, exportAtlas } from '../services/atlas/export.ts';
import type { Installation } from '../services/hooks.ts';
import type { BaseMapAccess } from '../services/underlays/access.ts';
import { hooksOf } from './import.ts';

export interface ExportAtlasTask {
  /** The working copy, read beside the engine that holds it. */
  readonly path: string;
  readonly target: string;
  readonly request: AtlasRequest;
  readonly access: BaseMapAccess;
  readonly language: Language;
  readonly installation: Installation;
}

export function exportAtlasTask(
  { path, target, request, access, language, installation }: ExportAtlasTask,
  context: TaskContext,
): Promise<AtlasExport> {
  return withReader(path, (reader) => exportAtlas(reader, target, request, hooksOf(context, installation, language), access));
}

import type { Language } from '../../../../shared/messages/index.ts';
import type { TaskContext } from '../../jobs/task.ts';
import { withReader } from '../services/access.ts';
import { type ExportOptions, type ExportReport, exportLayer } from '../services/export.ts';
import type { Installation } from '../services/hooks.ts';
import { drawMap, type MapOptions, type MapReport } from '../services/map.ts';
import { hooksOf } from './import.ts';

interface ExportTask {
  /** The working copy, read beside the engine that holds it. */
  readonly path: string;
  readonly target: string;
  readonly installation: Installation;
}

export interface ExportLayerTask extends ExportTask {
  readonly table: string;
  readonly options: ExportOptions;
  readonly language: Language;
}

export interface ExportMapTask extends ExportTask {
  readonly options: MapOptions;
  readonly language: Language;
}

export function exportLayerTask(input: ExportLayerTask, context: TaskContext): Promise<ExportReport> {
  return withReader(input.path, (reader) =>
    exportLayer(reader, input.table, input.target, input.options, hooksOf(context, input.installation, input.language)),
  );
}

export function exportMapTask(input: ExportMapTask, context: TaskContext): Promise<MapReport> {
  return withReader(input.path, (reader) =>
    drawMap(reader, input.target, input.options, hooksOf(context, input.installation, input.language)),
  );
}

/** The tasks that run in a thread, by name. A task is one function in its own room; here stands only its line. */
import { analyseTask } from '../api/tasks/analyse.ts';
import { exportAtlasTask } from '../api/tasks/atlas.ts';
import { downloadTask } from '../api/tasks/download.ts';
import { exportLayerTask, exportMapTask } from '../api/tasks/export.ts';
import { checkImportTask, importTask } from '../api/tasks/import.ts';
import { largeChangeTask } from '../api/tasks/large-change.ts';
import { exportPageTask } from '../api/tasks/page.ts';
import { previewReportTask, reportPageTask, writeReportTask } from '../api/tasks/report.ts';
import { selectByPlaceTask } from '../api/tasks/selecting.ts';
import { columnStatisticsTask, tableOrderTask } from '../api/tasks/table.ts';
import { territoryTask } from '../api/tasks/territory.ts';
import type { TaskTable } from './task.ts';

export const tasks = {
  import: importTask,
  'check-import': checkImportTask,
  analyse: analyseTask,
  territory: territoryTask,
  'large-change': largeChangeTask,
  download: downloadTask,
  'table-order': tableOrderTask,
  'column-statistics': columnStatisticsTask,
  'select-by-place': selectByPlaceTask,
  'export-layer': exportLayerTask,
  'export-map': exportMapTask,
  'export-atlas': exportAtlasTask,
  'export-page': exportPageTask,
  'preview-report': previewReportTask,
  'report-page': reportPageTask,
  'write-report': writeReportTask,
} as const satisfies TaskTable;
export type Tasks = typeof tasks;

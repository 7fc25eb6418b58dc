export { filesIn } from './containers/folder.ts';
export { type PrepareContext, prepareImport } from './pipeline.ts';
export { type ProbeOptions, probeFile } from './probe/index.ts';
export { totalReport } from './report.ts';
export type { LayerReport, PreparedBatch, PreparedRow, PreparedTable } from './types.ts';

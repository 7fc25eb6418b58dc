export { type PrepareContext, prepareImport } from './pipeline.ts';
export { probeFile } from './probe.ts';
export { totalReport } from './report.ts';
export type { LayerReport, PreparedBatch, PreparedRow, PreparedTable } from './types.ts';

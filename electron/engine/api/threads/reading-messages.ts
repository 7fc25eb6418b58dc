import type { EngineError } from '../../../../shared/contract/errors.ts';
import type { ImportOptions } from '../../../../shared/domain/import.ts';
import type { LayerReport } from '../../importers/types.ts';
import type { PackedBatch } from '../../store/merge/packed-batch.ts';

export interface ReadingRequest {
  readonly path: string;
  readonly options: ImportOptions;
  /** Where archives may be unpacked; the system's own place without it. */
  readonly workFolder: string | undefined;
}

/** From the reading thread. Each batch wants one answer, the buffer of its outlines once they are written, before BATCHES_AHEAD more may follow. */
export type ReadingMessage =
  | { readonly type: 'batch'; readonly batch: PackedBatch }
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly type: 'result'; readonly reports: readonly LayerReport[] }
  | { readonly type: 'error'; readonly error: EngineError };

/** Batches that may wait to be written: enough to bridge a commit, few enough to hold no more than some megabytes. */
export const BATCHES_AHEAD = 5;

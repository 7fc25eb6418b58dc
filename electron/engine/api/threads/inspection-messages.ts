import type { EngineError } from '../../../../shared/contract/errors.ts';
import type { FileProposal } from '../../../../shared/domain/import.ts';
import type { Choices } from '../services/remembered-mappings.ts';

/** What the thread of looks is given at its start. */
export interface InspectionThreadData {
  /** Where archives may be unpacked; whoever starts the thread removes it. */
  readonly workFolder: string;
}

/** To the thread, one at a time. */
export interface InspectionRequest {
  readonly path: string;
  readonly options: Choices;
}

/** From the thread, one for each request. `heapBytes`: what it holds after it. */
export type InspectionMessage =
  | { readonly type: 'proposal'; readonly proposal: FileProposal; readonly heapBytes: number }
  | { readonly type: 'error'; readonly error: EngineError; readonly heapBytes: number };

/** What the thread of the draws is told, and answers. */
import type { EngineError } from '../../../../shared/contract/errors.ts';
import type { Problem } from '../../../../shared/decision/problem.ts';
import type { StabilityFigures, StabilityOptions } from '../../../../shared/decision/stability.ts';

export interface StabilityRequest {
  readonly ticket: number;
  readonly problem: Problem;
  readonly options: Omit<StabilityOptions, 'checkpoint'>;
}

/** `latest`: the ticket of the last request; another one's draws stop. */
export interface StabilityThreadData {
  readonly latest: SharedArrayBuffer;
}

export type StabilityReply =
  | { readonly ticket: number; readonly figures: StabilityFigures }
  | { readonly ticket: number; readonly error: EngineError };

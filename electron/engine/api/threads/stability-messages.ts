/** What the threads of the workshop are told, and answer. */
import type { EngineError } from '../../../../shared/contract/errors.ts';
import type { Problem } from '../../../../shared/decision/problem.ts';
import type { RobustnessFigures, RobustnessOptions } from '../../../../shared/decision/robustness.ts';
import type { StabilityFigures, StabilityOptions } from '../../../../shared/decision/stability.ts';

export type StabilityWork = { readonly problem: Problem } & (
  | { readonly what: 'draws'; readonly options: Omit<StabilityOptions, 'checkpoint'> }
  | { readonly what: 'robustness'; readonly options: Omit<RobustnessOptions, 'checkpoint'> }
);
export type StabilityRequest = StabilityWork & { readonly ticket: number };

/** `latest`: the ticket of the last request; the work on another one stops. */
export interface StabilityThreadData {
  readonly latest: SharedArrayBuffer;
}

export type StabilityReply =
  | { readonly ticket: number; readonly figures: StabilityFigures | RobustnessFigures }
  | { readonly ticket: number; readonly error: EngineError };

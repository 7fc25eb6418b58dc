import type { TaskContext } from '../../jobs/task.ts';
import type { AnalysisOutcome } from '../../store/index.ts';
import { withReader } from '../services/access.ts';
import { computeAnalyses } from '../services/compute-analyses.ts';
import type { Installation } from '../services/hooks.ts';
import type { PlannedAnalysis } from '../services/plan-analyses.ts';
import { hooksOf } from './import.ts';

export interface AnalyseTask {
  /** The working copy, read beside the engine that holds it: its last committed state. */
  readonly path: string;
  readonly plan: readonly PlannedAnalysis[];
  readonly installation: Installation;
}

/** Computes the planned analyses on the working copy; the engine stores the outcomes. */
export function analyseTask(input: AnalyseTask, context: TaskContext): Promise<AnalysisOutcome[]> {
  return withReader(input.path, (reader) => computeAnalyses(reader, input.plan, hooksOf(context, input.installation, 'fr')));
}

import type { AnalysisState } from '../../../../shared/contract/engine.ts';
import type { AnalysisOutcome, AnalysisRecord, Project, ProjectReader } from '../../store/index.ts';
import { computeAnalyses } from './compute-analyses.ts';
import type { Hooks } from './hooks.ts';
import { type AnalysisRequest, planAnalyses } from './plan-analyses.ts';

/** Stores outcomes as one step of the journal. */
export function storeAnalyses(project: Project, outcomes: readonly AnalysisOutcome[]) {
  const codes = outcomes.map(({ code }) => code);
  return project.writeResults(outcomes, { code: 'analysis', params: { count: codes.length, codes: codes.join(', ') }, origin: 'analysis' });
}

/** Runs what is missing or stale (all with `force`), here and now: the command line's way. */
export async function runAnalyses(project: Project, request: AnalysisRequest, hooks: Hooks): Promise<AnalysisState[]> {
  const outcomes = await computeAnalyses(project, planAnalyses(project, request), hooks);
  hooks.checkpoint();
  if (outcomes.length > 0) storeAnalyses(project, outcomes);
  return analysisStates(project);
}

export function analysisStates(reader: ProjectReader): AnalysisState[] {
  return reader.analyses().map(toState);
}

function toState({ code, computedAt, duration_ms, parameters, inputs, engineVersion, stale }: AnalysisRecord): AnalysisState {
  return { code, computedAt, duration_ms, parameters: { ...parameters }, inputs: [...inputs], engineVersion, stale };
}

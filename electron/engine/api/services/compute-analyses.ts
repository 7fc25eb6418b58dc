import path from 'node:path';
import type { AnalysisCode } from '../../../../shared/domain/analysis.ts';
import { loadReference, type Reference } from '../../reference/index.ts';
import type { AnalysisOutcome, ProjectReader } from '../../store/index.ts';
import { bassinOutcome } from './analyses/bassin.ts';
import { contraintesOutcome } from './analyses/contraintes.ts';
import { foncierOutcome } from './analyses/foncier.ts';
import { occupationOutcome } from './analyses/occupation.ts';
import { proximiteOutcome } from './analyses/proximite.ts';
import { recyclageOutcome } from './analyses/recyclage.ts';
import { surfaceOutcome } from './analyses/surface.ts';
import { territoireOutcome } from './analyses/territoire.ts';
import { voisinageOutcome } from './analyses/voisinage.ts';
import type { Hooks } from './hooks.ts';
import type { PlannedAnalysis } from './plan-analyses.ts';

export interface AnalysisContext {
  readonly reader: ProjectReader;
  readonly reference: Reference;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly run: { checkpoint(done: number, total: number): void };
}

export type ComputedSets = Pick<AnalysisOutcome, 'sets' | 'notes'>;
type Compute = (context: AnalysisContext) => Promise<ComputedSets>;

const COMPUTE: Readonly<Record<AnalysisCode, Compute>> = {
  territoire: territoireOutcome,
  surface: surfaceOutcome,
  recyclage: recyclageOutcome,
  proximite: proximiteOutcome,
  contraintes: contraintesOutcome,
  occupation: occupationOutcome,
  foncier: foncierOutcome,
  bassin: bassinOutcome,
  voisinage: voisinageOutcome,
};

/** Runs the planned analyses on what the project holds now; nothing is written. */
export async function computeAnalyses(reader: ProjectReader, plan: readonly PlannedAnalysis[], hooks: Hooks): Promise<AnalysisOutcome[]> {
  const outcomes: AnalysisOutcome[] = [];
  const reference = loadReference(path.join(hooks.resources, 'reference'));
  for (const { code, parameters } of plan) {
    const start = performance.now();
    const run = {
      checkpoint: (done: number, total: number) => {
        hooks.checkpoint();
        hooks.progress('analyse', code, done, total);
      },
    };
    const inputs = reader.inputsOf(code);
    const { methode_surface } = reader.settings();
    const { sets, notes } = await COMPUTE[code]({ reader, reference, parameters, run });
    outcomes.push({ code, parameters, sets, notes, inputs, methode_surface, duration_ms: performance.now() - start });
  }
  return outcomes;
}

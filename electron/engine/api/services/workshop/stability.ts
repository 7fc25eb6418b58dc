/** Rank stability of a scenario of the open project by draws, and what the place of a site hangs on: in a thread. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { familyWeightsOf, type Problem, prepareProblem } from '../../../../../shared/decision/problem.ts';
import { type Drawing, rankable } from '../../../../../shared/decision/stability.ts';
import type { Ballot, Grid, Robustness, Scenario, Stability, WeightDrawing } from '../../../../../shared/domain/workshop.ts';
import type { Workspace } from '../../workspace.ts';
import { decisionMatrix } from './matrix.ts';
import { shownBallots } from './read.ts';

interface Asked {
  readonly scenario: Scenario;
  readonly drawing: WeightDrawing;
  readonly draws: number;
  readonly seed: number;
  readonly top: number;
}

/** Throws `no-sites`, `workshop-weights-zero`, `workshop-no-ballots`. */
export async function stabilityOf(workspace: Workspace, grid: Grid, { scenario, drawing, draws, seed, top }: Asked): Promise<Stability> {
  const problem = prepareProblem(decisionMatrix(workspace.project, grid), grid, scenario);
  checkProblem(problem);
  const made = drawingOf(drawing, problem, grid, shownBallots(workspace.project));
  const begun = performance.now();
  const figures = await workspace.stability.draw(problem, { drawing: made, draws, seed, top, method: scenario.method });
  return { ...figures, duration_ms: performance.now() - begun };
}

interface SiteAsked {
  readonly scenario: Scenario;
  readonly site: string;
  readonly spread_percent: number;
  readonly top: number;
}

/** Throws `object-unknown`, `no-sites`, `workshop-weights-zero`. */
export async function robustnessOfSite(
  workspace: Workspace,
  grid: Grid,
  { scenario, site: uid, ...options }: SiteAsked,
): Promise<Robustness> {
  const matrix = decisionMatrix(workspace.project, grid);
  const problem = prepareProblem(matrix, grid, scenario);
  checkProblem(problem);
  const site = matrix.sites.findIndex((one) => one.uid === uid);
  if (site < 0) throw new EmpriseError('object-unknown', { layer: 'sites', id: uid });
  const { bars, neighbours, deciding } = await workspace.stability.weigh(problem, { site, method: scenario.method, ...options });
  return {
    bars: [...bars],
    neighbours: neighbours.map(({ site: other, swap }) => ({ site: matrix.sites[other]?.uid ?? '', swap })),
    deciding: [...deciding],
  };
}

export function checkProblem(problem: Problem): void {
  if (problem.siteCount === 0 || rankable(problem).length === 0) throw new EmpriseError('no-sites');
  if (problem.familyWeights.every((weight) => weight === 0)) throw new EmpriseError('workshop-weights-zero');
}

/** Ballots that were handed in and weigh families the grid still has. */
export function drawingOf(drawing: WeightDrawing, problem: Problem, grid: Grid, ballots: readonly Ballot[]): Drawing {
  if (drawing.kind !== 'ballots') return drawing;
  const weights = ballots
    .filter(({ status, round }) => status === 'submitted' && (drawing.round === null || round === drawing.round))
    .map(({ content }) => content.weights)
    .filter((given) => problem.families.some((family) => (given[family] ?? 0) > 0))
    // a family a person left out weighs nothing to them
    .map((given) => familyWeightsOf(problem.families, Object.fromEntries(problem.families.map((code) => [code, given[code] ?? 0])), grid));
  if (weights.length === 0) throw new EmpriseError('workshop-no-ballots');
  return { kind: 'ballots', ballots: weights };
}

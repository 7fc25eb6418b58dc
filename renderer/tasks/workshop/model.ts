/** What the room looks at, made from the workshop, the matrix and the weights under the hand: nothing here asks the engine. */
import { type Problem, prepareProblem, scenarioOfGrid } from '../../../shared/decision/problem.ts';
import { type Ranking, rankByFamilies } from '../../../shared/decision/rank.ts';
import { moveWeight, normalised, shownWeights } from '../../../shared/decision/weights.ts';
import type {
  CriterionFamily,
  DecisionMatrix,
  MatrixSite,
  RankingMethod,
  Scenario,
  Stability,
  Verdict,
  Workshop,
} from '../../../shared/domain/workshop.ts';

export type Weights = Readonly<Record<string, number>>;

/** Why there is no ranking to look at, in the order they are said. */
export type Emptiness = 'no-sites' | 'no-criteria' | 'no-values' | 'weights-zero' | 'no-known' | 'all-out' | null;

export interface WorkshopModel {
  readonly workshop: Workshop;
  readonly matrix: DecisionMatrix;
  readonly scenario: Scenario;
  /** Families with an active criterion. */
  readonly families: readonly CriterionFamily[];
  /** As the scenario has them: what a gesture starts from. Sum 100. */
  readonly kept: Weights;
  /** As the hand moves them. */
  readonly weights: Weights;
  /** Whole numbers of sum 100. */
  readonly shown: Readonly<Record<string, number>>;
  readonly problem: Problem;
  readonly ranking: Ranking;
  readonly empty: Emptiness;
  /** Sites that take part without a value of a criterion. */
  readonly missing: (criterion: string) => number;
  /** Part of the whole that a criterion weighs, 0–1. */
  readonly weightOf: (criterion: string) => number;
}

export const nameOf = (site: MatrixSite): string => site.name ?? site.siteId;

/** The chosen scenario, or the first; one made of the grid alone where the project keeps none. */
export function scenarioOf(workshop: Workshop, chosen: number | null, name: string): Scenario {
  return workshop.scenarios.find(({ id }) => id === chosen) ?? workshop.scenarios[0] ?? scenarioOfGrid(workshop.grid, name);
}

function emptiness(matrix: DecisionMatrix, problem: Problem, ranking: Ranking): Emptiness {
  if (matrix.sites.length === 0) return 'no-sites';
  if (problem.criteria.length === 0) return 'no-criteria';
  if (problem.unknown.length === problem.criteria.length) return problem.included.includes(1) ? 'no-values' : 'all-out';
  if (!ranking.weights.some((weight) => weight > 0)) return 'weights-zero';
  if (ranking.ranked > 0) return null;
  // sites take part, but nothing that has weight is known of them
  return problem.included.some((isIn, site) => isIn === 1 && problem.excludedBy[site] === -1) ? 'no-known' : 'all-out';
}

/** The part that does not change while a slider moves. */
export function problemOf(matrix: DecisionMatrix, workshop: Workshop, scenario: Scenario): Problem {
  return prepareProblem(matrix, workshop.grid, scenario);
}

export function modelOf(
  workshop: Workshop,
  matrix: DecisionMatrix,
  scenario: Scenario,
  problem: Problem,
  moved: Weights | null,
): WorkshopModel {
  const codes = problem.families;
  const families = codes.flatMap((code) => workshop.grid.families.find((family) => family.code === code) ?? []);
  const kept = Object.fromEntries(codes.map((code, index) => [code, 100 * (problem.familyWeights[index] ?? 0)]));
  const weights = moved ?? kept;
  const ranking = rankWith(problem, scenario.method, moved);
  const column = (criterion: string): number => problem.criteria.findIndex(({ code }) => code === criterion);
  return {
    ...{ workshop, matrix, scenario, families, kept, weights, problem, ranking },
    shown: shownWeights(weights, codes),
    empty: emptiness(matrix, problem, ranking),
    missing: (criterion) => missingOf(problem, column(criterion)),
    weightOf: (criterion) => ranking.weights[column(criterion)] ?? 0,
  };
}

export function rankWith(problem: Problem, method: RankingMethod, moved: Weights | null): Ranking {
  if (moved === null) return rankByFamilies(problem, method);
  const percent = normalised(moved, problem.families);
  return rankByFamilies(
    problem,
    method,
    Float64Array.from(problem.families, (code) => (percent?.[code] ?? 0) / 100),
  );
}

function missingOf(problem: Problem, column: number): number {
  if (column < 0) return 0;
  let count = 0;
  for (let site = 0; site < problem.siteCount; site++)
    if (problem.included[site] === 1 && Number.isNaN(problem.scores[site * problem.criteria.length + column])) count++;
  return count;
}

/** One weight as wished, from where the gesture began: to the end and back gives the proportions back. */
export function moved(model: WorkshopModel, code: string, wish: number): Record<string, number> {
  return moveWeight(model.kept, model.problem.families, model.scenario.locked, code, wish);
}

/** The same weight for all that are not locked. */
export function equalised(model: WorkshopModel): Record<string, number> {
  const { problem, kept, scenario } = model;
  const free = problem.families.filter((code) => !scenario.locked.includes(code));
  const held = problem.families.reduce((sum, code) => sum + (scenario.locked.includes(code) ? (kept[code] ?? 0) : 0), 0);
  return { ...kept, ...Object.fromEntries(free.map((code) => [code, (100 - held) / free.length])) };
}

/** The verdict that holds of each site: the last one said. */
export function verdictsOf(workshop: Workshop): ReadonlyMap<string, Verdict> {
  return new Map(workshop.decisions.map(({ site, verdict }) => [site, verdict]));
}

/** The sites compared: those chosen that are still there, else the first three of the ranking. */
export function comparedSites(model: WorkshopModel, chosen: readonly string[] | null): readonly number[] {
  const { matrix, ranking } = model;
  const found = (chosen ?? []).map((uid) => matrix.sites.findIndex((site) => site.uid === uid)).filter((index) => index >= 0);
  return found.length > 0 ? found : [...ranking.order.subarray(0, Math.min(3, ranking.ranked))];
}

/** A stability reckoned for another set of sites says nothing of this one. */
export function fits(stability: Stability | null, matrix: DecisionMatrix): stability is Stability {
  return stability !== null && stability.meanRank.length === matrix.sites.length;
}

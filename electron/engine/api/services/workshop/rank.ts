/** The ranking of a scenario with its stability, as data: the command line, minutes and workbooks say the same. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { aggregateWeights } from '../../../../../shared/decision/aggregate.ts';
import { type Problem, prepareProblem } from '../../../../../shared/decision/problem.ts';
import { rankSites } from '../../../../../shared/decision/rank.ts';
import { type Drawing, rankStability } from '../../../../../shared/decision/stability.ts';
import type { RankingReport } from '../../../../../shared/domain/ranking.ts';
import type { DecisionMatrix, Grid, Scenario } from '../../../../../shared/domain/workshop.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { decisionMatrix } from './matrix.ts';
import { gridOf, type Language, scenariosOf, shownBallots } from './read.ts';
import { checkProblem, drawingOf } from './stability.ts';

export interface RankRequest {
  /** Name or number; the project's first one without. */
  readonly scenario?: string | undefined;
  /** Weights: the mean of the ballots handed in; draws are of the ballots. */
  readonly ballots: boolean;
  readonly draws: number;
  readonly seed: number;
}

const AROUND: Drawing = { kind: 'around', spread_percent: 50 };

/** Throws `no-sites`, `scenario-unknown`, `workshop-weights-zero`, `workshop-no-ballots`. */
export function rankProject(reader: ProjectReader, resources: string, language: Language, request: RankRequest): RankingReport {
  const grid = gridOf(reader, resources, language);
  const matrix = decisionMatrix(reader, grid);
  if (matrix.sites.length === 0) throw new EmpriseError('no-sites');
  const named = scenarioNamed(scenariosOf(reader, grid, language), request.scenario);
  const ballots = request.ballots ? votedWeights(reader, grid) : null;
  const scenario = ballots === null ? named : { ...named, weights: ballots.weights };
  const problem = prepareProblem(matrix, grid, scenario);
  if (problem.familyWeights.every((weight) => weight === 0)) throw new EmpriseError('workshop-weights-zero');
  const drawing = request.ballots ? drawingOf({ kind: 'ballots', round: null }, problem, grid, shownBallots(reader)) : AROUND;
  const { sites, draws } = rankedSites(problem, matrix, scenario, { ...request, drawing });
  return {
    scenario: scenario.name,
    method: scenario.method,
    grid: { id: grid.id, version: grid.version },
    ballots: ballots?.people ?? null,
    draws,
    seed: request.seed,
    stale: matrix.stale,
    unrun: matrix.unrun === true,
    criteria: problem.criteria.map(({ code, label, family, unit, feed }) => ({ code, label, family, unit, feed })),
    constant: [...problem.constant],
    unknown: [...problem.unknown],
    sites,
  };
}

function scenarioNamed(scenarios: readonly Scenario[], name: string | undefined): Scenario {
  const found =
    name === undefined
      ? scenarios[0]
      : (scenarios.find((one) => one.name === name) ??
        scenarios.find((one) => one.name.toLowerCase() === name.toLowerCase()) ??
        scenarios.find((one) => String(one.id) === name));
  if (!found) throw new EmpriseError('scenario-unknown', { name: name ?? '', known: scenarios.map((one) => one.name).join(', ') });
  return found;
}

function votedWeights(reader: ProjectReader, grid: Grid): { weights: Record<string, number>; people: number } {
  const codes = grid.families.map(({ code }) => code);
  const opinions = shownBallots(reader).flatMap(({ status, content }) =>
    status === 'submitted' ? [{ weights: content.weights, group: null }] : [],
  );
  const found = aggregateWeights(codes, opinions, 'mean');
  if (found === null) throw new EmpriseError('workshop-no-ballots');
  return { weights: { ...found.weights }, people: found.people };
}

type Draws = Pick<RankRequest, 'draws' | 'seed'> & { readonly drawing: Drawing };

function rankedSites(
  problem: Problem,
  matrix: DecisionMatrix,
  scenario: Scenario,
  { draws, seed, drawing }: Draws,
): Pick<RankingReport, 'sites' | 'draws'> {
  const ranking = rankSites(problem, scenario.method);
  const stability = canDraw(problem) ? rankStability(problem, { drawing, draws, seed, top: 5, method: scenario.method }) : null;
  const width = problem.criteria.length;
  const number = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
  const sites = Array.from(ranking.order, (index): RankingReport['sites'][number] => {
    const site = matrix.sites[index];
    const excludedBy = problem.excludedBy[index] as number;
    const isLeftOut = problem.included[index] === 0;
    const rank = ranking.rank[index] as number;
    const meanRank = number(stability?.meanRank[index]);
    return {
      rank: rank === 0 ? null : rank,
      site_id: site?.siteId ?? '',
      site_nom: site?.name ?? null,
      excluded: isLeftOut || excludedBy !== -1,
      reason: isLeftOut ? 'left-out' : (problem.criteria[excludedBy]?.code ?? null),
      score: number(ranking.score[index]),
      reliability: Math.min(1, ranking.reliability[index] as number),
      contributions: problem.criteria.map(({ code }, column) => ({
        criterion: code,
        value: shownValue(matrix, code, index),
        score: number(problem.scores[index * width + column]),
        weight: Math.min(1, ranking.weights[column] as number),
      })),
      stability:
        stability === null || meanRank === null || rank === 0
          ? null
          : {
              mean_rank: meanRank,
              p_first: Math.min(1, stability.pFirst[index] as number),
              p_top5: Math.min(1, stability.pTop[index] as number),
              rank_p05: stability.rankP05[index] as number,
              rank_p95: stability.rankP95[index] as number,
            },
    };
  });
  return { sites, draws: stability?.draws ?? draws };
}

function canDraw(problem: Problem): boolean {
  try {
    checkProblem(problem);
    return true;
  } catch {
    // sites are listed, and none of them can be ranked
    return false;
  }
}

function shownValue(matrix: DecisionMatrix, code: string, site: number): number | string | null {
  const column = matrix.criteria.indexOf(code);
  const value = matrix.values[site * matrix.criteria.length + column];
  if (value === undefined || Number.isNaN(value)) return null;
  return matrix.texts[column]?.[value] ?? value;
}

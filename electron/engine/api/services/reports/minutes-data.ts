/** What the minutes tell of: the workshop as kept, the matrix of values, the ranking of its scenario, and the same as data for a spreadsheet. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { type Problem, prepareProblem } from '../../../../../shared/decision/problem.ts';
import { type Ranking, rankSites } from '../../../../../shared/decision/rank.ts';
import type { Decision, DecisionMatrix, MatrixSite, Scenario, Workshop } from '../../../../../shared/domain/workshop.ts';
import type { RankingData } from '../../../../../shared/report/ranking.ts';
import { decisionMatrix } from '../workshop/matrix.ts';
import { readWorkshop } from '../workshop/read.ts';
import type { ReportContext } from './context.ts';

export interface Minutes {
  readonly workshop: Workshop;
  readonly matrix: DecisionMatrix;
  /** The one asked for, else the one frozen last, else the project's first. */
  readonly scenario: Scenario;
  readonly problem: Problem;
  /** By the method of the scenario. */
  readonly ranking: Ranking;
  /** The last decision of each site. */
  readonly decisions: ReadonlyMap<string, Decision>;
  nameOf(uid: string): string;
  familyName(code: string): string;
  criterionName(code: string): string;
}

/** Throws `scenario-unknown`. */
export function minutesOf({ reader, hooks, request }: ReportContext): Minutes {
  const workshop = readWorkshop(reader, hooks.resources, hooks.language);
  const matrix = decisionMatrix(reader, workshop.grid);
  const scenario = scenarioOf(workshop.scenarios, request.scenario);
  const problem = prepareProblem(matrix, workshop.grid, scenario);
  const names = new Map(matrix.sites.map((site) => [site.uid, siteName(site)]));
  return {
    ...{ workshop, matrix, scenario, problem },
    ranking: rankSites(problem, scenario.method),
    decisions: new Map(workshop.decisions.map((decision) => [decision.site, decision])),
    nameOf: (uid) => names.get(uid) ?? uid,
    familyName: (code) => workshop.grid.families.find((family) => family.code === code)?.label ?? code,
    criterionName: (code) => workshop.grid.criteria.find((criterion) => criterion.code === code)?.label ?? code,
  };
}

/** By its number or name, else the one frozen last, else the project's first. */
function scenarioOf(scenarios: readonly Scenario[], wanted: number | string | undefined): Scenario {
  if (wanted !== undefined) {
    const found = scenarios.find(({ id, name }) => id === wanted || name === wanted) ?? scenarios.find(({ id }) => String(id) === wanted);
    if (!found) throw new EmpriseError('scenario-unknown', { name: String(wanted), known: scenarios.map(({ name }) => name).join(', ') });
    return found;
  }
  const frozen = scenarios.filter(({ frozenAt }) => frozenAt !== null);
  return frozen.sort((a, b) => String(b.frozenAt).localeCompare(String(a.frozenAt)))[0] ?? (scenarios[0] as Scenario);
}

export const siteName = ({ name, siteId }: MatrixSite): string => name ?? siteId;

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** By the method of the scenario. */
export function rankingData({
  matrix,
  scenario,
  problem,
  familyName,
  criterionName,
}: Pick<Minutes, 'matrix' | 'scenario' | 'problem' | 'familyName' | 'criterionName'>): RankingData {
  const ranking = rankSites(problem, scenario.method);
  const width = problem.criteria.length;
  const texts = problem.criteria.map(({ code }) => matrix.texts[matrix.criteria.indexOf(code)] ?? null);
  return {
    scenario: scenario.name,
    method: scenario.method,
    families: problem.families.map((code, i) => ({ code, label: familyName(code), weight: problem.familyWeights[i] as number })),
    criteria: problem.criteria.map(({ code, family, label, unit, direction, value, exclusion }, column) => {
      const own = scenario.exclusions[code];
      return {
        code,
        family,
        label,
        unit,
        direction,
        share: problem.shares[column] as number,
        value,
        exclusion: own === undefined ? exclusion : own,
      };
    }),
    sites: matrix.sites.flatMap((site, row) => {
      if (problem.included[row] === 0) return [];
      const at = row * width;
      const excludedBy = problem.excludedBy[row] as number;
      return [
        {
          code: site.siteId,
          name: siteName(site),
          values: problem.criteria.map((_, column) => {
            const value = known(problem.values[at + column] as number);
            return value === null ? null : (texts[column]?.[value] ?? value);
          }),
          scores: problem.criteria.map((_, column) => known(problem.scores[at + column] as number)),
          score: known(ranking.score[row] as number),
          reliability: ranking.reliability[row] as number,
          rank: (ranking.rank[row] as number) || null,
          excludedBy: excludedBy < 0 ? null : criterionName(problem.criteria[excludedBy]?.code ?? ''),
        },
      ];
    }),
  };
}

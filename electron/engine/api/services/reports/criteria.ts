/** The criteria of the workshop for one site: its score by family, its rank and how firm that is, by the project's first scenario. */
import { columnWeights, type Problem, prepareProblem } from '../../../../../shared/decision/problem.ts';
import { rankSites, weightedSum } from '../../../../../shared/decision/rank.ts';
import { rankStability } from '../../../../../shared/decision/stability.ts';
import type { Grid, Scenario } from '../../../../../shared/domain/workshop.ts';
import { formatPercent } from '../../../../../shared/format/quantities.ts';
import type { Bar, Origin, ReportBlock } from '../../../../../shared/report/model.ts';
import { decisionMatrix } from '../workshop/matrix.ts';
import { gridOf, scenariosOf } from '../workshop/read.ts';
import type { ReportContext } from './context.ts';

/** As the window draws them: each family's weight by ± half of itself, always the same draws. */
const STABILITY = { spread_percent: 50, draws: 10_000, seed: 2030 } as const;

export interface SiteCriteria {
  readonly families: number;
  readonly blocks: readonly ReportBlock[];
  /** What the ranks rest on, in words. */
  readonly method: string;
}

/** Null where no scenario was kept: the grid's own weights are nobody's choice yet. */
export function siteCriteria(context: ReportContext, uid: string): SiteCriteria | null {
  const { reader, hooks, text } = context;
  const grid = gridOf(reader, hooks.resources, hooks.language);
  const scenario = scenariosOf(reader, grid, hooks.language).find(({ id }) => id !== null);
  if (!scenario) return null;
  const matrix = decisionMatrix(reader, grid);
  const site = matrix.sites.findIndex((one) => one.uid === uid);
  const problem = prepareProblem(matrix, grid, scenario);
  if (site < 0 || problem.familyWeights.every((weight) => weight === 0)) return null;
  const bars = problem.families.map((family): Bar => familyBar(problem, grid, family, site));
  return {
    families: bars.length,
    blocks: [
      {
        type: 'bars',
        form: 'rows',
        caption: text('report.site.criteria', { count: bars.length }),
        unit: 'score',
        decimals: 0,
        most: 100,
        bars,
      },
      { type: 'paragraph', text: rankSentence(context, problem, scenario, site) },
    ],
    method: text('report.method.criteria', { grid: grid.title, version: grid.version, scenario: scenario.name }),
  };
}

/** Weighted mean over what is known of the family; unknown stays unknown. */
function familyBar(problem: Problem, grid: Grid, family: string, site: number): Bar {
  const index = problem.families.indexOf(family);
  const weights = problem.shares.map((share, column) => (problem.familyOf[column] === index ? share : 0));
  const score = weightedSum(problem, weights).score[site] as number;
  const label = grid.families.find(({ code }) => code === family)?.label ?? family;
  return Number.isNaN(score) ? { label, value: null, origin: null } : { label, value: score, origin: originOf(problem, index, site) };
}

/** Said in the room where all that is known of the family was. */
function originOf(problem: Problem, family: number, site: number): Origin {
  const width = problem.criteria.length;
  const known = problem.criteria.filter(
    (_, column) => problem.familyOf[column] === family && !Number.isNaN(problem.scores[site * width + column] as number),
  );
  return known.every(({ feed }) => feed.from === 'judgement') ? 'saisi' : 'calcule';
}

function rankSentence({ text, hooks }: ReportContext, problem: Problem, scenario: Scenario, site: number): string {
  const ranking = rankSites(problem, scenario.method, columnWeights(problem));
  const rank = ranking.rank[site] as number;
  const { language } = hooks;
  const name = scenario.name;
  if (problem.included[site] === 0) return text('report.rank.left-out', { name });
  const excluding = problem.excludedBy[site] as number;
  if (excluding >= 0) return text('report.rank.excluded', { name, criterion: problem.criteria[excluding]?.label ?? '' });
  if (rank === 0) return text('report.rank.none', { name });
  const reliability = formatPercent(ranking.reliability[site] as number, language);
  const said = text('report.rank', { rank, count: ranking.ranked, name, reliability });
  if (scenario.method !== 'sum' || ranking.ranked < 2) return said;
  const { draws, seed, spread_percent } = STABILITY;
  const figures = rankStability(problem, {
    drawing: { kind: 'around', spread_percent },
    draws,
    seed,
    top: 5,
    checkpoint: () => hooks.checkpoint(),
  });
  const share = formatPercent(figures.pFirst[site] as number, language);
  return `${said} ${text('report.rank.stability', { share, spread: spread_percent })}`;
}

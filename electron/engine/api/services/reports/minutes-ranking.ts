/** Sections of the minutes on the ranking: order, weights, robustness. Figures are those of shared/decision, as in the window. */
import { aggregateWeights } from '../../../../../shared/decision/aggregate.ts';
import { characterOf } from '../../../../../shared/decision/rank.ts';
import { decidingCriteria, swapsBetween } from '../../../../../shared/decision/sensitivity.ts';
import { rankable, rankStability } from '../../../../../shared/decision/stability.ts';
import { formatNumber } from '../../../../../shared/format/numbers.ts';
import { formatPercent } from '../../../../../shared/format/quantities.ts';
import type { ReportBlock, ReportSection, ReportUnit, TableColumn } from '../../../../../shared/report/model.ts';
import type { ReportContext } from './context.ts';
import type { Minutes } from './minutes-data.ts';

/** As the window draws unless told otherwise: the same figures for the same seed. */
const DRAWS = 10_000;
const SEED = 2030;
const SPREAD_PERCENT = 50;
const TOP = 5;
/** Where nothing was said, and nothing is missing. */
export const NONE = '—';

export const numberColumn = (key: string, title: string, unit: ReportUnit | null, weight = 1, decimals?: number): TableColumn => ({
  ...{ key, title, type: 'number' as const, unit, weight },
  ...(decimals === undefined ? {} : { decimals }),
});
export const textColumn = (key: string, title: string, weight = 1, type: TableColumn['type'] = 'text'): TableColumn => ({
  key,
  title,
  type,
  unit: null,
  weight,
});

export function rankingSections({ text }: ReportContext, minutes: Minutes): ReportSection[] {
  const { ranking, matrix, problem, decisions, criterionName, nameOf } = minutes;
  const column = (name: string): string => text(`minutes.column.${name}`);
  const ranked = Array.from(ranking.order).slice(0, ranking.ranked);
  const beside = Array.from(ranking.order)
    .slice(ranking.ranked)
    .filter((site) => problem.included[site] === 1);
  const leftOut = matrix.sites.length - ranked.length - beside.length;
  const verdictOf = (uid: string): string => {
    const decision = decisions.get(uid);
    // nothing decided is no gap in the data
    return decision ? text(`minutes.verdict.${decision.verdict}`) : NONE;
  };
  const table: ReportBlock = {
    type: 'table',
    caption: text('minutes.ranking'),
    columns: [
      numberColumn('rank', column('rank'), 'count', 0.7),
      textColumn('site', column('site'), 3.4),
      textColumn('code', column('code'), 2.6, 'code'),
      textColumn('commune', column('commune'), 2.2),
      numberColumn('score', column('score'), 'score', 0.9),
      numberColumn('reliability', column('reliability'), 'share', 1.2),
      textColumn('verdict', column('verdict'), 1.4),
    ],
    rows: ranked.map((row) => {
      const site = matrix.sites[row] as (typeof matrix.sites)[number];
      return {
        cells: [
          ranking.rank[row] as number,
          nameOf(site.uid),
          site.siteId,
          site.commune,
          ranking.score[row] as number,
          ranking.reliability[row] as number,
          verdictOf(site.uid),
        ],
        origin: 'calcule',
      };
    }),
    total: null,
  };
  const apart = beside.map((row) => {
    const site = nameOf(matrix.sites[row]?.uid ?? '');
    const by = problem.excludedBy[row] as number;
    return {
      status: 'warning' as const,
      text:
        by < 0
          ? text('minutes.unranked', { site })
          : text('minutes.excluded', { site, criterion: criterionName(problem.criteria[by]?.code ?? '') }),
    };
  });
  const names = (codes: readonly string[]): string => (codes.length === 0 ? NONE : codes.map(criterionName).join(', '));
  const reasons: ReportBlock = {
    type: 'table',
    caption: text('minutes.ranking.reasons'),
    columns: [
      textColumn('site', column('site'), 2),
      textColumn('strengths', column('strengths'), 4),
      textColumn('weaknesses', column('weaknesses'), 4),
    ],
    rows: ranked.slice(0, 10).map((row) => {
      const { strengths, weaknesses } = characterOf(problem, row, ranking.weights);
      return { cells: [nameOf(matrix.sites[row]?.uid ?? ''), names(strengths), names(weaknesses)] };
    }),
    total: null,
  };
  return [
    {
      id: 'classement',
      title: text('minutes.ranking'),
      span: 'full',
      blocks: [
        ...(ranked.length > 0 ? [table] : []),
        ...(apart.length > 0 ? [{ type: 'points' as const, points: apart }] : []),
        ...(leftOut > 0 ? [{ type: 'note' as const, tone: 'info' as const, text: text('minutes.left-out', { count: leftOut }) }] : []),
        ...(ranked.length > 0 ? [reasons] : []),
      ],
    },
  ];
}

/** Fewer ballots than this would tell whose weights they are. */
const LEAST_OF_GROUP = 3;
const MOST_GROUPS = 4;

/** Weights of ballots are told, as votes are, once the facilitator has shown them. */
export function weightSection({ text, hooks }: ReportContext, { problem, scenario, workshop, familyName }: Minutes): ReportSection {
  const column = (name: string): string => text(`minutes.column.${name}`);
  const shown = new Set(workshop.rounds.filter(({ state }) => state === 'revealed').map(({ id }) => id));
  const hidden = workshop.rounds.filter(({ id, asks }) => asks === 'weights' && !shown.has(id));
  const opinions = workshop.ballots.flatMap(({ status, participant, round, content }) =>
    status === 'submitted' && shown.has(round)
      ? [{ weights: content.weights, group: workshop.participants.find(({ id }) => id === participant)?.group ?? null }]
      : [],
  );
  const all = aggregateWeights(problem.families, opinions, 'median');
  const blocks: ReportBlock[] = [
    {
      type: 'bars',
      form: 'rows',
      caption: text('minutes.weights.scenario', { scenario: scenario.name }),
      unit: 'weight',
      most: Math.max(...problem.familyWeights, 0.01),
      bars: problem.families.map((code, i) => ({ label: familyName(code), value: problem.familyWeights[i] as number, origin: 'saisi' })),
    },
  ];
  for (const { number, title } of hidden)
    blocks.push({ type: 'note', tone: 'info', text: text('minutes.votes.hidden', { number, title }) });
  if (all) {
    const groups = all.groups.filter(({ people }) => people >= LEAST_OF_GROUP).slice(0, MOST_GROUPS);
    const groupName = (group: number): string => workshop.groups.find(({ id }) => id === group)?.name ?? String(group);
    blocks.push({
      type: 'table',
      caption: text('minutes.weights.ballots', { count: all.people }),
      columns: [
        textColumn('family', column('family'), 4),
        ...(['least', 'median', 'most'] as const).map((name) => numberColumn(name, column(name), 'percent')),
        ...groups.map(({ group, people }) =>
          numberColumn(`group-${group}`, text('minutes.weights.group', { group: groupName(group), count: people }), 'percent', 1.3),
        ),
      ],
      rows: all.spread.map(({ code, least, median, most }) => ({
        cells: [familyName(code), least, median, most, ...groups.map(({ weights }) => weights[code] ?? null)],
        origin: 'calcule',
      })),
      total: null,
    });
    if (groups.length > 0) blocks.push({ type: 'paragraph', text: text('minutes.weights.groups', { least: LEAST_OF_GROUP }), small: true });
    if (all.people > 1)
      blocks.push({
        type: 'paragraph',
        text: text('minutes.weights.disagreement', { points: formatNumber(all.disagreement, hooks.language, 1) }),
        origin: 'calcule',
      });
  }
  return { id: 'poids', title: text('minutes.weights'), span: 'full', blocks };
}

/** Null where there is nothing to draw for: fewer than two ranked sites, or no weight. */
export function stabilitySection(
  { text, hooks }: ReportContext,
  { problem, scenario, ranking, matrix, nameOf, familyName, criterionName }: Minutes,
): ReportSection | null {
  if (rankable(problem).length < 2 || problem.familyWeights.every((weight) => weight === 0)) return null;
  const column = (name: string, values = {}): string => text(`minutes.column.${name}`, values);
  const top = Math.min(TOP, ranking.ranked);
  const drawing = { kind: 'around', spread_percent: SPREAD_PERCENT } as const;
  const { method } = scenario;
  const figures = rankStability(problem, { drawing, draws: DRAWS, seed: SEED, top, method, checkpoint: hooks.checkpoint });
  const order = Array.from(ranking.order).slice(0, ranking.ranked);
  const table: ReportBlock = {
    type: 'table',
    caption: text('minutes.stability.table', { draws: formatNumber(figures.draws, hooks.language) }),
    columns: [
      numberColumn('rank', column('rank'), 'count', 0.8),
      textColumn('site', column('site'), 4),
      numberColumn('first', column('first'), 'share', 1.2),
      numberColumn('top', column('top', { top }), 'share', 1.5),
      numberColumn('mean', column('mean-rank'), null, 1.4, 1),
      numberColumn('p05', column('p05'), 'count', 1.2),
      numberColumn('p95', column('p95'), 'count', 1.2),
    ],
    rows: order.map((row) => ({
      cells: [
        ranking.rank[row] as number,
        nameOf(matrix.sites[row]?.uid ?? ''),
        ...[figures.pFirst, figures.pTop, figures.meanRank, figures.rankP05, figures.rankP95].map((values) => {
          const value = values[row] as number;
          return Number.isNaN(value) ? null : value;
        }),
      ],
      origin: 'calcule',
    })),
    total: null,
  };
  const [one = -1, other = -1] = order;
  const first = nameOf(matrix.sites[one]?.uid ?? '');
  const second = nameOf(matrix.sites[other]?.uid ?? '');
  const percent = (value: number): string => formatPercent(value / 100, hooks.language, 1);
  const swap = swapsBetween(problem, one, other, method)[0];
  const deciding = decidingCriteria(problem, top, method).filter(({ changesFirst }) => changesFirst);
  const said = [
    text('minutes.stability.drawing', {
      spread: formatPercent(SPREAD_PERCENT / 100, hooks.language),
      draws: formatNumber(figures.draws, hooks.language),
      seed: String(SEED),
    }),
    swap
      ? text('minutes.stability.swap', { first, second, family: familyName(swap.family), from: percent(swap.from), to: percent(swap.to) })
      : text('minutes.stability.no-swap', { first, second }),
    deciding.length > 0
      ? text('minutes.stability.deciding', { count: deciding.length, criteria: deciding.map(({ code }) => criterionName(code)).join(', ') })
      : text('minutes.stability.no-deciding'),
  ];
  return {
    id: 'robustesse',
    title: text('minutes.stability'),
    span: 'full',
    blocks: [table, ...said.map((line) => ({ type: 'paragraph' as const, text: line, origin: 'calcule' as const }))],
  };
}

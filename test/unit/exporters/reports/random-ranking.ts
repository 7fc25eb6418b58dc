/** Rankings with every kind of value function, exclusion, gap and tie, from a seed. */
import { rankingData } from '../../../../electron/engine/api/services/reports/minutes-data.ts';
import { prepareProblem, scenarioOfGrid } from '../../../../shared/decision/problem.ts';
import type { Criterion, DecisionMatrix, Grid, RankingMethod, Scenario } from '../../../../shared/domain/workshop.ts';
import type { RankingData } from '../../../../shared/report/ranking.ts';

/** Numerical Recipes' generator: good enough to scatter test values. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const base = { description: '', source: '', active: true, exclusion: null, unit: null, direction: 'more' } as const;
const CRITERIA: readonly Criterion[] = [
  {
    ...base,
    code: 'surface',
    family: 'a',
    label: 'Surface',
    unit: 'ha',
    feed: { from: 'field', field: 'x' },
    share: 2,
    value: {
      type: 'piecewise',
      points: [
        [0, 0],
        [20, 40],
        [20, 60],
        [50, 100],
      ],
    },
    exclusion: { when: 'below', threshold: 4 },
  },
  {
    ...base,
    code: 'gare',
    family: 'a',
    label: 'Gare',
    unit: 'm',
    direction: 'less',
    feed: { from: 'field', field: 'x' },
    share: 1,
    value: { type: 'extent' },
  },
  { ...base, code: 'jobs', family: 'a', label: 'Emplois', feed: { from: 'field', field: 'x' }, share: 1, value: { type: 'extent' } },
  {
    ...base,
    code: 'pente',
    family: 'b',
    label: 'Pente "moyenne"',
    unit: '%',
    feed: { from: 'field', field: 'x' },
    share: 3,
    value: { type: 'ideal', low: 0, idealLow: 0.1, idealHigh: 0.2, high: 0.4 },
    exclusion: { when: 'above', threshold: 0.6 },
  },
  {
    ...base,
    code: 'palier',
    family: 'b',
    label: 'Palier',
    feed: { from: 'field', field: 'x' },
    share: 1,
    value: { type: 'ideal', low: 5, idealLow: 5, idealHigh: 9, high: 9 },
  },
  {
    ...base,
    code: 'un',
    family: 'b',
    label: 'Un point',
    feed: { from: 'field', field: 'x' },
    share: 1,
    value: { type: 'piecewise', points: [[3, 70]] },
  },
  {
    ...base,
    code: 'maturite',
    family: 'c',
    label: 'Maturité',
    feed: { from: 'field', field: 'x' },
    share: 1,
    value: {
      type: 'categories',
      values: [
        { value: 'court terme', score: 60 },
        { value: 'Court terme', score: 10 },
        { value: 'prêt*', score: 100 },
      ],
      otherwise: 5,
    },
  },
  {
    ...base,
    code: 'zone',
    family: 'c',
    label: 'Zone',
    feed: { from: 'field', field: 'x' },
    share: 2,
    value: {
      type: 'categories',
      values: [
        { value: 'U', score: 100 },
        { value: 'AU', score: 50 },
      ],
      otherwise: null,
    },
    exclusion: { when: 'among', values: ['N', 'Zone "A"'] },
  },
  {
    ...base,
    code: 'nul',
    family: 'd',
    label: 'Famille sans part',
    feed: { from: 'field', field: 'x' },
    share: 0,
    value: {
      type: 'piecewise',
      points: [
        [0, 0],
        [1, 100],
      ],
    },
  },
];
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  maturite: ['court terme', 'Court terme', 'prêt*', 'prêt-à-bâtir', 'avant 2030'],
  zone: ['U', 'AU', 'u', 'N', 'Zone "A"', 'Ah'],
};
/** Few distinct values: ties, steps and bounds met exactly. */
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  surface: [3.5, 4, 20, 19.99, 33.3, 50, 80],
  gare: [120, 3400, 8000.5],
  jobs: [7],
  pente: [0, 0.05, 0.1, 0.15, 0.2, 0.33, 0.4, 0.61],
  palier: [4.9, 5, 7, 9, 9.1],
  un: [1, 3, 4],
  nul: [0.4],
};

export const grid: Grid = {
  ...{ id: 'essai', version: '1', date: '2026-11-21', title: 'Essai', source: '' },
  families: ['a', 'b', 'c', 'd'].map((code, i) => ({
    code,
    label: `Famille ${code}`,
    description: '',
    weight: [40, 30, 20, 10][i] as number,
  })),
  criteria: [...CRITERIA],
};

export function randomMatrix(seed: number, count: number): DecisionMatrix {
  const next = random(seed);
  const pick = (length: number): number => Math.floor(next() * length);
  const criteria = CRITERIA.map(({ code }) => code);
  const values = new Float64Array(count * criteria.length).fill(Number.NaN);
  for (let i = 0; i < values.length; i++) {
    const code = criteria[i % criteria.length] as string;
    // the last site knows nothing at all
    if (next() < 0.2 || i >= (count - 1) * criteria.length) continue;
    const texts = TEXTS[code];
    const numbers = NUMBERS[code] ?? [];
    values[i] = texts ? pick(texts.length) : (numbers[pick(numbers.length)] as number);
  }
  const sites = Array.from({ length: count }, (_, i) => ({
    ...{
      uid: `uid-${i}`,
      fid: i + 1,
      siteId: `${String(1000 + i)}_SITE`,
      name: i % 5 === 0 ? null : `Site "${i}"`,
      maturite: null,
      statut: null,
    },
    ...{ surface_ha: null, friche_ha: null, puissance_mw: null, jobs: null, commune: null, epci: null, place: null },
  }));
  return { sites, criteria, values, texts: criteria.map((code) => (TEXTS[code] ? [...TEXTS[code]] : null)), stale: false };
}

export function dataOf(matrix: DecisionMatrix, weights: Readonly<Record<string, number>> = {}, method: RankingMethod = 'sum'): RankingData {
  const scenario: Scenario = { ...scenarioOfGrid(grid, 'Essai'), leftOut: ['uid-2'], method };
  const used = { ...scenario, weights: { ...scenario.weights, ...weights } };
  const problem = prepareProblem(matrix, grid, used);
  const name = (code: string): string => grid.criteria.find((criterion) => criterion.code === code)?.label ?? code;
  return rankingData({ matrix, scenario: used, problem, familyName: (code) => `Famille ${code}`, criterionName: name });
}

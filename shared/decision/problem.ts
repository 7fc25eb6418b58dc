/** What every method takes: scores, weights and exclusions of the sites, made from the matrix, the grid and a scenario. */
import type { Criterion, DecisionMatrix, Grid, Scenario } from '../domain/workshop.ts';
import { extentOf, isExcluded, scoreOf } from './value-functions.ts';
import { normalised } from './weights.ts';

export interface Problem {
  readonly siteCount: number;
  /** Active criteria of the grid, in the order of the columns. */
  readonly criteria: readonly Criterion[];
  /** Families that have an active criterion. */
  readonly families: readonly string[];
  /** Column → index into `families`. */
  readonly familyOf: Int32Array;
  /** Share of a column within its family: those of a family sum to 1. */
  readonly shares: Float64Array;
  /** 0–100, row after row of a site; NaN: not known. */
  readonly scores: Float64Array;
  /** As given by the matrix. */
  readonly values: Float64Array;
  /** 1: takes part in the scenario. */
  readonly included: Uint8Array;
  /** Column that excludes the site first, or -1. */
  readonly excludedBy: Int32Array;
  /** Weights of the families, sum 1; all 0 where nothing has weight. */
  readonly familyWeights: Float64Array;
  /** Columns whose known values are all the same over the sites that take part. */
  readonly constant: readonly string[];
  /** Columns of which no site that takes part has a value. */
  readonly unknown: readonly string[];
}

/** The scenario of the grid's own weights: what a project has before anybody made one. */
export function scenarioOfGrid(grid: Grid, name: string): Scenario {
  const codes = grid.families.map((family) => family.code);
  const given = Object.fromEntries(grid.families.map((family) => [family.code, family.weight]));
  return {
    id: null,
    name,
    description: '',
    weights: normalised(given, codes) ?? given,
    locked: [],
    shares: {},
    exclusions: {},
    functions: {},
    leftOut: [],
    method: 'sum',
    frozenAt: null,
    weighings: [],
  };
}

/** A criterion as the scenario has it: its own share, exclusion and value function in the place of the grid's. */
export function criterionIn(scenario: Scenario, criterion: Criterion): Criterion {
  const { code } = criterion;
  const share = scenario.shares[code];
  const exclusion = scenario.exclusions[code];
  const value = scenario.functions[code];
  if (share === undefined && exclusion === undefined && value === undefined) return criterion;
  return {
    ...criterion,
    share: share ?? criterion.share,
    exclusion: exclusion === undefined ? criterion.exclusion : exclusion,
    value: value ?? criterion.value,
  };
}

/** Criteria of the grid that the matrix lacks are passed over, and so are codes of the scenario that the grid lacks. */
export function prepareProblem(matrix: DecisionMatrix, grid: Grid, scenario: Scenario): Problem {
  const columns = matrix.criteria.flatMap((code, column) => {
    const criterion = grid.criteria.find((one) => one.code === code && one.active);
    return criterion ? [{ criterion: criterionIn(scenario, criterion), column }] : [];
  });
  const criteria = columns.map(({ criterion }) => criterion);
  const families = grid.families.map((family) => family.code).filter((family) => criteria.some((one) => one.family === family));
  const siteCount = matrix.sites.length;
  const width = criteria.length;
  const given = matrix.criteria.length;
  const values = new Float64Array(siteCount * width);
  const scores = new Float64Array(siteCount * width);
  const leftOut = new Set(scenario.leftOut);
  const included = Uint8Array.from(matrix.sites, (site) => (leftOut.has(site.uid) ? 0 : 1));
  const excludedBy = new Int32Array(siteCount).fill(-1);
  const constant: string[] = [];
  const unknown: string[] = [];

  for (const [place, { criterion, column }] of columns.entries()) {
    const texts = matrix.texts[column] ?? null;
    const known: number[] = [];
    for (let site = 0; site < siteCount; site++) {
      const value = matrix.values[site * given + column] as number;
      values[site * width + place] = value;
      if (included[site] === 0 || Number.isNaN(value)) continue;
      const number = texts !== null && criterion.value.type === 'extent' ? numberIn(texts[value] ?? null) : value;
      if (!Number.isNaN(number)) known.push(number);
    }
    const extent = extentOf(known);
    if (extent === null) unknown.push(criterion.code);
    else if (extent.least === extent.most && known.length > 1) constant.push(criterion.code);
    for (let site = 0; site < siteCount; site++) {
      const value = values[site * width + place] as number;
      const text = texts === null || Number.isNaN(value) ? null : (texts[value] ?? null);
      // a text is no number, but where it is written as one: its place in the list says nothing
      const number = texts === null ? value : numberIn(text);
      scores[site * width + place] = scoreOf(criterion.value, criterion.direction, number, text, extent);
      if (excludedBy[site] === -1 && isExcluded(criterion.exclusion, number, text)) excludedBy[site] = place;
    }
  }

  const familyOf = Int32Array.from(criteria, (criterion) => families.indexOf(criterion.family));
  return {
    ...{ siteCount, criteria, families, familyOf, scores, values, included, excludedBy, constant, unknown },
    shares: sharesOf(criteria, familyOf, families.length),
    familyWeights: familyWeightsOf(families, scenario.weights, grid),
  };
}

function numberIn(text: string | null): number {
  return text === null || text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
}

function sharesOf(criteria: readonly Criterion[], familyOf: Int32Array, families: number): Float64Array {
  const raw = criteria.map((criterion) => Math.max(0, criterion.share));
  const sums = new Float64Array(families);
  for (const [column, share] of raw.entries()) {
    const family = familyOf[column] as number;
    sums[family] = (sums[family] as number) + share;
  }
  return Float64Array.from(raw, (share, column) => {
    const sum = sums[familyOf[column] as number] as number;
    return sum > 0 ? share / sum : 0;
  });
}

/** Sum 1; a family the scenario does not know has the weight of the grid. */
export function familyWeightsOf(families: readonly string[], weights: Readonly<Record<string, number>>, grid: Grid): Float64Array {
  const asked = Object.fromEntries(
    families.map((code) => [code, weights[code] ?? grid.families.find((one) => one.code === code)?.weight ?? 0]),
  );
  const percent = normalised(asked, families);
  return Float64Array.from(families, (code) => (percent === null ? 0 : (percent[code] as number) / 100));
}

/** Weight of each column: that of its family by its share. Sum 1 where no family with weight has all its shares at 0. */
export function columnWeights(problem: Problem, familyWeights: Float64Array = problem.familyWeights): Float64Array {
  const weights = problem.shares.map((share, column) => share * (familyWeights[problem.familyOf[column] as number] as number));
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum > 0 ? weights.map((weight) => weight / sum) : weights;
}

/**
 * PROMETHEE II: Brans, J.-P. & Vincke, Ph. (1985), “A preference ranking organisation method”, Management Science 31(6), 647–656.
 * Preference of one row over another by criterion (six shapes), weighted; net flow = leaving − entering, over n − 1.
 */
import type { Problem } from './problem.ts';

/** q: indifference, p: strict preference, sigma: of the Gaussian shape; in the unit of the column. */
export type PreferenceShape =
  | { readonly type: 'usual' }
  | { readonly type: 'u'; readonly q: number }
  | { readonly type: 'v'; readonly p: number }
  | { readonly type: 'level'; readonly q: number; readonly p: number }
  | { readonly type: 'linear'; readonly q: number; readonly p: number }
  | { readonly type: 'gaussian'; readonly sigma: number };

/** 0–1 for a difference in favour. */
export function preference(shape: PreferenceShape, difference: number): number {
  if (difference <= 0) return 0;
  switch (shape.type) {
    case 'usual':
      return 1;
    case 'u':
      return difference > shape.q ? 1 : 0;
    case 'v':
      return difference >= shape.p ? 1 : difference / shape.p;
    case 'level':
      return difference > shape.p ? 1 : difference > shape.q ? 0.5 : 0;
    case 'linear':
      return difference > shape.p ? 1 : difference > shape.q ? (difference - shape.q) / (shape.p - shape.q) : 0;
    case 'gaussian':
      return 1 - Math.exp(-(difference * difference) / (2 * shape.sigma * shape.sigma));
  }
}

export interface Flows {
  readonly leaving: Float64Array;
  readonly entering: Float64Array;
  readonly net: Float64Array;
}

/** `values` NaN: not known; two rows are compared over the columns known of both, and not at all where there is none. */
export function promethee(
  values: Float64Array,
  rows: number,
  weights: Float64Array,
  directions: readonly (1 | -1)[],
  shapes: readonly PreferenceShape[],
): Flows {
  const width = weights.length;
  const leaving = new Float64Array(rows);
  const entering = new Float64Array(rows);
  for (let one = 0; one < rows; one++) {
    for (let other = one + 1; other < rows; other++) {
      let forOne = 0;
      let forOther = 0;
      let known = 0;
      for (let column = 0; column < width; column++) {
        const difference =
          ((values[one * width + column] as number) - (values[other * width + column] as number)) * (directions[column] as number);
        if (Number.isNaN(difference)) continue;
        const weight = weights[column] as number;
        known += weight;
        if (difference > 0) forOne += weight * preference(shapes[column] as PreferenceShape, difference);
        else forOther += weight * preference(shapes[column] as PreferenceShape, -difference);
      }
      if (known <= 0) continue;
      leaving[one] = (leaving[one] as number) + forOne / known;
      entering[other] = (entering[other] as number) + forOne / known;
      leaving[other] = (leaving[other] as number) + forOther / known;
      entering[one] = (entering[one] as number) + forOther / known;
    }
  }
  const others = Math.max(1, rows - 1);
  const shared = (flow: Float64Array) => flow.map((value) => value / others);
  const out = shared(leaving);
  const back = shared(entering);
  return { leaving: out, entering: back, net: out.map((value, row) => value - (back[row] as number)) };
}

/** Points of score: below, two sites are as good as each other; from the second on, one is better for good. Our own choice, stated beside results. */
export const SCORE_PREFERENCE = { type: 'linear', q: 5, p: 30 } as const;

/** Net flow over the scores, brought from -1…1 to 0…100, among the sites that take part and are not excluded; NaN for the others and for those of which nothing is known. */
export function prometheeOfProblem(problem: Problem, weights: Float64Array): Float64Array {
  const { siteCount, scores } = problem;
  const columns = Array.from(weights.keys()).filter((column) => (weights[column] as number) > 0);
  const width = weights.length;
  const sites = comparedSites(problem, weights);
  const values = Float64Array.from(sites.flatMap((site) => columns.map((column) => scores[site * width + column] as number)));
  const kept = Float64Array.from(columns, (column) => weights[column] as number);
  const net = linearFlows(values, sites.length, kept, SCORE_PREFERENCE.q, SCORE_PREFERENCE.p);
  const result = new Float64Array(siteCount).fill(Number.NaN);
  for (const [row, site] of sites.entries()) result[site] = 50 * (1 + (net[row] as number));
  return result;
}

/** Sites that are compared with each other: they take part, nothing excludes them, something that has weight is known of them. */
function comparedSites({ siteCount, scores, included, excludedBy }: Problem, weights: Float64Array): number[] {
  const width = weights.length;
  const isKnown = (site: number): boolean =>
    weights.some((weight, column) => weight > 0 && !Number.isNaN(scores[site * width + column] as number));
  return Array.from({ length: siteCount }, (_, site) => site).filter(
    (site) => included[site] === 1 && excludedBy[site] === -1 && isKnown(site),
  );
}

/** Net flows where more is better and every column has the linear shape: as `promethee`, without a call or a guess for each difference. */
export function linearFlows(values: Float64Array, rows: number, weights: Float64Array, q: number, p: number): Float64Array {
  const width = weights.length;
  const net = new Float64Array(rows);
  const slope = 1 / (p - q);
  const known = values.map((value) => (Number.isNaN(value) ? 0 : 1));
  const given = values.map((value) => (Number.isNaN(value) ? 0 : value));
  for (let one = 0; one < rows; one++) {
    for (let other = one + 1; other < rows; other++) {
      let lead = 0;
      let shared = 0;
      for (let column = 0, first = one * width, second = other * width; column < width; column++, first++, second++) {
        const difference = (given[first] as number) - (given[second] as number);
        const weight = (weights[column] as number) * (known[first] as number) * (known[second] as number);
        const ahead = Math.min(1, Math.max(0, (difference - q) * slope));
        const behind = Math.min(1, Math.max(0, (-difference - q) * slope));
        lead += weight * (ahead - behind);
        shared += weight;
      }
      if (shared <= 0) continue;
      const share = lead / shared;
      net[one] = (net[one] as number) + share;
      net[other] = (net[other] as number) - share;
    }
  }
  const others = Math.max(1, rows - 1);
  return net.map((value) => value / others);
}

/** Preference of one score over another, less the preference the other way round: -1 to 1. */
export function leadOf(difference: number): number {
  const { q, p } = SCORE_PREFERENCE;
  return Math.sign(difference) * Math.min(1, Math.max(0, Math.abs(difference) - q) / (p - q));
}

/** Net flows of one column of scores, all known. */
export function columnFlows(scores: Float64Array): Float64Array {
  return linearFlows(scores, scores.length, Float64Array.of(1), SCORE_PREFERENCE.q, SCORE_PREFERENCE.p);
}

/**
 * What each column brings to the score of a site, in points: the score is 50 and their sum. NaN: not known of the site. A pair is compared over what
 * is known of both, and so a column counts for more against a site of which less is known.
 */
export function prometheeParts(
  problem: Problem,
  site: number,
  weights: Float64Array,
  sites: readonly number[] = comparedSites(problem, weights),
): Float64Array {
  const { scores } = problem;
  const width = weights.length;
  const parts = Float64Array.from(weights.keys(), (column) => (Number.isNaN(scores[site * width + column] as number) ? Number.NaN : 0));
  for (const other of sites) {
    if (other === site) continue;
    let known = 0;
    const lead = new Float64Array(width);
    for (let column = 0; column < width; column++) {
      const difference = (scores[site * width + column] as number) - (scores[other * width + column] as number);
      const weight = weights[column] as number;
      if (Number.isNaN(difference) || weight <= 0) continue;
      known += weight;
      lead[column] = weight * leadOf(difference);
    }
    if (known <= 0) continue;
    for (let column = 0; column < width; column++)
      parts[column] = (parts[column] as number) + (50 * (lead[column] as number)) / known / Math.max(1, sites.length - 1);
  }
  return parts;
}

/** Scores of 0–100 of two sites, without those of the others; NaN as `prometheeOfProblem`. */
export function prometheeOfPair(problem: Problem, one: number, other: number, weights: Float64Array): [number, number] {
  const sites = comparedSites(problem, weights);
  const of = (site: number): number => {
    if (!sites.includes(site)) return Number.NaN;
    let sum = 50;
    for (const part of prometheeParts(problem, site, weights, sites)) if (!Number.isNaN(part)) sum += part;
    return sum;
  };
  return [of(one), of(other)];
}

/** Scores of 0–100 without each column in turn, by column; NaN as `prometheeOfProblem`. */
export function prometheeWithoutEach(problem: Problem, weights: Float64Array): Float64Array[] {
  const { siteCount, scores } = problem;
  const width = weights.length;
  const columns = Array.from(weights.keys());
  const held = columns.map((left) => {
    const without = weights.slice();
    without[left] = 0;
    const isIn = new Uint8Array(siteCount);
    const sites = comparedSites(problem, without);
    for (const site of sites) isIn[site] = 1;
    return { isIn, others: Math.max(1, sites.length - 1), net: new Float64Array(siteCount) };
  });
  const sites = comparedSites(problem, weights);
  const lead = new Float64Array(width);
  const shared = new Float64Array(width);
  for (const [at, one] of sites.entries()) {
    for (const other of sites.slice(at + 1)) {
      let leads = 0;
      let known = 0;
      for (let column = 0; column < width; column++) {
        const difference = (scores[one * width + column] as number) - (scores[other * width + column] as number);
        const weight = Number.isNaN(difference) ? 0 : (weights[column] as number);
        shared[column] = weight;
        lead[column] = weight > 0 ? weight * leadOf(difference) : 0;
        known += weight;
        leads += lead[column] as number;
      }
      for (let left = 0; left < width; left++) {
        const rest = known - (shared[left] as number);
        // what a difference of floats leaves is nothing known
        if (rest <= 1e-12) continue;
        const { net } = held[left] as (typeof held)[number];
        const share = (leads - (lead[left] as number)) / rest;
        net[one] = (net[one] as number) + share;
        net[other] = (net[other] as number) - share;
      }
    }
  }
  return held.map(({ isIn, others, net }) => net.map((flow, site) => (isIn[site] === 1 ? 50 * (1 + flow / others) : Number.NaN)));
}

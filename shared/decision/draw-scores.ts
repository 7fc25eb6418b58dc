/** Scores of the sites under weights that are drawn again and again: what does not depend on the weights is reckoned once. */
import type { RankingMethod } from '../domain/workshop.ts';
import { columnWeights, type Problem } from './problem.ts';
import { columnFlows, leadOf, prometheeOfProblem } from './promethee.ts';
import { normOf } from './topsis.ts';

export interface DrawScores {
  /** Weights of the families (sum 1) → 0–100 by row of `sites`, NaN: nothing known under these weights. */
  score(weights: Float64Array, target: Float64Array): void;
  /** Draws that can be made in a few seconds. */
  readonly most: number;
}

/** `sites`: those with a place in the ranking whatever the weights (`rankable`). */
export function drawScores(problem: Problem, sites: readonly number[], method: RankingMethod): DrawScores {
  if (method === 'topsis') return closenessByFamily(problem, sites);
  if (method === 'sum') return meanByFamily(problem, sites, problem.scores);
  // without gaps a net flow is the weighted mean of the flows of the columns: one pass over the pairs serves every draw
  return isComplete(problem, sites) ? meanByFamily(problem, sites, flowScores(problem, sites)) : flowsByPairs(problem, sites);
}

/** Weighted mean of what is known, from sums of the scores and of the known shares by family. */
function meanByFamily(problem: Problem, sites: readonly number[], scores: Float64Array): DrawScores {
  const families = problem.families.length;
  const count = sites.length;
  const width = problem.criteria.length;
  const sums = new Float64Array(count * families);
  const known = new Float64Array(count * families);
  for (const [row, site] of sites.entries()) {
    for (let column = 0; column < width; column++) {
      const score = scores[site * width + column] as number;
      if (Number.isNaN(score)) continue;
      const at = row * families + (problem.familyOf[column] as number);
      const share = problem.shares[column] as number;
      sums[at] = (sums[at] as number) + share * score;
      known[at] = (known[at] as number) + share;
    }
  }
  return {
    most: Number.POSITIVE_INFINITY,
    score: (weights, target) => {
      for (let row = 0, at = 0; row < count; row++) {
        let sum = 0;
        let weight = 0;
        for (let family = 0; family < families; family++, at++) {
          const share = weights[family] as number;
          sum += share * (sums[at] as number);
          weight += share * (known[at] as number);
        }
        target[row] = weight > 0 ? sum / weight : Number.NaN;
      }
    },
  };
}

/** TOPSIS: squared distances to the best and to the worst add up over the families, each by the square of its weight. */
function closenessByFamily(problem: Problem, sites: readonly number[]): DrawScores {
  const families = problem.families.length;
  const count = sites.length;
  const width = problem.criteria.length;
  const toBest = new Float64Array(count * families);
  const toWorst = new Float64Array(count * families);
  const known = new Uint8Array(count * families);
  for (let column = 0; column < width; column++) {
    const share = problem.shares[column] as number;
    if (share <= 0) continue;
    const values = sites.map((site) => problem.scores[site * width + column] as number);
    const norm = normOf(values);
    const scaled = values.map((value) => (norm > 0 ? (share * value) / norm : value * 0));
    const there = scaled.filter((value) => !Number.isNaN(value));
    const best = Math.max(...there);
    const worst = Math.min(...there);
    for (const [row, value] of scaled.entries()) {
      if (Number.isNaN(value)) continue;
      const at = row * families + (problem.familyOf[column] as number);
      known[at] = 1;
      toBest[at] = (toBest[at] as number) + (value - best) ** 2;
      toWorst[at] = (toWorst[at] as number) + (value - worst) ** 2;
    }
  }
  return {
    most: Number.POSITIVE_INFINITY,
    score: (weights, target) => {
      for (let row = 0, at = 0; row < count; row++) {
        let best = 0;
        let worst = 0;
        let some = false;
        for (let family = 0; family < families; family++, at++) {
          const weight = weights[family] as number;
          best += weight * weight * (toBest[at] as number);
          worst += weight * weight * (toWorst[at] as number);
          if (weight > 0 && known[at] === 1) some = true;
        }
        const sum = Math.sqrt(best) + Math.sqrt(worst);
        target[row] = !some ? Number.NaN : sum > 0 ? (100 * Math.sqrt(worst)) / sum : 50;
      }
    },
  };
}

function isComplete(problem: Problem, sites: readonly number[]): boolean {
  const width = problem.criteria.length;
  return sites.every((site) => {
    for (let column = 0; column < width; column++)
      if ((problem.shares[column] as number) > 0 && Number.isNaN(problem.scores[site * width + column] as number)) return false;
    return true;
  });
}

/** Net flows of the columns as scores of 0–100, in the place of the problem's own. */
function flowScores(problem: Problem, sites: readonly number[]): Float64Array {
  const width = problem.criteria.length;
  const scores = new Float64Array(problem.scores.length).fill(Number.NaN);
  for (let column = 0; column < width; column++) {
    if ((problem.shares[column] as number) <= 0) continue;
    const flows = columnFlows(Float64Array.from(sites, (site) => problem.scores[site * width + column] as number));
    for (const [row, site] of sites.entries()) scores[site * width + column] = 50 * (1 + (flows[row] as number));
  }
  return scores;
}

/** Sums over pairs and families that a few seconds are good for, draws below which shares say nothing, numbers a table of pairs may hold. */
const SUMS = 1e9;
const FEWEST = 100;
const TABLE = 4e6;

/** With gaps each pair is compared over what is known of both: leads and known shares of the pairs by family are what can be summed beforehand. */
function flowsByPairs(problem: Problem, sites: readonly number[]): DrawScores {
  const families = problem.families.length;
  const count = sites.length;
  const cells = ((count * (count - 1)) / 2) * families;
  if (cells > TABLE) return flowsOneByOne(problem, sites);
  const { lead, shared } = pairTable(problem, sites);
  const known = knownShares(problem, sites);
  const net = new Float64Array(count);
  const isCompared = new Uint8Array(count);
  return {
    most: Math.max(FEWEST, Math.floor(SUMS / Math.max(1, cells))),
    score: (weights, target) => {
      let compared = 0;
      for (let row = 0; row < count; row++) {
        let weight = 0;
        for (let family = 0; family < families; family++)
          weight += (weights[family] as number) * (known[row * families + family] as number);
        isCompared[row] = weight > 0 ? 1 : 0;
        compared += isCompared[row] as number;
      }
      net.fill(0);
      for (let one = 0, at = 0; one < count; one++) {
        for (let other = one + 1; other < count; other++) {
          let ahead = 0;
          let both = 0;
          for (let family = 0; family < families; family++, at++) {
            const weight = weights[family] as number;
            ahead += weight * (lead[at] as number);
            both += weight * (shared[at] as number);
          }
          if (both <= 0) continue;
          const share = ahead / both;
          net[one] = (net[one] as number) + share;
          net[other] = (net[other] as number) - share;
        }
      }
      for (let row = 0; row < count; row++)
        target[row] = isCompared[row] === 1 ? 50 * (1 + (net[row] as number) / Math.max(1, compared - 1)) : Number.NaN;
    },
  };
}

/** By pair and family: how far the first leads, and the share of the family known of both. */
function pairTable(problem: Problem, sites: readonly number[]): { lead: Float64Array; shared: Float64Array } {
  const families = problem.families.length;
  const width = problem.criteria.length;
  const count = sites.length;
  const cells = ((count * (count - 1)) / 2) * families;
  const lead = new Float64Array(cells);
  const shared = new Float64Array(cells);
  for (let one = 0, at = 0; one < count; one++) {
    const first = (sites[one] as number) * width;
    for (let other = one + 1; other < count; other++, at += families) {
      const second = (sites[other] as number) * width;
      for (let column = 0; column < width; column++) {
        const share = problem.shares[column] as number;
        const difference = (problem.scores[first + column] as number) - (problem.scores[second + column] as number);
        if (share <= 0 || Number.isNaN(difference)) continue;
        const cell = at + (problem.familyOf[column] as number);
        lead[cell] = (lead[cell] as number) + share * leadOf(difference);
        shared[cell] = (shared[cell] as number) + share;
      }
    }
  }
  return { lead, shared };
}

/** Share of each family known of each site. */
function knownShares(problem: Problem, sites: readonly number[]): Float64Array {
  const families = problem.families.length;
  const width = problem.criteria.length;
  const known = new Float64Array(sites.length * families);
  for (const [row, site] of sites.entries()) {
    for (let column = 0; column < width; column++) {
      if (Number.isNaN(problem.scores[site * width + column] as number)) continue;
      const at = row * families + (problem.familyOf[column] as number);
      known[at] = (known[at] as number) + (problem.shares[column] as number);
    }
  }
  return known;
}

/** So many sites that no table of their pairs fits: each draw is a ranking. */
function flowsOneByOne(problem: Problem, sites: readonly number[]): DrawScores {
  return {
    most: FEWEST,
    score: (weights, target) => {
      const scores = prometheeOfProblem(problem, columnWeights(problem, weights));
      for (const [row, site] of sites.entries()) target[row] = scores[site] as number;
    },
  };
}

/** Weighted sum over what is known, and ranks. Scores 0–100, reliability 0–1; NaN: no score. */
import type { RankingMethod } from '../domain/workshop.ts';
import { type DrawScores, drawScores } from './draw-scores.ts';
import { columnWeights, type Problem } from './problem.ts';
import { prometheeOfProblem, prometheeParts, prometheeWithoutEach } from './promethee.ts';
import { rankable } from './stability.ts';
import { topsisOfProblem } from './topsis.ts';

/** Scores nearer than this share a rank: what sums of floats differ by says nothing of the sites. */
export const TIE = 1e-9;

export interface Scored {
  readonly score: Float64Array;
  readonly reliability: Float64Array;
}

/**
 * `score = Σ w·s / Σ w` over the criteria known of a site, `reliability = Σ w known / Σ w`. A criterion without weight says nothing either way.
 * No weight at all: no scores.
 */
export function weightedSum(problem: Problem, weights: Float64Array = columnWeights(problem)): Scored {
  const { siteCount, scores } = problem;
  const width = weights.length;
  const score = new Float64Array(siteCount);
  const reliability = new Float64Array(siteCount);
  let total = 0;
  for (let column = 0; column < width; column++) total += weights[column] as number;
  for (let site = 0, at = 0; site < siteCount; site++) {
    let sum = 0;
    let known = 0;
    for (let column = 0; column < width; column++, at++) {
      const value = scores[at] as number;
      const weight = weights[column] as number;
      if (weight > 0 && !Number.isNaN(value)) {
        sum += weight * value;
        known += weight;
      }
    }
    score[site] = known > 0 ? sum / known : Number.NaN;
    reliability[site] = total > 0 ? known / total : 0;
  }
  return { score, reliability };
}

export interface Ranking extends Scored {
  readonly method: RankingMethod;
  /** From 1, ties share the first of their ranks; 0: no rank (left out, excluded, or nothing known). */
  readonly rank: Int32Array;
  /** Sites as they are listed: ranked ones, those without score, excluded ones, those left out. */
  readonly order: Int32Array;
  /** Sites that have a rank. */
  readonly ranked: number;
  /** Weights of the columns, sum 1. */
  readonly weights: Float64Array;
}

/** The scores of TOPSIS and PROMETHEE II are theirs (closeness × 100; net flow from -1…1 to 0…100), the reliability always that of the sum. */
export function rankSites(problem: Problem, method: RankingMethod = 'sum', weights: Float64Array = columnWeights(problem)): Ranking {
  const sum = weightedSum(problem, weights);
  const score =
    method === 'sum' ? sum.score : method === 'topsis' ? topsisOfProblem(problem, weights) : prometheeOfProblem(problem, weights);
  return rankingOf(problem, method, weights, { score, reliability: sum.reliability });
}

interface PairScores {
  readonly problem: Problem;
  readonly sites: readonly number[];
  readonly scores: DrawScores;
}

/** Of the last problem: it takes a third of a second over a thousand sites, and serves all that differ by the weights of families alone. */
let pairScores: PairScores | null = null;

function pairsOf(problem: Problem): PairScores {
  if (pairScores && sameButWeights(pairScores.problem, problem)) return pairScores;
  const sites = rankable(problem);
  pairScores = { problem, sites, scores: drawScores(problem, sites, 'promethee') };
  return pairScores;
}

function sameButWeights(one: Problem, other: Problem): boolean {
  if (one === other) return true;
  const parts = ['scores', 'shares', 'familyOf', 'included', 'excludedBy'] as const;
  return (
    one.siteCount === other.siteCount &&
    one.families.join() === other.families.join() &&
    parts.every((part) => one[part].length === other[part].length && one[part].every((value, at) => Object.is(value, other[part][at])))
  );
}

/**
 * As `rankSites`, under weights of the families (sum 1) that move again and again: PROMETHEE II compares the pairs once for the problem, and a thousand
 * sites follow a slider.
 */
export function rankByFamilies(problem: Problem, method: RankingMethod, familyWeights: Float64Array = problem.familyWeights): Ranking {
  const weights = columnWeights(problem, familyWeights);
  if (method !== 'promethee') return rankSites(problem, method, weights);
  const pairs = pairsOf(problem);
  const found = new Float64Array(pairs.sites.length);
  pairs.scores.score(familyWeights, found);
  const score = new Float64Array(problem.siteCount).fill(Number.NaN);
  for (const [row, site] of pairs.sites.entries()) score[site] = found[row] as number;
  return rankingOf(problem, method, weights, { score, reliability: weightedSum(problem, weights).reliability });
}

/** As `rankSites` without each column in turn: one pass over the pairs serves all of them for PROMETHEE II. */
export function rankWithoutEach(problem: Problem, method: RankingMethod, weights: Float64Array = columnWeights(problem)): Ranking[] {
  const flows = method === 'promethee' ? prometheeWithoutEach(problem, weights) : null;
  return problem.criteria.map((_, column) => {
    const without = weights.slice();
    without[column] = 0;
    const score = flows?.[column];
    if (!score) return rankSites(problem, method, without);
    return rankingOf(problem, method, without, { score, reliability: weightedSum(problem, without).reliability });
  });
}

function rankingOf(problem: Problem, method: RankingMethod, weights: Float64Array, { score, reliability }: Scored): Ranking {
  const { siteCount, included, excludedBy } = problem;
  const stands = (site: number): number =>
    included[site] === 0 ? 3 : excludedBy[site] !== -1 ? 2 : Number.isNaN(score[site] as number) ? 1 : 0;
  const place = Uint8Array.from({ length: siteCount }, (_, site) => stands(site));
  const key = score.map((value) => (Number.isNaN(value) ? -1 : Math.round(value / TIE)));
  const order = Int32Array.from({ length: siteCount }, (_, site) => site);
  order.sort((a, b) => (place[a] as number) - (place[b] as number) || (key[b] as number) - (key[a] as number) || a - b);
  const rank = new Int32Array(siteCount);
  let ranked = 0;
  for (; ranked < siteCount; ranked++) {
    const site = order[ranked] as number;
    if (place[site] !== 0) break;
    const former = ranked > 0 ? (order[ranked - 1] as number) : -1;
    rank[site] = former >= 0 && key[former] === key[site] ? (rank[former] as number) : ranked + 1;
  }
  return { method, score, reliability, rank, order, ranked, weights };
}

/**
 * What each column brings to the score of a site: by the weighted sum they add up to it, by PROMETHEE II to what lies above or below 50. The closeness
 * of TOPSIS is no sum: its contributions are those of the weighted sum. NaN: not known.
 */
export function contributionsOf(
  problem: Problem,
  site: number,
  weights: Float64Array = columnWeights(problem),
  method: RankingMethod = 'sum',
): Float64Array {
  if (method === 'promethee') return prometheeParts(problem, site, weights);
  const width = weights.length;
  const row = problem.scores.subarray(site * width, (site + 1) * width);
  let known = 0;
  for (let column = 0; column < width; column++) if (!Number.isNaN(row[column] as number)) known += weights[column] as number;
  return row.map((value, column) => (Number.isNaN(value) ? Number.NaN : known > 0 ? ((weights[column] as number) * value) / known : 0));
}

export interface SiteCharacter {
  readonly strengths: readonly string[];
  readonly weaknesses: readonly string[];
  readonly missing: readonly string[];
}

/** Criteria that lift or lower a site most against the middle of the scale, by weight; `most` of each, codes. Missing ones of any weight. */
export function characterOf(problem: Problem, site: number, weights: Float64Array = columnWeights(problem), most = 3): SiteCharacter {
  const width = weights.length;
  const known: { readonly code: string; readonly lift: number }[] = [];
  const missing: string[] = [];
  for (const [column, { code }] of problem.criteria.entries()) {
    const value = problem.scores[site * width + column] as number;
    const weight = weights[column] as number;
    if (weight <= 0) continue;
    if (Number.isNaN(value)) missing.push(code);
    else known.push({ code, lift: weight * (value - 50) });
  }
  known.sort((a, b) => b.lift - a.lift);
  const codes = (list: typeof known): string[] => list.slice(0, most).map(({ code }) => code);
  return {
    strengths: codes(known.filter(({ lift }) => lift > 0)),
    weaknesses: codes([...known].reverse().filter(({ lift }) => lift < 0)),
    missing,
  };
}

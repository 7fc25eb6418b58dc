/**
 * Rank acceptability by draws of weights, after SMAA-2 (Lahdelma & Salminen 2001, Operations Research 49(3), 444–454), by the method asked for.
 * Same seed, same bits on every machine (random.ts). Draws are of the families' weights; shares within families stay.
 */
import type { RankingMethod } from '../domain/workshop.ts';
import { drawScores } from './draw-scores.ts';
import type { Problem } from './problem.ts';
import { Random } from './random.ts';
import { RankCounts } from './rank-counts.ts';
import { KeySorter } from './sort-keys.ts';

export type Drawing =
  | { readonly kind: 'uniform' }
  | { readonly kind: 'around'; readonly spread_percent: number }
  /** Weights of the families by ballot, one taken at each draw. */
  | { readonly kind: 'ballots'; readonly ballots: readonly Float64Array[] };

export interface StabilityOptions {
  readonly drawing: Drawing;
  readonly draws: number;
  readonly seed: number;
  /** k of « among the first k ». */
  readonly top: number;
  /** The weighted sum without. */
  readonly method?: RankingMethod;
  /** Asked now and then; throws to stop. */
  readonly checkpoint?: () => void;
}

export interface StabilityFigures {
  /** As many as asked, fewer for PROMETHEE II over many sites with values missing (draw-scores.ts). */
  readonly draws: number;
  readonly seed: number;
  readonly ranks: number;
  readonly acceptability: Float64Array<ArrayBuffer>;
  readonly meanRank: Float64Array<ArrayBuffer>;
  readonly pFirst: Float64Array<ArrayBuffer>;
  readonly pTop: Float64Array<ArrayBuffer>;
  readonly top: number;
  readonly rankP05: Float64Array<ArrayBuffer>;
  readonly rankP95: Float64Array<ArrayBuffer>;
}

/** Scores of a draw are compared to 100 / 4,290,000,000, about 2.3e-8 points: whole numbers of 32 bits are sorted without comparisons. */
const STEPS_PER_POINT = 42_900_000;
const LAST = 0xffffffff;

/** Ranks told one by one in `acceptability`. */
export const RANKS_KEPT = 50;

/** By site in the order of the problem. Sites without a place in the ranking: probabilities 0, ranks NaN. */
export function rankStability(problem: Problem, options: StabilityOptions): StabilityFigures {
  const { seed, top, drawing } = options;
  const { siteCount } = problem;
  const sites = rankable(problem);
  const count = sites.length;
  const families = problem.families.length;
  const { score, most } = drawScores(problem, sites, options.method ?? 'sum');
  const draws = Math.min(options.draws, most);
  const slow = Number.isFinite(most);
  const ranks = Math.min(count, RANKS_KEPT);
  const counts = new RankCounts(count, ranks);
  const rankSum = new Float64Array(count);
  const random = new Random(seed);
  const weights = new Float64Array(families);
  const cuts = new Float64Array(families);
  const scores = new Float64Array(count);
  const keys = new Uint32Array(count);
  const sorter = new KeySorter(count);

  for (let draw = 0; draw < draws; draw++) {
    if (options.checkpoint && (slow || draw % 256 === 0)) options.checkpoint();
    drawWeights(random, drawing, problem.familyWeights, weights, cuts);
    score(weights, scores);
    for (let row = 0; row < count; row++) {
      const value = scores[row] as number;
      // the best comes first, and so the greatest score has the least key; nothing known under these weights: last
      keys[row] = Number.isNaN(value) ? LAST : Math.min(LAST, Math.max(0, Math.round((100 - value) * STEPS_PER_POINT)));
    }
    const rows = sorter.rows(keys);
    for (let start = 0; start < count; ) {
      const key = keys[rows[start] as number];
      let end = start + 1;
      while (end < count && keys[rows[end] as number] === key) end++;
      const mean = (start + 1 + end) / 2;
      for (let member = start; member < end; member++) {
        const row = rows[member] as number;
        rankSum[row] = (rankSum[row] as number) + mean;
        counts.add(row, start, end);
      }
      start = end;
    }
  }

  const result = {
    ...{ draws, seed, ranks, top },
    acceptability: new Float64Array(siteCount * ranks),
    meanRank: new Float64Array(siteCount).fill(Number.NaN),
    pFirst: new Float64Array(siteCount),
    pTop: new Float64Array(siteCount),
    rankP05: new Float64Array(siteCount).fill(Number.NaN),
    rankP95: new Float64Array(siteCount).fill(Number.NaN),
  };
  for (const [row, site] of sites.entries()) {
    const { first, percentile } = counts.of(row, draws);
    let among = 0;
    for (let rank = 0; rank < ranks; rank++) {
      const share = first[rank] as number;
      result.acceptability[site * ranks + rank] = share;
      if (rank < top) among += share;
    }
    result.pFirst[site] = result.acceptability[site * ranks] as number;
    // shares of many draws may sum to a little beside 1
    result.pTop[site] = top >= count ? 1 : Math.min(1, among);
    result.meanRank[site] = (rankSum[row] as number) / draws;
    result.rankP05[site] = percentile(0.05);
    result.rankP95[site] = percentile(0.95);
  }
  return result;
}

/** Sites that have a place in the ranking whatever the weights: they take part, nothing excludes them, something is known of them. */
export function rankable(problem: Problem): number[] {
  const width = problem.criteria.length;
  const isKnown = (site: number): boolean => {
    for (let column = 0; column < width; column++) {
      if ((problem.shares[column] as number) > 0 && !Number.isNaN(problem.scores[site * width + column] as number)) return true;
    }
    return false;
  };
  return Array.from({ length: problem.siteCount }, (_, site) => site).filter(
    (site) => problem.included[site] === 1 && problem.excludedBy[site] === -1 && isKnown(site),
  );
}

function drawWeights(random: Random, drawing: Drawing, current: Float64Array, target: Float64Array, cuts: Float64Array): void {
  switch (drawing.kind) {
    case 'uniform':
      random.simplex(target, cuts);
      return;
    case 'around': {
      const spread = drawing.spread_percent / 100;
      for (let family = 0; family < target.length; family++) {
        target[family] = (current[family] as number) * (1 + spread * (2 * random.unit() - 1));
      }
      normalise(target);
      return;
    }
    case 'ballots': {
      const ballot = drawing.ballots[random.below(drawing.ballots.length)];
      if (ballot) target.set(ballot);
      return;
    }
  }
}

/** Sum 1; unchanged where all are 0. */
function normalise(weights: Float64Array): void {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += weights[index] as number;
  if (sum > 0) for (let index = 0; index < weights.length; index++) weights[index] = (weights[index] as number) / sum;
}

/** What a ranking hangs on, by the method it was made with. Weights of families as percentages; a family's weight moves as a slider does, the others in proportion. */
import type { RankingMethod } from '../domain/workshop.ts';
import { columnWeights, type Problem } from './problem.ts';
import { prometheeOfPair } from './promethee.ts';
import { rankByFamilies, rankSites, rankWithoutEach } from './rank.ts';
import { topsisOfProblem } from './topsis.ts';

export interface Swap {
  readonly family: string;
  /** Percentages of the family: now, and where the two sites are level. */
  readonly from: number;
  readonly to: number;
}

/** By family, the nearest weight at which two sites have the same score, the smallest move first; families that cannot do it are left out. */
export function swapsBetween(problem: Problem, one: number, other: number, method: RankingMethod = 'sum'): Swap[] {
  const swaps = method === 'sum' ? exactSwaps(problem, one, other) : searchedSwaps(problem, one, other, method);
  return swaps.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from));
}

/**
 * TOPSIS and PROMETHEE II: looked for from the present weight by whole points, then halved to a billionth. Two crossings within one point are missed.
 */
function searchedSwaps(problem: Problem, one: number, other: number, method: 'topsis' | 'promethee'): Swap[] {
  return problem.families.flatMap((code, family): Swap[] => {
    const now = problem.familyWeights[family] as number;
    const lead = (t: number): number => {
      const weights = columnWeights(problem, movedTo(problem, family, t));
      if (method === 'promethee') {
        const [first, second] = prometheeOfPair(problem, one, other, weights);
        return first - second;
      }
      const scores = topsisOfProblem(problem, weights);
      return (scores[one] as number) - (scores[other] as number);
    };
    const start = lead(now);
    if (Math.abs(start) < LEVEL) return [{ family: code, from: 100 * now, to: 100 * now }];
    const found = [-0.01, 0.01].flatMap((step) => crossing(lead, now, start, step) ?? []);
    const [nearest] = found.sort((a, b) => Math.abs(a - now) - Math.abs(b - now));
    return nearest === undefined ? [] : [{ family: code, from: 100 * now, to: 100 * nearest }];
  });
}

const LEVEL = 1e-9;
const JUMP = 1e-4;

/** The first weight from `now` on at which the lead has another sign, or none; null: it keeps its sign to the end. */
function crossing(lead: (t: number) => number, now: number, start: number, step: number): number | null {
  const end = step < 0 ? 0 : 1;
  for (let from = now; from !== end; ) {
    const to = step < 0 ? Math.max(end, from + step) : Math.min(end, from + step);
    const value = lead(to);
    if (Number.isNaN(value)) return null;
    if (Math.sign(value) !== Math.sign(start) || Math.abs(value) < LEVEL) {
      let [near, far] = [from, to];
      while (Math.abs(far - near) > 1e-9) {
        const middle = (near + far) / 2;
        if (Math.sign(lead(middle)) === Math.sign(start)) near = middle;
        else far = middle;
      }
      // the score jumps where the last that is known of a site loses its weight: the two are not level there
      return Math.abs(lead(far)) < JUMP ? far : null;
    }
    from = to;
  }
  return null;
}

/**
 * Each score is a ratio of straight lines in the weight (what is known differs by site), so that equality is a quadratic equation: exact.
 */
function exactSwaps(problem: Problem, one: number, other: number): Swap[] {
  const swaps: Swap[] = [];
  for (const [family, code] of problem.families.entries()) {
    const now = problem.familyWeights[family] as number;
    const [n1, d1] = linesOf(problem, one, family);
    const [n2, d2] = linesOf(problem, other, family);
    // N₁·D₂ = N₂·D₁ with N, D = constant + slope·t
    const a = n1[1] * d2[1] - n2[1] * d1[1];
    const b = n1[0] * d2[1] + n1[1] * d2[0] - n2[0] * d1[1] - n2[1] * d1[0];
    const c = n1[0] * d2[0] - n2[0] * d1[0];
    const level = (t: number): boolean => {
      const [known1, known2] = [d1[0] + d1[1] * t, d2[0] + d2[1] * t];
      // where nothing is left that is known of a site it has no score to be level with
      if (known1 < 1e-9 || known2 < 1e-9) return false;
      return Math.abs((n1[0] + n1[1] * t) / known1 - (n2[0] + n2[1] * t) / known2) < 1e-6;
    };
    const reached = roots(a, b, c).filter((t) => t >= 0 && t <= 1 && level(t));
    const nearest = reached.sort((x, y) => Math.abs(x - now) - Math.abs(y - now))[0];
    if (nearest !== undefined) swaps.push({ family: code, from: 100 * now, to: 100 * nearest });
  }
  return swaps;
}

type Line = readonly [constant: number, slope: number];

/** Weighted score and known weight of a site as lines in the weight t of one family, the others keeping their proportions. */
function linesOf(problem: Problem, site: number, family: number): [Line, Line] {
  const width = problem.criteria.length;
  const families = problem.families.length;
  let rest = 0;
  for (let other = 0; other < families; other++) if (other !== family) rest += problem.familyWeights[other] as number;
  const score: [number, number] = [0, 0];
  const known: [number, number] = [0, 0];
  for (let column = 0; column < width; column++) {
    const value = problem.scores[site * width + column] as number;
    if (Number.isNaN(value)) continue;
    const share = problem.shares[column] as number;
    const own = problem.familyOf[column] as number;
    if (own === family) {
      score[1] += share * value;
      known[1] += share;
      continue;
    }
    // families that all weigh 0 share what is left evenly, as the sliders do
    const proportion = rest > 0 ? (problem.familyWeights[own] as number) / rest : 1 / (families - 1);
    score[0] += proportion * share * value;
    score[1] -= proportion * share * value;
    known[0] += proportion * share;
    known[1] -= proportion * share;
  }
  return [score, known];
}

function roots(a: number, b: number, c: number): number[] {
  const scale = Math.max(Math.abs(a), Math.abs(b), Math.abs(c));
  // level whatever the weight, but for what sums of floats leave
  if (scale < 1e-9) return [];
  if (Math.abs(a) < 1e-14 * scale) return Math.abs(b) < 1e-14 * scale ? [] : [-c / b];
  const inside = b * b - 4 * a * c;
  if (inside < 0) return [];
  const q = -0.5 * (b + (b < 0 ? -1 : 1) * Math.sqrt(inside));
  return q === 0 ? [0] : [q / a, c / q];
}

export interface TornadoBar {
  readonly family: string;
  /** Percentages of the family at the ends, with score and rank of the site there. */
  readonly low: { readonly weight: number; readonly score: number; readonly rank: number };
  readonly high: { readonly weight: number; readonly score: number; readonly rank: number };
}

/** Score and rank of a site with each family's weight at ± `spread_percent` of itself, the widest bar first. */
export function tornado(problem: Problem, site: number, spread_percent = 50, method: RankingMethod = 'sum'): TornadoBar[] {
  const bars = problem.families.map((code, family): TornadoBar => {
    const now = problem.familyWeights[family] as number;
    const at = (weight: number) => {
      const moved = Math.min(1, Math.max(0, weight));
      const ranking = rankByFamilies(problem, method, movedTo(problem, family, moved));
      return { weight: 100 * moved, score: ranking.score[site] as number, rank: ranking.rank[site] as number };
    };
    return { family: code, low: at(now * (1 - spread_percent / 100)), high: at(now * (1 + spread_percent / 100)) };
  });
  const width = (bar: TornadoBar): number => Math.abs(bar.high.score - bar.low.score) || 0;
  return bars.sort((a, b) => width(b) - width(a));
}

/** Weights of the families, sum 1, with one of them moved. */
export function movedTo(problem: Problem, family: number, weight: number): Float64Array {
  let rest = 0;
  for (let other = 0; other < problem.familyWeights.length; other++) if (other !== family) rest += problem.familyWeights[other] as number;
  const others = Math.max(1, problem.familyWeights.length - 1);
  return problem.familyWeights.map((value, other) =>
    other === family ? weight : rest > 0 ? (value / rest) * (1 - weight) : (1 - weight) / others,
  );
}

export interface CriterionEffect {
  readonly code: string;
  /** Ranks that sites move by, in all, when the criterion is left out. */
  readonly moved: number;
  /** Sites that come into the first `top`. */
  readonly entering: number;
  readonly changesFirst: boolean;
}

/** What the ranking would be without each criterion: the one that decides most first. */
export function decidingCriteria(problem: Problem, top = 5, method: RankingMethod = 'sum'): CriterionEffect[] {
  const base = columnWeights(problem);
  const now = rankSites(problem, method, base);
  const rankings = rankWithoutEach(problem, method, base);
  const effects = problem.criteria.map(({ code }, column): CriterionEffect => {
    const then = rankings[column] as (typeof rankings)[number];
    let moved = 0;
    let entering = 0;
    let changesFirst = false;
    for (let site = 0; site < problem.siteCount; site++) {
      const former = now.rank[site] as number;
      const later = then.rank[site] as number;
      if (former === 0 || later === 0) continue;
      moved += Math.abs(former - later);
      if (later <= top && former > top) entering++;
      if ((former === 1) !== (later === 1)) changesFirst = true;
    }
    return { code, moved, entering, changesFirst };
  });
  return effects.sort((a, b) => Number(b.changesFirst) - Number(a.changesFirst) || b.entering - a.entering || b.moved - a.moved);
}

/** Two rankings side by side, and what a shortlist amounts to. */
import type { MatrixSite, RankingMethod, Scenario } from '../domain/workshop.ts';
import type { Ranking } from './rank.ts';
import { shownWeights } from './weights.ts';

/** Sum over the sites whose figure is known, and how many lack it. */
export interface Total {
  readonly sum: number;
  readonly missing: number;
}

export interface ShortlistTotals {
  readonly sites: number;
  readonly surface_ha: Total;
  /** On friches. */
  readonly recycled_ha: Total;
  /** Surface beside friches: what would be taken from natural, agricultural and forest land at most. */
  readonly enaf_ha: Total;
  readonly directJobs: Total;
  /** With 1.5 indirect and 3 induced jobs for each industrial one, the programme's multipliers. */
  readonly allJobs: Total;
  readonly power_mw: Total;
}

export const INDIRECT_JOBS = 1.5;
export const INDUCED_JOBS = 3;

export function shortlistTotals(sites: readonly MatrixSite[]): ShortlistTotals {
  const total = (of: (site: MatrixSite) => number | null): Total => {
    const known = sites.flatMap((site) => of(site) ?? []);
    return { sum: known.reduce((sum, value) => sum + value, 0), missing: sites.length - known.length };
  };
  return {
    sites: sites.length,
    surface_ha: total((site) => site.surface_ha),
    recycled_ha: total((site) => site.friche_ha),
    enaf_ha: total(({ surface_ha, friche_ha }) => (surface_ha === null || friche_ha === null ? null : Math.max(0, surface_ha - friche_ha))),
    directJobs: total((site) => site.jobs),
    allJobs: total((site) => (site.jobs === null ? null : site.jobs * (1 + INDIRECT_JOBS + INDUCED_JOBS))),
    power_mw: total((site) => site.puissance_mw),
  };
}

export interface SiteMove {
  readonly site: number;
  /** Ranks, 0: none. */
  readonly from: number;
  readonly to: number;
  readonly scoreFrom: number;
  readonly scoreTo: number;
}

/** What a second ranking of the same sites changes: sites that move, the farthest first; those that enter and leave the first `top`. */
export function compareRankings(
  before: Ranking,
  after: Ranking,
  top: number,
): { moves: SiteMove[]; entering: number[]; leaving: number[] } {
  const moves: SiteMove[] = [];
  const entering: number[] = [];
  const leaving: number[] = [];
  for (let site = 0; site < before.rank.length; site++) {
    const from = before.rank[site] as number;
    const to = after.rank[site] as number;
    if (from !== to) moves.push({ site, from, to, scoreFrom: before.score[site] as number, scoreTo: after.score[site] as number });
    const was = from > 0 && from <= top;
    const is = to > 0 && to <= top;
    if (is && !was) entering.push(site);
    if (was && !is) leaving.push(site);
  }
  moves.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || a.site - b.site);
  return { moves, entering, leaving };
}

export interface ScenarioChange {
  /** Families whose shown percentage differs. */
  readonly weights: readonly { readonly family: string; readonly from: number; readonly to: number }[];
  /** Criteria whose threshold the one has and the other has not, or has otherwise. */
  readonly thresholds: readonly string[];
  /** Criteria whose value function the one has of its own and the other has not, or has otherwise. */
  readonly functions: readonly string[];
  readonly sharesChanged: readonly string[];
  /** Null: the same method. */
  readonly method: { readonly from: RankingMethod; readonly to: RankingMethod } | null;
  readonly sitesIn: readonly string[];
  readonly sitesOut: readonly string[];
}

export function compareScenarios(before: Scenario, after: Scenario, families: readonly string[]): ScenarioChange {
  const from = shownWeights(before.weights, families);
  const to = shownWeights(after.weights, families);
  const keys = (a: object, b: object): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  const out = new Set(before.leftOut);
  const outAfter = new Set(after.leftOut);
  return {
    weights: families.flatMap((family) =>
      from[family] === to[family] ? [] : [{ family, from: from[family] as number, to: to[family] as number }],
    ),
    thresholds: keys(before.exclusions, after.exclusions).filter((code) => !same(before.exclusions[code], after.exclusions[code])),
    functions: keys(before.functions, after.functions).filter((code) => !same(before.functions[code], after.functions[code])),
    sharesChanged: keys(before.shares, after.shares).filter((code) => before.shares[code] !== after.shares[code]),
    method: before.method === after.method ? null : { from: before.method, to: after.method },
    sitesIn: before.leftOut.filter((uid) => !outAfter.has(uid)),
    sitesOut: after.leftOut.filter((uid) => !out.has(uid)),
  };
}

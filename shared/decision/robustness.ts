/** What the place of one site hangs on: by far the longest of what is reckoned of a ranking, and so asked for as a whole, beside the window. */
import type { RankingMethod } from '../domain/workshop.ts';
import type { Problem } from './problem.ts';
import { rankSites } from './rank.ts';
import { type CriterionEffect, decidingCriteria, type Swap, swapsBetween, type TornadoBar, tornado } from './sensitivity.ts';

export interface RobustnessOptions {
  /** Its place in the problem. */
  readonly site: number;
  readonly method: RankingMethod;
  /** Part of each weight the tornado moves it by. */
  readonly spread_percent: number;
  /** k of « among the first k ». */
  readonly top: number;
  /** Asked between the parts; throws to stop. */
  readonly checkpoint?: () => void;
}

export interface RobustnessFigures {
  /** The widest first. */
  readonly bars: readonly TornadoBar[];
  /** The site before it and the site after it, with the smallest change of one weight that makes them level; null: none does. */
  readonly neighbours: readonly { readonly site: number; readonly swap: Swap | null }[];
  /** Criteria without which sites change places, the one that decides most first. */
  readonly deciding: readonly CriterionEffect[];
}

/** Nothing at all for a site without a rank. */
export function robustnessOf(problem: Problem, { site, method, spread_percent, top, checkpoint }: RobustnessOptions): RobustnessFigures {
  const ranking = rankSites(problem, method);
  const place = ranking.order.indexOf(site);
  if (place < 0 || place >= ranking.ranked) return { bars: [], neighbours: [], deciding: [] };
  const bars = tornado(problem, site, spread_percent, method);
  checkpoint?.();
  const beside = [place - 1, place + 1].filter((at) => at >= 0 && at < ranking.ranked).map((at) => ranking.order[at] as number);
  const neighbours = beside.map((other) => {
    checkpoint?.();
    return { site: other, swap: swapsBetween(problem, site, other, method)[0] ?? null };
  });
  checkpoint?.();
  return { bars, neighbours, deciding: decidingCriteria(problem, top, method).filter(({ moved }) => moved > 0) };
}

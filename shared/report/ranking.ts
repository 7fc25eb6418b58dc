/**
 * What a ranking is made of, for a spreadsheet that computes it again from values and weights. Pure data; figures are those of
 * shared/decision. Weights and shares 0–1; values as the matrix holds them (shares of `%` 0–1), texts as written; null: not known.
 */
import type { Exclusion, RankingMethod, ValueFunction } from '../domain/workshop.ts';

export interface RankingFamily {
  readonly code: string;
  readonly label: string;
  readonly weight: number;
}
export interface RankingCriterion {
  readonly code: string;
  readonly label: string;
  readonly family: string;
  readonly unit: string | null;
  readonly direction: 'more' | 'less';
  /** Within its family; those of a family sum to 1, or are all 0. */
  readonly share: number;
  readonly value: ValueFunction;
  readonly exclusion: Exclusion | null;
}
export interface RankingSite {
  readonly code: string;
  readonly name: string;
  /** In the order of the criteria. */
  readonly values: readonly (number | string | null)[];
  /** 0–100 by criterion. */
  readonly scores: readonly (number | null)[];
  /** By the method. */
  readonly score: number | null;
  /** Share of the weight that is known. */
  readonly reliability: number;
  /** Null: excluded, or nothing known. Ties share a rank. */
  readonly rank: number | null;
  /** Label of the first criterion that excludes it. */
  readonly excludedBy: string | null;
}
export interface RankingData {
  readonly scenario: string;
  readonly method: RankingMethod;
  readonly families: readonly RankingFamily[];
  readonly criteria: readonly RankingCriterion[];
  /** Those that take part, in the order of the matrix: ties fall as in the window. */
  readonly sites: readonly RankingSite[];
}

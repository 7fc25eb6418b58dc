/**
 * Swing weighting: how much it is worth to go from the worst to the best of a criterion, the greatest swing rated 100 (von Winterfeldt & Edwards 1986,
 * Decision Analysis and Behavioral Research, Cambridge, ch. 8). Weights are the ratings in proportion.
 */
import { normalised } from './weights.ts';

/** Percentages, sum 100; null where no swing is worth anything. */
export function weightsFromSwings(codes: readonly string[], ratings: Readonly<Record<string, number>>): Record<string, number> | null {
  const usable = Object.fromEntries(codes.map((code) => [code, Number.isFinite(ratings[code]) ? (ratings[code] as number) : 0]));
  return normalised(usable, codes);
}

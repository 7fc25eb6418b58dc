/**
 * TOPSIS: Technique for Order Preference by Similarity to Ideal Solution. Hwang, C.-L. & Yoon, K. (1981), Multiple Attribute Decision Making,
 * Springer, pp. 128–140: vector normalisation, weighted Euclidean distances to the best and the worst of each column, closeness = d⁻ / (d⁺ + d⁻).
 */
import type { Problem } from './problem.ts';

/** Closeness 0–1 of each row; rows after rows in `values`, none missing. `directions`: 1 more is better, -1 less is. */
export function topsis(values: Float64Array, rows: number, weights: Float64Array, directions: readonly (1 | -1)[]): Float64Array {
  const width = weights.length;
  const weighted = new Float64Array(values.length);
  for (let column = 0; column < width; column++) {
    let squares = 0;
    for (let row = 0; row < rows; row++) squares += (values[row * width + column] as number) ** 2;
    const norm = Math.sqrt(squares);
    for (let row = 0; row < rows; row++) {
      const at = row * width + column;
      weighted[at] = norm > 0 ? ((weights[column] as number) * (values[at] as number)) / norm : 0;
    }
  }
  return closeness(weighted, rows, width, directions);
}

/** Over the columns known of each row (NaN: not known): the distances of a row are those of its known columns. A row with none: NaN. */
function closeness(weighted: Float64Array, rows: number, width: number, directions: readonly (1 | -1)[]): Float64Array {
  const best = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  const worst = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < width; column++) {
      const value = (weighted[row * width + column] as number) * (directions[column] as number);
      if (value > (best[column] as number)) best[column] = value;
      if (value < (worst[column] as number)) worst[column] = value;
    }
  }
  return Float64Array.from({ length: rows }, (_, row) => {
    let toBest = 0;
    let toWorst = 0;
    let known = 0;
    for (let column = 0; column < width; column++) {
      const value = (weighted[row * width + column] as number) * (directions[column] as number);
      if (Number.isNaN(value)) continue;
      known++;
      toBest += (value - (best[column] as number)) ** 2;
      toWorst += (value - (worst[column] as number)) ** 2;
    }
    if (known === 0) return Number.NaN;
    const sum = Math.sqrt(toBest) + Math.sqrt(toWorst);
    // as good as every other one, and as bad
    return sum > 0 ? Math.sqrt(toWorst) / sum : 0.5;
  });
}

/** Length of a column over what is known of it. */
export function normOf(values: readonly number[]): number {
  let squares = 0;
  for (const value of values) if (!Number.isNaN(value)) squares += value * value;
  return Math.sqrt(squares);
}

/** Closeness × 100 over the scores (all of them: more is better), among the sites that take part and are not excluded; NaN for the others. */
export function topsisOfProblem(problem: Problem, weights: Float64Array): Float64Array {
  const { siteCount, scores, included, excludedBy } = problem;
  const width = weights.length;
  const sites = Array.from({ length: siteCount }, (_, site) => site).filter((site) => included[site] === 1 && excludedBy[site] === -1);
  const weighted = new Float64Array(sites.length * width);
  for (let column = 0; column < width; column++) {
    const norm = normOf(sites.map((site) => scores[site * width + column] as number));
    const weight = weights[column] as number;
    for (const [row, site] of sites.entries()) {
      const value = scores[site * width + column] as number;
      weighted[row * width + column] = weight > 0 ? (norm > 0 ? (weight * value) / norm : value * 0) : Number.NaN;
    }
  }
  const found = closeness(weighted, sites.length, width, new Array<1>(width).fill(1));
  const result = new Float64Array(siteCount).fill(Number.NaN);
  for (const [row, site] of sites.entries()) result[site] = 100 * (found[row] as number);
  return result;
}

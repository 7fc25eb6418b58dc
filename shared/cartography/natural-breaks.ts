/**
 * Natural breaks (Jenks): the classes with the least sum of squared deviations from their means, found exactly by dynamic programming
 * (Fisher 1958; Wang and Song 2011, `Ckmeans.1d.dp`). The best start of the last class never moves back as values are added, so each row is filled
 * by halves: O(k n log n) instead of O(k n²).
 */

/** Distinct values with how often each occurs, and running sums of both about a middle value, so that squares do not cancel. */
interface Sums {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

function sumsOf(sorted: Float64Array): Sums {
  const values = new Float64Array(sorted.length);
  const counts = new Float64Array(sorted.length);
  let distinct = 0;
  for (let index = 0; index < sorted.length; index++) {
    if (index === 0 || sorted[index] !== sorted[index - 1]) values[distinct++] = sorted[index] as number;
    counts[distinct - 1] = (counts[distinct - 1] as number) + 1;
  }
  const middle = sorted[sorted.length >> 1] ?? 0;
  const weights = new Float64Array(distinct + 1);
  const first = new Float64Array(distinct + 1);
  const second = new Float64Array(distinct + 1);
  for (let index = 0; index < distinct; index++) {
    const weight = counts[index] as number;
    const away = (values[index] as number) - middle;
    weights[index + 1] = (weights[index] as number) + weight;
    first[index + 1] = (first[index] as number) + weight * away;
    second[index + 1] = (second[index] as number) + weight * away * away;
  }
  return { values: values.subarray(0, distinct), weights, first, second };
}

/** Squared deviations of the distinct values from `from` to `to`, both included. */
function deviations({ weights, first, second }: Sums, from: number, to: number): number {
  const weight = (weights[to + 1] as number) - (weights[from] as number);
  const sum = (first[to + 1] as number) - (first[from] as number);
  return Math.max(0, (second[to + 1] as number) - (second[from] as number) - (sum * sum) / weight);
}

/** Upper bounds of at most `count` classes; fewer where there are fewer distinct values. `sorted`: ascending, finite. */
export function naturalBreaks(sorted: Float64Array, count: number): number[] {
  if (sorted.length === 0) return [];
  const sums = sumsOf(sorted);
  const size = sums.values.length;
  const classes = Math.min(count, size);
  if (classes === size) return [...sums.values];
  let before: Float64Array = Float64Array.from({ length: size }, (_, index) => deviations(sums, 0, index));
  const starts: Uint32Array[] = [new Uint32Array(size)];
  for (let row = 1; row < classes; row++) {
    const here = new Float64Array(size);
    const start = new Uint32Array(size);
    fill(sums, before, here, start, row, size - 1, row, size - 1);
    starts.push(start);
    before = here;
  }
  const bounds: number[] = [];
  for (let row = classes - 1, last = size - 1; row >= 0; row--) {
    bounds.unshift(sums.values[last] as number);
    last = (starts[row]?.[last] ?? 0) - 1;
  }
  return bounds;
}

/** Costs of the places `low` to `high`, the last class of which starts between `least` and `most`. */
function fill(
  sums: Sums,
  before: Float64Array,
  here: Float64Array,
  start: Uint32Array,
  low: number,
  high: number,
  least: number,
  most: number,
): void {
  if (low > high) return;
  const middle = (low + high) >> 1;
  let best = Number.POSITIVE_INFINITY;
  let at = least;
  for (let from = least; from <= Math.min(middle, most); from++) {
    const cost = (before[from - 1] as number) + deviations(sums, from, middle);
    if (cost < best) {
      best = cost;
      at = from;
    }
  }
  here[middle] = best;
  start[middle] = at;
  fill(sums, before, here, start, low, middle - 1, least, at);
  fill(sums, before, here, start, middle + 1, high, at, most);
}

/** Share of the variance that the classes explain, 0–1 (Jenks and Caspall 1971: goodness of variance fit). */
export function goodnessOfFit(sorted: Float64Array, breaks: readonly number[]): number {
  const spread = (from: number, to: number): number => {
    let sum = 0;
    for (let index = from; index < to; index++) sum += sorted[index] as number;
    const mean = sum / (to - from);
    let squares = 0;
    for (let index = from; index < to; index++) squares += ((sorted[index] as number) - mean) ** 2;
    return to > from ? squares : 0;
  };
  const total = spread(0, sorted.length);
  if (total === 0) return 1;
  let within = 0;
  let from = 0;
  breaks.forEach((bound, index) => {
    let to = from;
    if (index === breaks.length - 1) to = sorted.length;
    else while (to < sorted.length && (sorted[to] as number) <= bound) to++;
    within += spread(from, to);
    from = to;
  });
  return 1 - within / total;
}

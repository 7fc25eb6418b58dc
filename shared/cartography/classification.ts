/**
 * Values to classes. Every method gives the upper bounds of the classes, inclusive and ascending, the last at or above the greatest value: equal values
 * are always in one class, so where many objects share a value a method may give fewer classes than asked. Values are finite numbers, sorted ascending;
 * missing ones are left out before and have a class of their own.
 */
import type { ClassMethod } from '../domain/style.ts';
import { naturalBreaks } from './natural-breaks.ts';

export const MOST_CLASSES = 12;

const LEAST_SPAN = 1e-12;
const TINY = 1e-290;

/** Finite numbers of a column, ascending. */
export function sortedValues(values: Iterable<unknown>): Float64Array {
  const found: number[] = [];
  // adding zero makes −0 a zero like any other
  for (const value of values) if (typeof value === 'number' && Number.isFinite(value)) found.push(value + 0);
  return Float64Array.from(found).sort();
}

/** `manual` keeps no bounds of its own here: it starts from equal intervals. Throws nothing; no value gives no class. */
export function classBreaks(method: ClassMethod, sorted: Float64Array, count: number): number[] {
  const classes = Math.max(1, Math.min(MOST_CLASSES, Math.round(count)));
  const least = sorted[0];
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) return [];
  // values that differ by no more than the noise of reckoning are one class
  if (most - least <= Math.max(LEAST_SPAN * Math.max(Math.abs(least), Math.abs(most)), TINY)) return [most];
  switch (method) {
    case 'quantiles':
      return quantileBreaks(sorted, classes);
    case 'jenks':
      return naturalBreaks(sorted, classes);
    case 'pretty':
      return prettyBreaks(least, most, classes);
    case 'deviation':
      return deviationBreaks(sorted, classes);
    default:
      return equalBreaks(least, most, classes);
  }
}

/** Inverse of the empirical distribution (R type 1): without ties each class holds n / count objects, within one. */
export function quantileBreaks(sorted: Float64Array, count: number): number[] {
  const bounds = Array.from({ length: count }, (_, index) => sorted[Math.ceil(((index + 1) * sorted.length) / count) - 1] as number);
  return ascending(bounds);
}

export function equalBreaks(least: number, most: number, count: number): number[] {
  return ascending(
    Array.from({ length: count }, (_, index) => (index === count - 1 ? most : least + ((most - least) * (index + 1)) / count)),
  );
}

/** Round bounds 1, 2 or 5 × 10ⁿ apart: the algorithm of R's `pretty` (Becker, Chambers and Wilks 1988), as QGIS uses it. About `count` classes. */
export function prettyBreaks(least: number, most: number, count: number): number[] {
  const bias = 1.5;
  const biasOfFive = 0.5 + 1.5 * bias;
  const cell = (most - least) / count;
  const base = 10 ** Math.floor(Math.log10(cell));
  let unit = base;
  if (2 * base - cell < bias * (cell - unit)) {
    unit = 2 * base;
    if (5 * base - cell < biasOfFive * (cell - unit)) {
      unit = 5 * base;
      if (10 * base - cell < bias * (cell - unit)) unit = 10 * base;
    }
  }
  const first = Math.floor(least / unit + 1e-7);
  const last = Math.max(first + 1, Math.ceil(most / unit - 1e-7));
  const bounds: number[] = [];
  // Multiples of a negative power of ten are rounded to its digits: 0.3, never 0.30000000000000004.
  for (let step = first + 1; step <= last && bounds.length < MOST_STEPS; step++) bounds.push(Number((step * unit).toPrecision(12)));
  if (!((bounds.at(-1) ?? Number.NEGATIVE_INFINITY) >= most)) bounds[Math.max(0, bounds.length - 1)] = most;
  return ascending(bounds);
}

/** Steps of the deviation from the mean, in standard deviations, the finest that gives no more than `count` classes. */
const DEVIATION_STEPS = [0.25, 0.5, 1, 2, 3, 5, 10] as const;

/** More steps than this are no classes, and would never end where the deviation is next to nothing. */
const MOST_STEPS = 200;

/** Bounds at the mean and at whole steps of the standard deviation (of the population) on both sides. */
export function deviationBreaks(sorted: Float64Array, count: number): number[] {
  const { mean, deviation } = momentsOf(sorted);
  const least = sorted[0] as number;
  const most = sorted.at(-1) as number;
  for (const step of DEVIATION_STEPS) {
    const width = step * deviation;
    if (!((most - least) / width < MOST_STEPS)) continue;
    const inner: number[] = [];
    for (let index = Math.ceil((least - mean) / width); mean + index * width < most; index++) {
      const bound = mean + index * width;
      if (bound >= least) inner.push(bound);
    }
    if (inner.length < count) return ascending([...inner, most]);
  }
  return [most];
}

/** Mean and standard deviation of the population, in two passes. */
export function momentsOf(values: Float64Array): { mean: number; deviation: number } {
  if (values.length === 0) return { mean: Number.NaN, deviation: Number.NaN };
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

/** Objects in each class; what lies above the last bound is in none. */
export function classCounts(sorted: Float64Array, breaks: readonly number[]): number[] {
  const counts = breaks.map(() => 0);
  let at = 0;
  breaks.forEach((bound, index) => {
    const start = at;
    while (at < sorted.length && (sorted[at] as number) <= bound) at++;
    counts[index] = at - start;
  });
  return counts;
}

/** Objects in `bins` equal parts of the range. */
export function histogram(sorted: Float64Array, bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  const least = sorted[0] ?? 0;
  const span = (sorted.at(-1) ?? 0) - least;
  for (const value of sorted) {
    const bin = span === 0 ? 0 : Math.min(bins - 1, Math.floor(((value - least) / span) * bins));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

/** Every nth value of a sorted list, its first and its last among them: the shape of the distribution is kept. */
export function thinned(sorted: Float64Array, most: number): Float64Array {
  if (sorted.length <= most) return sorted;
  return Float64Array.from({ length: most }, (_, index) => sorted[Math.round((index * (sorted.length - 1)) / (most - 1))] as number);
}

function ascending(bounds: readonly number[]): number[] {
  return bounds.filter((bound, index) => index === 0 || bound > (bounds[index - 1] as number));
}

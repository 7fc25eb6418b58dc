/** From the value of a criterion to a score of 0–100. */
import type { Exclusion, ValueFunction } from '../domain/workshop.ts';

/** What is known of a criterion over the sites compared. */
export interface Extent {
  readonly least: number;
  readonly most: number;
}

/** `values` NaN: missing. Null where none is known. */
export function extentOf(values: Iterable<number>): Extent | null {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least <= most ? { least, most } : null;
}

/** Score 0–100, NaN where the value is missing or of no known category. `text`: the value as written, for categories. */
export function scoreOf(
  definition: ValueFunction,
  direction: 'more' | 'less',
  value: number,
  text: string | null,
  extent: Extent | null,
): number {
  switch (definition.type) {
    case 'categories':
      return categoryScore(definition, value, text);
    case 'piecewise':
      return Number.isNaN(value) ? Number.NaN : piecewise(definition.points, value);
    case 'ideal':
      return Number.isNaN(value) ? Number.NaN : idealScore(definition, value);
    case 'extent':
      return Number.isNaN(value) || extent === null ? Number.NaN : extentScore(extent, direction, value);
  }
}

function categoryScore(definition: Extract<ValueFunction, { type: 'categories' }>, value: number, text: string | null): number {
  const written = text ?? (Number.isNaN(value) ? null : String(value));
  if (written === null) return Number.NaN;
  return definition.values.find((category) => category.value === written)?.score ?? definition.otherwise ?? Number.NaN;
}

function piecewise(points: readonly (readonly [number, number])[], value: number): number {
  const first = points[0];
  const last = points[points.length - 1];
  if (first === undefined || last === undefined) return Number.NaN;
  if (value <= first[0]) return first[1];
  for (let index = 1; index < points.length; index++) {
    const [x, y] = points[index] as readonly [number, number];
    const [formerX, formerY] = points[index - 1] as readonly [number, number];
    if (value < x) return formerY + ((value - formerX) / (x - formerX)) * (y - formerY);
    // a step: two points of one value, the latter holds from there on
    if (value === x && points[index + 1]?.[0] !== x) return y;
  }
  return last[1];
}

function idealScore({ low, idealLow, idealHigh, high }: Extract<ValueFunction, { type: 'ideal' }>, value: number): number {
  if (value >= idealLow && value <= idealHigh) return 100;
  if (value < idealLow) return value <= low ? 0 : (100 * (value - low)) / (idealLow - low);
  return value >= high ? 0 : (100 * (high - value)) / (high - idealHigh);
}

function extentScore({ least, most }: Extent, direction: 'more' | 'less', value: number): number {
  if (least === most) return 50;
  const share = Math.min(1, Math.max(0, (value - least) / (most - least)));
  return 100 * (direction === 'more' ? share : 1 - share);
}

/** A missing value excludes nothing. */
export function isExcluded(exclusion: Exclusion | null, value: number, text: string | null): boolean {
  if (exclusion === null) return false;
  switch (exclusion.when) {
    case 'below':
      return value < exclusion.threshold;
    case 'above':
      return value > exclusion.threshold;
    case 'among': {
      const written = text ?? (Number.isNaN(value) ? null : String(value));
      return written !== null && exclusion.values.includes(written);
    }
  }
}

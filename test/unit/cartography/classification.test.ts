/** Classes of values against published examples, brute force and R. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classBreaks,
  classCounts,
  deviationBreaks,
  equalBreaks,
  histogram,
  momentsOf,
  prettyBreaks,
  quantileBreaks,
  sortedValues,
  thinned,
} from '../../../shared/cartography/classification.ts';
import { goodnessOfFit, naturalBreaks } from '../../../shared/cartography/natural-breaks.ts';
import { CLASS_METHODS } from '../../../shared/domain/style.ts';

const sorted = (...values: readonly number[]): Float64Array => sortedValues(values);

/** Least sum of squared deviations over every way to cut a sorted list into `count` runs. */
function leastByForce(values: readonly number[], count: number): number {
  const mean = (run: readonly number[]): number => run.reduce((sum, value) => sum + value, 0) / run.length;
  const spread = (run: readonly number[]): number => run.reduce((sum, value) => sum + (value - mean(run)) ** 2, 0);
  if (count === 1) return spread(values);
  let best = Number.POSITIVE_INFINITY;
  for (let cut = 1; cut <= values.length - count + 1; cut++)
    best = Math.min(best, spread(values.slice(0, cut)) + leastByForce(values.slice(cut), count - 1));
  return best;
}

function spreadWithin(values: Float64Array, breaks: readonly number[]): number {
  return (1 - goodnessOfFit(values, breaks)) * momentsOf(values).deviation ** 2 * values.length;
}

describe('natural breaks', () => {
  it('find the published classes', () => {
    // Wang and Song 2011, the example of Ckmeans.1d.dp: {-1 ×4}, {2 ×3}, {4, 5, 6}
    expect(naturalBreaks(sorted(-1, 2, -1, 2, 4, 5, 6, -1, 2, -1), 3)).toEqual([-1, 2, 6]);
    // simple-statistics, documentation of ckmeans
    expect(naturalBreaks(sorted(1, 2, 4, 5, 7, 9, 10, 20), 3)).toEqual([5, 10, 20]);
    // the worked example of the goodness of variance fit: [4, 5] [9, 10], SDAM 26, SDCM 1, GVF 25/26
    const example = sorted(4, 5, 9, 10);
    expect(naturalBreaks(example, 2)).toEqual([5, 10]);
    expect(goodnessOfFit(example, [5, 10])).toBeCloseTo(25 / 26, 12);
  });

  it('are the best there are: no other cut has a smaller spread', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 11 }),
        fc.integer({ min: 1, max: 4 }),
        (values, count) => {
          const list = sortedValues(values);
          const classes = Math.min(count, new Set(values).size);
          const breaks = naturalBreaks(list, count);
          expect(breaks).toHaveLength(classes);
          expect(spreadWithin(list, breaks)).toBeCloseTo(leastByForce([...list], classes), 6);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('hold far from zero, where squares cancel', () => {
    const near = sorted(1, 2, 3, 11, 12, 13, 21, 22);
    const far = Float64Array.from(near, (value) => value + 1e9);
    expect(naturalBreaks(far, 3)).toEqual([1e9 + 3, 1e9 + 13, 1e9 + 22]);
  });
});

describe('quantiles', () => {
  it('are those of R, type 1', () => {
    // quantile(c(2,4,4,5,7,9,10,12,20,31), (1:4)/4, type = 1): 4, 7, 12, 31
    expect(quantileBreaks(sorted(2, 4, 4, 5, 7, 9, 10, 12, 20, 31), 4)).toEqual([4, 7, 12, 31]);
  });

  it('never part equal values, so that classes may be fewer', () => {
    const values = sorted(0, 0, 0, 0, 0, 0, 0, 3, 8, 9);
    expect(quantileBreaks(values, 5)).toEqual([0, 3, 9]);
    expect(classCounts(values, [0, 3, 9])).toEqual([7, 1, 2]);
  });

  it('hold as many objects each, within one, where no values are equal', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 12, maxLength: 200 }), fc.integer({ min: 1, max: 12 }), (values, count) => {
        const list = sortedValues(values);
        const counts = classCounts(list, quantileBreaks(list, count));
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('other methods', () => {
  it('cut equal intervals and end at the greatest value itself', () => {
    expect(equalBreaks(0, 10, 4)).toEqual([2.5, 5, 7.5, 10]);
    expect(equalBreaks(0.1, 0.7, 3).at(-1)).toBe(0.7);
  });

  it.each([
    // QgsSymbolLayerUtils.prettyBreaks(least, most, classes) of QGIS 3.22, which ends at the greatest value where R goes on to the round one
    [0, 1, 5, [0.2, 0.4, 0.6, 0.8, 1]],
    [3, 97, 5, [20, 40, 60, 80, 100]],
    [1234, 98765, 4, [20000, 40000, 60000, 80000, 100000]],
    [-0.37, 0.83, 6, [-0.2, 0, 0.2, 0.4, 0.6, 0.8, 1]],
    [12, 2942, 7, [500, 1000, 1500, 2000, 2500, 3000]],
  ])('round the range %f to %f in %i classes as R and QGIS do', (least, most, count, expected) => {
    expect(prettyBreaks(least, most, count)).toEqual(expected);
  });

  it('count standard deviations from the mean', () => {
    // mean 5, standard deviation of the population 2
    const values = sorted(2, 4, 4, 4, 5, 5, 7, 9);
    expect(momentsOf(values)).toEqual({ mean: 5, deviation: 2 });
    expect(deviationBreaks(values, 4)).toEqual([3, 5, 7, 9]);
    expect(deviationBreaks(values, 2)).toEqual([5, 9]);
  });
});

describe('every method', () => {
  it('gives ascending bounds that end at or above the greatest value and hold every object once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...CLASS_METHODS),
        (values, count, method) => {
          const list = sortedValues(values);
          const breaks = classBreaks(method, list, count);
          expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b));
          expect(breaks.length === 0).toBe(values.length === 0);
          if (values.length > 0) expect(breaks.at(-1)).toBeGreaterThanOrEqual(list.at(-1) as number);
          expect(classCounts(list, breaks).reduce((sum, one) => sum + one, 0)).toBe(list.length);
          expect(histogram(list, 20).reduce((sum, one) => sum + one, 0)).toBe(list.length);
        },
      ),
    );
  });

  it.each([
    [[0, 5e-324]],
    [[1, 1 + Number.EPSILON]],
    [[-1e6, -1e6 + 1e-9, 1e6]],
    [[0, 1e-300, 1e-280]],
    [[1e300, 1.5e300]],
    [[...Array.from({ length: 50 }, () => 0), 1e6]],
  ])('bears values next to nothing apart, and far: %j', (values) => {
    const list = sortedValues(values);
    for (const method of CLASS_METHODS) {
      const breaks = classBreaks(method, list, 5);
      expect(breaks.length).toBeGreaterThan(0);
      expect(breaks.length).toBeLessThanOrEqual(12);
      expect(classCounts(list, breaks).reduce((sum, one) => sum + one, 0)).toBe(list.length);
    }
  });

  it('leaves out what is no number: missing is not zero', () => {
    expect([...sortedValues([3, null, undefined, '4', Number.NaN, 0, Number.POSITIVE_INFINITY])]).toEqual([0, 3]);
  });

  it('thins a long list and keeps its ends', () => {
    const thin = thinned(
      Float64Array.from({ length: 1001 }, (_, index) => index),
      11,
    );
    expect([...thin]).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000]);
  });
});

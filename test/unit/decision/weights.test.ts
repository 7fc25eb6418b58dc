import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregateWeights, type Opinion } from '../../../shared/decision/aggregate.ts';
import { weightsFromSwings } from '../../../shared/decision/swing.ts';
import { equalWeights, moveWeight, normalised, shownWeights, weightDistance } from '../../../shared/decision/weights.ts';

const CODES = ['a', 'b', 'c', 'd', 'e', 'f'];
const sum = (weights: Readonly<Record<string, number>>): number => Object.values(weights).reduce((total, value) => total + value, 0);
const anyWeights = fc
  .array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: CODES.length, maxLength: CODES.length })
  .map((values) => Object.fromEntries(CODES.map((code, index) => [code, values[index] as number])));

describe('moving a weight', () => {
  it('always leaves a sum of 100, whole numbers of sum 100 to show, and locked weights as they were', () => {
    fc.assert(
      fc.property(
        anyWeights,
        fc.subarray(CODES),
        fc.constantFrom(...CODES),
        fc.double({ min: -50, max: 150, noNaN: true }),
        (weights, locked, code, wish) => {
          const before = normalised(weights, CODES) ?? equalWeights(CODES);
          const after = moveWeight(weights, CODES, locked, code, wish);
          expect(sum(after)).toBeCloseTo(100, 9);
          for (const value of Object.values(after)) expect(value).toBeGreaterThanOrEqual(0);
          for (const other of locked) if (other !== code) expect(after[other]).toBe(before[other]);
          const shown = shownWeights(after, CODES);
          expect(sum(shown)).toBe(100);
          for (const other of CODES) {
            expect(Number.isInteger(shown[other])).toBe(true);
            expect(Math.abs((shown[other] as number) - (after[other] as number))).toBeLessThan(1);
          }
        },
      ),
    );
  });

  it('keeps the proportions of the others', () => {
    const after = moveWeight({ a: 20, b: 20, c: 25, d: 15, e: 10, f: 10 }, CODES, ['a'], 'c', 35);
    expect(after).toMatchObject({ a: 20, c: 35 });
    expect((after['b'] as number) / (after['d'] as number)).toBeCloseTo(20 / 15, 12);
    expect((after['e'] as number) / (after['f'] as number)).toBeCloseTo(1, 12);
  });

  it('gives no more than the locks leave, and moves nothing where all others are locked', () => {
    expect(moveWeight({ a: 40, b: 30, c: 30 }, ['a', 'b', 'c'], ['b'], 'a', 95)).toEqual({ a: 70, b: 30, c: 0 });
    expect(moveWeight({ a: 40, b: 30, c: 30 }, ['a', 'b', 'c'], ['b', 'c'], 'a', 95)).toEqual({ a: 40, b: 30, c: 30 });
  });

  it('shares what is left evenly among others without weight', () => {
    expect(moveWeight({ a: 100, b: 0, c: 0 }, ['a', 'b', 'c'], [], 'a', 40)).toEqual({ a: 40, b: 30, c: 30 });
  });

  it('has no weights where all are zero', () => {
    expect(normalised({ a: 0, b: 0 }, ['a', 'b'])).toBeNull();
    expect(weightsFromSwings(['a', 'b'], { a: Number.NaN, b: 0 })).toBeNull();
    expect(weightsFromSwings(['a', 'b', 'c'], { a: 100, b: 60, c: 40 })).toEqual({ a: 50, b: 30, c: 20 });
  });
});

describe('one set of weights from several people', () => {
  const people: Opinion[] = [
    { weights: { a: 60, b: 20, c: 20 }, group: 1 },
    { weights: { a: 40, b: 40, c: 20 }, group: 1 },
    { weights: { a: 20, b: 20, c: 60 }, group: 2 },
  ];
  const codes = ['a', 'b', 'c'];

  it('by mean, median and geometric mean, brought to 100', () => {
    expect(aggregateWeights(codes, people, 'mean')?.weights).toMatchObject({ a: 40, c: 100 / 3 });
    // medians 40, 20, 20
    expect(aggregateWeights(codes, people, 'median')?.weights).toEqual({ a: 50, b: 25, c: 25 });
    // cube roots of 48 000, 16 000, 24 000: 36.342, 25.198, 28.845, of sum 90.385
    const geometric = aggregateWeights(codes, people, 'geometric')?.weights;
    expect(geometric?.['a']).toBeCloseTo(40.208, 3);
    expect(geometric?.['b']).toBeCloseTo(27.879, 3);
    expect(geometric?.['c']).toBeCloseTo(31.913, 3);
  });

  it('lets each group speak with one voice', () => {
    const found = aggregateWeights(
      codes,
      people,
      'mean',
      new Map([
        [1, 1],
        [2, 1],
      ]),
    );
    expect(found?.weights).toEqual({ a: 35, b: 25, c: 40 });
    expect(found?.groupDisagreement).toBeCloseTo(weightDistance({ a: 50, b: 30, c: 20 }, { a: 20, b: 20, c: 60 }, codes), 12);
  });

  it('shows how far apart they are', () => {
    const found = aggregateWeights(codes, people, 'mean');
    // 20, 40 and 40 points between the three pairs
    expect(found?.disagreement).toBeCloseTo(100 / 3, 12);
    expect(found?.spread[0]).toMatchObject({
      code: 'a',
      least: expect.closeTo(20, 9),
      median: expect.closeTo(40, 9),
      most: expect.closeTo(60, 9),
    });
  });

  it('sums to 100 whatever people say, and one agrees with oneself', () => {
    fc.assert(
      fc.property(
        fc.array(anyWeights, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('mean' as const, 'median' as const, 'geometric' as const),
        (sets, how) => {
          const found = aggregateWeights(
            CODES,
            sets.map((weights, index) => ({ weights, group: index % 2 })),
            how,
            new Map(),
          );
          if (found === null) return expect(sets.every((weights) => sum(weights) === 0)).toBe(true);
          expect(sum(found.weights)).toBeCloseTo(100, 6);
          expect(found.disagreement).toBeGreaterThanOrEqual(0);
          expect(found.disagreement).toBeLessThanOrEqual(100 + 1e-9);
          if (sets.length === 1) expect(found.disagreement).toBe(0);
        },
      ),
    );
    expect(aggregateWeights(CODES, [{ weights: {}, group: null }], 'mean')).toBeNull();
  });
});

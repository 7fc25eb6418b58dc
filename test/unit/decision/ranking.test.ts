import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRankings, shortlistTotals } from '../../../shared/decision/compare.ts';
import { columnWeights } from '../../../shared/decision/problem.ts';
import { characterOf, contributionsOf, rankSites } from '../../../shared/decision/rank.ts';
import { decidingCriteria, movedTo, swapsBetween, tornado } from '../../../shared/decision/sensitivity.ts';
import { criterion, problem, site } from './problems.ts';

const TWO = [criterion('x', 'one'), criterion('y', 'two')];
const value = fc.oneof({ arbitrary: fc.integer({ min: 0, max: 100 }), weight: 4 }, { arbitrary: fc.constant(null), weight: 1 });
const THREE = [criterion('x', 'one', { share: 2 }), criterion('x2', 'one'), criterion('y', 'two'), criterion('z', 'three')];
const tables = fc.array(fc.tuple(value, value, value, value), { minLength: 1, maxLength: 12 });
const weights = fc.record({
  one: fc.integer({ min: 0, max: 100 }),
  two: fc.integer({ min: 0, max: 100 }),
  three: fc.integer({ min: 1, max: 100 }),
});

describe('the weighted sum', () => {
  it('is the mean over what is known, with the share of the weight known beside it', () => {
    const found = rankSites(
      problem(
        TWO,
        [
          [80, 40],
          [60, null],
          [null, null],
        ],
        { one: 3, two: 1 },
      ),
    );
    expect([...found.score]).toEqual([70, 60, Number.NaN]);
    expect([...found.reliability]).toEqual([1, 0.75, 0]);
    expect([...found.rank]).toEqual([1, 2, 0]);
  });

  it('shares ranks in a tie and lists sites that are excluded or left out last', () => {
    const criteria = [criterion('x', 'one', { exclusion: { when: 'below', threshold: 10 } }), criterion('y', 'two')];
    const found = rankSites(
      problem(
        criteria,
        [
          [5, 100],
          [50, 50],
          [50, 50],
          [90, 90],
          [20, 20],
        ],
        {},
        { leftOut: ['s3'] },
      ),
    );
    expect([...found.rank]).toEqual([0, 1, 1, 0, 3]);
    expect([...found.order]).toEqual([1, 2, 4, 0, 3]);
  });

  it('scores by points, categories, an ideal range and the extent of the sites', () => {
    const criteria = [
      criterion('points', 'a', {
        value: {
          type: 'piecewise',
          points: [
            [0, 100],
            [5000, 60],
            [20_000, 0],
          ],
        },
      }),
      criterion('words', 'a', {
        value: {
          type: 'categories',
          values: [
            { value: 'oui', score: 100 },
            { value: 'non', score: 0 },
          ],
          otherwise: null,
        },
      }),
      criterion('ideal', 'a', { value: { type: 'ideal', low: 0, idealLow: 20, idealHigh: 60, high: 100 } }),
      criterion('extent', 'a', { value: { type: 'extent' }, direction: 'less' }),
    ];
    const found = problem(criteria, [
      [2500, 'oui', 10, 3],
      [12_500, 'non', 40, 7],
      [50_000, 'peut-être', 80, 5],
    ]);
    expect([...found.scores]).toEqual([80, 100, 50, 100, 30, 0, 100, 0, 0, Number.NaN, 50, 50]);
  });

  it('says which criteria are the same for all sites, and which nobody knows', () => {
    const found = problem(
      [...TWO, criterion('z', 'two', { value: { type: 'extent' } })],
      [
        [5, null, 3],
        [6, null, 3],
      ],
    );
    expect(found.constant).toEqual(['z']);
    expect(found.unknown).toEqual(['y']);
    expect([...rankSites(found).score].every(Number.isFinite)).toBe(true);
  });

  it('gives no score, and never a NaN rank, where nothing has weight or there is no site', () => {
    const none = rankSites(
      problem(
        TWO,
        [
          [1, 2],
          [3, 4],
        ],
        { one: 0, two: 0 },
      ),
    );
    expect([...none.rank]).toEqual([0, 0]);
    expect(none.ranked).toBe(0);
    expect(rankSites(problem(TWO, [])).order).toHaveLength(0);
    expect(rankSites(problem(TWO, [[50, null]])).rank[0]).toBe(1);
  });

  it('is the sum of its contributions, between the least and the greatest score, whatever is missing', () => {
    fc.assert(
      fc.property(tables, weights, (rows, given) => {
        const made = problem(THREE, rows, given);
        const found = rankSites(made);
        for (const index of rows.keys()) {
          const score = found.score[index] as number;
          if (Number.isNaN(score)) continue;
          const parts = [...contributionsOf(made, index)].filter((part) => !Number.isNaN(part));
          expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 9);
          expect(score).toBeGreaterThanOrEqual(-1e-9);
          expect(score).toBeLessThanOrEqual(100 + 1e-9);
        }
        const ranks = [...found.rank].filter((rank) => rank > 0).sort((a, b) => a - b);
        for (const [place, rank] of ranks.entries()) expect(rank).toBeLessThanOrEqual(place + 1);
        for (const method of ['topsis', 'promethee'] as const) {
          const other = rankSites(made, method);
          for (const rank of other.rank) expect(Number.isInteger(rank)).toBe(true);
          for (const score of other.score) if (!Number.isNaN(score)) expect(score >= -1e-9 && score <= 100 + 1e-9).toBe(true);
        }
      }),
    );
  });

  it('keeps first by every method the site that is best in everything', () => {
    const made = problem(THREE, [
      [90, 95, 90, 99],
      [50, 60, 20, 40],
      [10, 90, 80, 30],
    ]);
    for (const method of ['sum', 'topsis', 'promethee'] as const) expect(rankSites(made, method).rank[0]).toBe(1);
  });

  it('names strengths, weaknesses and what is missing', () => {
    expect(characterOf(problem(THREE, [[95, 10, null, 70]]), 0)).toEqual({ strengths: ['x', 'z'], weaknesses: ['x2'], missing: ['y'] });
  });
});

describe('what a ranking hangs on', () => {
  it('finds the weight at which two sites are level', () => {
    // 80 w + 40 (1 − w) = 50 w + 90 (1 − w) at w = 5/8
    const found = swapsBetween(
      problem(
        TWO,
        [
          [80, 40],
          [50, 90],
        ],
        { one: 4, two: 1 },
      ),
      0,
      1,
    );
    expect(found[0]).toMatchObject({ family: 'one' });
    expect(found[0]?.to).toBeCloseTo(62.5, 9);
    expect(
      swapsBetween(
        problem(TWO, [
          [80, 40],
          [50, 30],
        ]),
        0,
        1,
      ),
    ).toEqual([]);
  });

  it('gives weights at which the two scores are the same, also where values are missing', () => {
    fc.assert(
      fc.property(fc.tuple(value, value, value, value), fc.tuple(value, value, value, value), weights, (one, other, given) => {
        const made = problem(THREE, [one, other], given);
        for (const swap of swapsBetween(made, 0, 1)) {
          const moved = columnWeights(made, movedTo(made, made.families.indexOf(swap.family), swap.to / 100));
          const { score } = rankSites(made, 'sum', moved);
          if (Number.isNaN(score[0] as number) || Number.isNaN(score[1] as number)) continue;
          expect(score[0]).toBeCloseTo(score[1] as number, 5);
        }
      }),
    );
  });

  it('draws a tornado from the widest bar, and says which criterion decides', () => {
    const made = problem(
      THREE,
      [
        [90, 90, 10, 50],
        [40, 40, 60, 50],
        [30, 30, 65, 50],
      ],
      { one: 2, two: 2, three: 1 },
    );
    const bars = tornado(made, 0, 50);
    expect(bars).toHaveLength(3);
    const widths = bars.map(({ low, high }) => Math.abs(high.score - low.score));
    expect(widths).toEqual([...widths].sort((a, b) => b - a));
    expect(decidingCriteria(made, 1)[0]).toMatchObject({ code: 'x', changesFirst: true });
  });

  it('compares two rankings and totals a shortlist, counting what is not known', () => {
    const rows = [
      [90, 10],
      [60, 60],
      [10, 80],
    ] as const;
    const before = rankSites(problem(TWO, rows, { one: 1, two: 0 }));
    const after = rankSites(problem(TWO, rows, { one: 0, two: 1 }));
    const found = compareRankings(before, after, 1);
    expect(found).toMatchObject({ entering: [2], leaving: [0] });
    expect(found.moves.map(({ site: moved }) => moved)).toEqual([0, 2]);
    const totals = shortlistTotals([site('a', { surface_ha: 50, friche_ha: 20, jobs: 100 }), site('b', { surface_ha: 30 })]);
    expect(totals).toMatchObject({
      surface_ha: { sum: 80, missing: 0 },
      enaf_ha: { sum: 30, missing: 1 },
      allJobs: { sum: 550, missing: 1 },
    });
  });
});

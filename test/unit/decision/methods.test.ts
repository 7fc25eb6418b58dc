/** What is said of a ranking by TOPSIS and PROMETHEE II: draws, sensitivity and contributions, against the plain reckoning of each ranking. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawScores } from '../../../shared/decision/draw-scores.ts';
import { columnWeights, type Problem } from '../../../shared/decision/problem.ts';
import { contributionsOf, rankByFamilies, rankSites, rankWithoutEach } from '../../../shared/decision/rank.ts';
import { decidingCriteria, movedTo, swapsBetween, tornado } from '../../../shared/decision/sensitivity.ts';
import { rankable, rankStability } from '../../../shared/decision/stability.ts';
import { RANKING_METHODS } from '../../../shared/domain/workshop.ts';
import { criterion, problem } from './problems.ts';

const CRITERIA = [criterion('a1', 'a', { share: 2 }), criterion('a2', 'a'), criterion('b1', 'b'), criterion('c1', 'c')];
const cell = (gaps: number) => fc.option(fc.integer({ min: 0, max: 100 }), { freq: gaps, nil: null });
const rows = (gaps: number) => fc.array(fc.tuple(cell(gaps), cell(gaps), cell(gaps), cell(gaps)), { minLength: 1, maxLength: 12 });
const share = fc.integer({ min: 0, max: 10 });
const weights = fc.tuple(share, share, share).filter((all) => all.some((one) => one > 0));

function drawn(made: Problem, method: (typeof RANKING_METHODS)[number], familyWeights: Float64Array): Map<number, number> {
  const sites = rankable(made);
  const target = new Float64Array(sites.length);
  drawScores(made, sites, method).score(familyWeights, target);
  return new Map(sites.map((site, row) => [site, target[row] as number]));
}

describe('scores of a draw', () => {
  it.each(RANKING_METHODS)('are those of a ranking under the same weights, with values missing or not: %s', (method) => {
    fc.assert(
      fc.property(fc.oneof(rows(4), rows(1_000_000)), weights, (values, given) => {
        const made = problem(CRITERIA, values);
        const total = given.reduce((sum, one) => sum + one, 0);
        const familyWeights = Float64Array.from(made.families, (_, index) => (given[index] ?? 0) / total);
        const ranking = rankSites(made, method, columnWeights(made, familyWeights));
        for (const [site, score] of drawn(made, method, familyWeights)) {
          const plain = ranking.score[site] as number;
          expect(Number.isNaN(score)).toBe(Number.isNaN(plain));
          if (!Number.isNaN(plain)) expect(score).toBeCloseTo(plain, 9);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('make shares of ranks by the method asked for: one draw of the weights as they are ranks as the ranking does', () => {
    const values = [
      [90, 10, 50, 40],
      [40, 60, 55, 60],
      [null, 95, 20, 70],
      [70, 70, 5, null],
    ];
    for (const method of RANKING_METHODS) {
      const made = problem(CRITERIA, values, { a: 5, b: 3, c: 2 });
      const ranking = rankSites(made, method);
      const figures = rankStability(made, { drawing: { kind: 'around', spread_percent: 0 }, draws: 3, seed: 1, top: 2, method });
      expect([...figures.meanRank]).toEqual([...ranking.rank]);
    }
  });

  it('are fewer than asked where each draw compares every pair, and as many without gaps', () => {
    const many = (gap: boolean) =>
      problem(
        CRITERIA,
        Array.from({ length: 900 }, (_, row) => [row % 101, (row * 7) % 101, (row * 13) % 101, gap && row === 5 ? null : (row * 29) % 101]),
      );
    const full = many(false);
    expect(drawScores(full, rankable(full), 'promethee').most).toBe(Number.POSITIVE_INFINITY);
    const gaps = many(true);
    expect(drawScores(gaps, rankable(gaps), 'promethee').most).toBe(Math.floor(1e9 / (((900 * 899) / 2) * 3)));
    expect(drawScores(gaps, rankable(gaps), 'topsis').most).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('what a ranking hangs on', () => {
  it.each(['topsis', 'promethee'] as const)(
    'is reckoned by its method: two sites are level at the weight that swaps them, %s',
    (method) => {
      fc.assert(
        fc.property(rows(6), (values) => {
          const made = problem(CRITERIA, values, { a: 5, b: 3, c: 2 });
          const ranking = rankSites(made, method);
          if (ranking.ranked < 2) return;
          const [one = 0, other = 0] = ranking.order;
          for (const { family, to } of swapsBetween(made, one, other, method)) {
            const moved = columnWeights(made, movedTo(made, made.families.indexOf(family), to / 100));
            const { score } = rankSites(made, method, moved);
            expect(Math.abs((score[one] as number) - (score[other] as number))).toBeLessThan(1e-4);
          }
          for (const bar of tornado(made, one, 50, method)) {
            const family = made.families.indexOf(bar.family);
            const there = rankSites(made, method, columnWeights(made, movedTo(made, family, bar.high.weight / 100)));
            expect(bar.high.score).toBeCloseTo(there.score[one] as number, 9);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(RANKING_METHODS)('is the same however it is reckoned: by families, without each criterion in turn, %s', (method) => {
    const alike = (one: Float64Array, other: Float64Array): void => {
      for (const [site, score] of one.entries()) {
        expect(Number.isNaN(score)).toBe(Number.isNaN(other[site] as number));
        if (!Number.isNaN(score)) expect(score).toBeCloseTo(other[site] as number, 9);
      }
    };
    fc.assert(
      fc.property(fc.oneof(rows(4), rows(1_000_000)), (values) => {
        const made = problem(CRITERIA, values, { a: 5, b: 3, c: 2 });
        alike(rankByFamilies(made, method).score, rankSites(made, method).score);
        for (const [column, ranking] of rankWithoutEach(made, method).entries()) {
          const without = columnWeights(made).slice();
          without[column] = 0;
          alike(ranking.score, rankSites(made, method, without).score);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('names the criterion that decides by the method: what TOPSIS takes for far, PROMETHEE takes for no more than better', () => {
    const values = [
      [100, 50, 50, 0],
      [60, 50, 50, 100],
    ];
    const made = problem(CRITERIA, values, { a: 6, b: 1, c: 3 });
    for (const method of RANKING_METHODS) {
      const [first] = decidingCriteria(made, 1, method);
      const without = columnWeights(made).slice();
      without[made.criteria.findIndex(({ code }) => code === first?.code)] = 0;
      const changes = (rankSites(made, method).rank[0] === 1) !== (rankSites(made, method, without).rank[0] === 1);
      expect(first?.changesFirst).toBe(changes);
    }
  });
});

describe('contributions', () => {
  it('of PROMETHEE II add up to what lies above or below 50, with values missing or not', () => {
    fc.assert(
      fc.property(fc.oneof(rows(4), rows(1_000_000)), (values) => {
        const made = problem(CRITERIA, values, { a: 5, b: 3, c: 2 });
        const ranking = rankSites(made, 'promethee');
        for (let site = 0; site < made.siteCount; site++) {
          if ((ranking.rank[site] as number) === 0) continue;
          const parts = contributionsOf(made, site, ranking.weights, 'promethee');
          const sum = parts.reduce((total, part) => total + (Number.isNaN(part) ? 0 : part), 50);
          expect(sum).toBeCloseTo(ranking.score[site] as number, 9);
        }
      }),
    );
  });
});

describe('a scenario’s own settings', () => {
  const own = { shares: { a1: 0 }, exclusions: { b1: { when: 'below', threshold: 30 } as const }, functions: {} };
  it('stand in the place of the grid’s in scores, shares and exclusions', () => {
    const values = [
      [10, 20, 30, 40],
      [50, 60, 20, 80],
    ];
    const value = { type: 'ideal', low: 0, idealLow: 50, idealHigh: 60, high: 100 } as const;
    const made = problem(CRITERIA, values, {}, { ...own, functions: { c1: value } });
    expect([...made.shares]).toEqual([0, 1, 1, 1]);
    expect([...made.excludedBy]).toEqual([-1, 2]);
    expect(made.scores[3]).toBeCloseTo(80, 12);
    expect(made.scores[7]).toBeCloseTo(50, 12);
    expect(made.criteria.map(({ code }) => code)).toEqual(['a1', 'a2', 'b1', 'c1']);
  });

  it('of numbers take a text for its number, never for its place in the list', () => {
    const worded = criterion('w', 'w', { value: { type: 'categories', values: [{ value: '80', score: 1 }], otherwise: null } });
    const points: [number, number][] = [
      [0, 0],
      [100, 100],
    ];
    const made = problem([worded], [['80'], ['12,5'], ['non']], {}, { functions: { w: { type: 'piecewise', points } } });
    expect([...made.scores]).toEqual([80, 12.5, Number.NaN]);
  });
});

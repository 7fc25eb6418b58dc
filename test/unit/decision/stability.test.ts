import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../shared/decision/random.ts';
import { rankSites } from '../../../shared/decision/rank.ts';
import { KeySorter } from '../../../shared/decision/sort-keys.ts';
import { rankStability } from '../../../shared/decision/stability.ts';
import { criterion, problem } from './problems.ts';

const THREE = [criterion('x', 'one'), criterion('y', 'two'), criterion('z', 'three')];
const value = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 5 }).map((n) => n * 20), weight: 4 },
  { arbitrary: fc.constant(null), weight: 1 },
);

describe('random numbers', () => {
  it('are those of sfc32 after splitmix32, in order', () => {
    const random = new Random(2030);
    // computed apart with Python integers from the published recurrences
    expect([random.integer(), random.integer(), random.integer(), random.integer()]).toEqual([
      1498497388, 4139339867, 1032690624, 2217329936,
    ]);
  });

  it('draw weights of sum 1, evenly over the simplex', () => {
    const random = new Random(1);
    const weights = new Float64Array(3);
    const means = new Float64Array(3);
    let large = 0;
    for (let draw = 0; draw < 20_000; draw++) {
      random.simplex(weights, new Float64Array(3));
      expect(Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1)).toBeLessThan(1e-12);
      for (const [index, weight] of weights.entries()) means[index] = (means[index] as number) + weight / 20_000;
      if ((weights[0] as number) > 0.5) large++;
    }
    for (const mean of means) expect(Math.abs(mean - 1 / 3)).toBeLessThan(0.01);
    // Dirichlet(1, 1, 1): P(w > 1/2) = (1 − 1/2)²
    expect(Math.abs(large / 20_000 - 0.25)).toBeLessThan(0.01);
  });
});

describe('rows by key', () => {
  it('come as a sort by comparison brings them, few or many', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 0, max: 1e9 }),
        fc.constantFrom(7, 5000, 0xffffffff),
        (count, seed, most) => {
          const random = new Random(seed);
          const keys = Uint32Array.from({ length: count }, () => random.below(most));
          const expected = [...keys.keys()].sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
          expect([...new KeySorter(count).rows(keys)]).toEqual(expected);
        },
      ),
    );
  });
});

describe('rank acceptability', () => {
  const uniform = { drawing: { kind: 'uniform' }, draws: 20_000, seed: 2030, top: 1 } as const;

  it('is the share of the simplex where a site is first', () => {
    // two families: the first site wins while 80 w + 20 (1 − w) > 40 w + 50 (1 − w), that is w > 3/7
    const found = rankStability(
      problem(THREE.slice(0, 2), [
        [80, 20],
        [40, 50],
      ]),
      uniform,
    );
    expect(Math.abs((found.pFirst[0] as number) - 4 / 7)).toBeLessThan(0.012);
    expect((found.pFirst[0] as number) + (found.pFirst[1] as number)).toBeCloseTo(1, 12);
  });

  it('gives the same bits for the same seed, and others for another', () => {
    const made = problem(THREE, [
      [80, 20, 40],
      [40, 50, 60],
      [70, null, 30],
      [10, 90, 50],
    ]);
    const drawings = [{ kind: 'uniform' }, { kind: 'around', spread_percent: 50 }] as const;
    const hash = (seed: number) => {
      const sum = createHash('sha256');
      for (const drawing of drawings) {
        const found = rankStability(made, { drawing, draws: 1000, seed, top: 2 });
        for (const array of [found.acceptability, found.meanRank, found.rankP05, found.rankP95]) sum.update(new Uint8Array(array.buffer));
      }
      return sum.digest('hex');
    };
    expect(hash(7)).toBe(hash(7));
    expect(hash(7)).not.toBe(hash(8));
    // the same bits come of the same recurrences in Python's floats (random numbers, weights, scores, sort, counts), packed as little-endian doubles
    expect(hash(2030)).toBe('64906cdca09f4c6a03f08629968498c5102f1aff82ee42796e1acf478f2666a6');
  });

  it('fills each rank once and gives each ranked site one rank, ties shared evenly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 1e9 }),
        (rows, seed) => {
          const found = rankStability(problem(THREE, rows), { drawing: { kind: 'around', spread_percent: 80 }, draws: 200, seed, top: 2 });
          const known = rows.flatMap((row, index) => (row.some((cell) => cell !== null) ? [index] : []));
          expect(found.ranks).toBe(known.length);
          for (let rank = 0; rank < found.ranks; rank++) {
            const column = known.reduce((sum, index) => sum + (found.acceptability[index * found.ranks + rank] as number), 0);
            expect(column).toBeCloseTo(1, 9);
          }
          for (const index of known) {
            const row = found.acceptability.subarray(index * found.ranks, (index + 1) * found.ranks);
            expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
            expect(found.rankP05[index] as number).toBeLessThanOrEqual(found.rankP95[index] as number);
          }
          for (const index of rows.keys()) if (!known.includes(index)) expect(found.meanRank[index]).toBeNaN();
        },
      ),
    );
  });

  it('does not move where weights do not', () => {
    const made = problem(THREE, [
      [80, 20, 40],
      [40, 50, 60],
      [70, 10, 30],
    ]);
    const found = rankStability(made, { drawing: { kind: 'around', spread_percent: 0 }, draws: 50, seed: 1, top: 1 });
    expect([...found.meanRank]).toEqual([...rankSites(made).rank]);
  });

  it('draws from ballots, and shares the ranks of sites that are all alike', () => {
    const ballots = [Float64Array.from([1, 0, 0]), Float64Array.from([0, 1, 0])];
    const found = rankStability(
      problem(THREE, [
        [90, 10, 0],
        [10, 90, 0],
      ]),
      { drawing: { kind: 'ballots', ballots }, draws: 4000, seed: 3, top: 1 },
    );
    expect(Math.abs((found.pFirst[0] as number) - 0.5)).toBeLessThan(0.03);
    const alike = rankStability(
      problem(
        THREE,
        Array.from({ length: 400 }, () => [50, 50, 50]),
      ),
      { ...uniform, draws: 500, top: 5 },
    );
    expect(alike.pFirst[0]).toBeCloseTo(1 / 400, 9);
    expect(alike.meanRank[399]).toBeCloseTo(200.5, 9);
    expect(alike.rankP05[0]).toBe(20);
    expect(alike.rankP95[0]).toBe(380);
  });

  it('stops when asked to', () => {
    const stop = () => {
      throw new Error('stopped');
    };
    expect(() => rankStability(problem(THREE, [[1, 2, 3]]), { ...uniform, checkpoint: stop })).toThrow('stopped');
  });
});

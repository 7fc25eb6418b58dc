import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Judgement, weightsFromJudgements } from '../../../shared/decision/ahp.ts';
import { linearFlows, type PreferenceShape, promethee } from '../../../shared/decision/promethee.ts';
import { topsis } from '../../../shared/decision/topsis.ts';

function upper(codes: readonly string[], rows: readonly (readonly number[])[]): Judgement[] {
  return codes.flatMap((first, row) =>
    codes.slice(row + 1).map((second, index) => ({ first, second, ratio: rows[row]?.[index] as number })),
  );
}

describe('TOPSIS', () => {
  it('gives the closeness of Hwang & Yoon 1981, fighter aircraft (Multiple Attribute Decision Making, Springer, numerical example of TOPSIS)', () => {
    const values = Float64Array.from([
      ...[2.0, 1500, 20_000, 5.5, 5, 9],
      ...[2.5, 2700, 18_000, 6.5, 3, 5],
      ...[1.8, 2000, 21_000, 4.5, 7, 7],
      ...[2.2, 1800, 20_000, 5.0, 5, 5],
    ]);
    const found = topsis(values, 4, Float64Array.from([0.2, 0.1, 0.1, 0.1, 0.2, 0.3]), [1, 1, 1, -1, 1, 1]);
    // printed: 0.643, 0.268, 0.613, 0.312; further digits by numpy
    for (const [row, closeness] of [0.643277, 0.268384, 0.613542, 0.312291].entries()) expect(found[row]).toBeCloseTo(closeness, 6);
  });

  it('takes rows that are all alike for half good', () => {
    expect([...topsis(Float64Array.from([1, 2, 1, 2]), 2, Float64Array.from([0.5, 0.5]), [1, -1])]).toEqual([0.5, 0.5]);
  });
});

describe('PROMETHEE II', () => {
  /**
   * Six hydroelectric projects by six criteria, one for each shape of Brans & Vincke 1985: data of Brans, Vincke & Mareschal 1986, “How to select and
   * how to rank projects: the PROMETHEE method”, EJOR 24, 228–238, equal weights. Expected indices and flows: computed apart with numpy from the
   * definitions of 1985.
   */
  const values = Float64Array.from([
    ...[80, 90, 600, 54, 8, 5],
    ...[65, 58, 200, 97, 1, 1],
    ...[83, 60, 400, 72, 4, 7],
    ...[40, 80, 1000, 75, 7, 10],
    ...[52, 72, 600, 20, 3, 8],
    ...[94, 96, 700, 36, 5, 6],
  ]);
  const directions = [-1, 1, -1, -1, -1, 1] as const;
  const shapes: readonly PreferenceShape[] = [
    { type: 'u', q: 10 },
    { type: 'v', p: 30 },
    { type: 'linear', q: 50, p: 500 },
    { type: 'level', q: 10, p: 60 },
    { type: 'usual' },
    { type: 'gaussian', sigma: 5 },
  ];

  it('gives the flows of the six projects', () => {
    const { leaving, entering, net } = promethee(values, 6, new Float64Array(6).fill(1 / 6), directions, shapes);
    const sums = { leaving: [1.099, 1.981, 1.233, 1.646, 2.274, 1.5], entering: [1.828, 1.896, 1.681, 1.746, 0.809, 1.775] };
    for (const [row, sum] of sums.leaving.entries()) expect((leaving[row] as number) * 5).toBeCloseTo(sum, 3);
    for (const [row, sum] of sums.entering.entries()) expect((entering[row] as number) * 5).toBeCloseTo(sum, 3);
    expect([...net.keys()].sort((a, b) => (net[b] as number) - (net[a] as number))).toEqual([4, 1, 3, 5, 2, 0]);
  });

  it('gives the indices and flows printed with the six projects, read in the test of another implementation, to the figures printed', () => {
    // public repository, test.TestPromethee in Java: the flows there are sums of printed indices of three figures
    const { leaving, entering } = promethee(values, 6, new Float64Array(6).fill(1 / 6), directions, shapes);
    const printed = { leaving: [1.099, 1.98, 1.234, 1.644, 2.274, 1.5], entering: [1.827, 1.895, 1.681, 1.746, 0.808, 1.774] };
    for (const [row, sum] of printed.leaving.entries()) expect(Math.abs((leaving[row] as number) * 5 - sum)).toBeLessThan(5 * 0.0005);
    for (const [row, sum] of printed.entering.entries()) expect(Math.abs((entering[row] as number) * 5 - sum)).toBeLessThan(5 * 0.0005);
    const indices = [
      [0, 0.296, 0.25, 0.269, 0.1, 0.185],
      [0.463, 0, 0.389, 0.333, 0.296, 0.5],
      [0.235, 0.18, 0, 0.333, 0.056, 0.429],
      [0.399, 0.506, 0.305, 0, 0.224, 0.212],
      [0.444, 0.515, 0.487, 0.38, 0, 0.448],
      [0.287, 0.399, 0.25, 0.431, 0.133, 0],
    ];
    for (const [one, row] of indices.entries())
      for (const [other, index] of row.entries()) {
        if (one === other) continue;
        const pair = Float64Array.from([...values.subarray(one * 6, one * 6 + 6), ...values.subarray(other * 6, other * 6 + 6)]);
        expect(promethee(pair, 2, new Float64Array(6).fill(1 / 6), directions, shapes).leaving[0]).toBeCloseTo(index, 3);
      }
  });

  it('gives the net flows of Zhao, Peng & Li 2013 (Procedia Computer Science 17, 181–188), three plans by the usual shape', () => {
    // read in the tests of pymcdm, which name the paper
    const plans = Float64Array.from([4, 3, 2, 3, 2, 4, 5, 1, 3]);
    const usual = { type: 'usual' } as const;
    const { net } = promethee(plans, 3, Float64Array.from([0.5, 0.3, 0.2]), [1, 1, 1], [usual, usual, usual]);
    for (const [row, flow] of [0.1, -0.3, 0.2].entries()) expect(net[row]).toBeCloseTo(flow, 12);
  });

  it('compares two rows over what is known of both, and flows sum to nothing', () => {
    const gaps = values.slice();
    gaps[7] = Number.NaN;
    gaps[30] = Number.NaN;
    const { net } = promethee(gaps, 6, new Float64Array(6).fill(1 / 6), directions, shapes);
    expect(net.reduce((sum, flow) => sum + flow, 0)).toBeCloseTo(0, 12);
    expect(net.every(Number.isFinite)).toBe(true);
  });
});

describe('net flows of the linear shape', () => {
  const cell = fc.oneof(
    { arbitrary: fc.double({ min: 0, max: 100, noNaN: true }), weight: 5 },
    { arbitrary: fc.constant(Number.NaN), weight: 1 },
  );
  it('are those of the general form', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const values = Float64Array.from(rows.flat());
        const weights = Float64Array.from([0.5, 0.3, 0.2]);
        const shape = { type: 'linear', q: 5, p: 30 } as const;
        const general = promethee(values, rows.length, weights, [1, 1, 1], [shape, shape, shape]).net;
        const found = linearFlows(values, rows.length, weights, 5, 30);
        for (const row of rows.keys()) expect(found[row]).toBeCloseTo(general[row] as number, 12);
      }),
    );
  });
});

describe('AHP', () => {
  it('gives the priorities of Saaty 1980, buying a house (also Saaty 2003, EJOR 145, table 1), and the judgement that fits least', () => {
    const codes = ['size', 'transport', 'neighbourhood', 'age', 'yard', 'modern', 'condition', 'financing'];
    const found = weightsFromJudgements(
      codes,
      upper(codes, [
        [5, 3, 7, 6, 6, 1 / 3, 1 / 4],
        [1 / 3, 5, 3, 3, 1 / 5, 1 / 7],
        [6, 3, 4, 6, 1 / 5],
        [1 / 3, 1 / 4, 1 / 7, 1 / 8],
        [1 / 2, 1 / 5, 1 / 6],
        [1 / 5, 1 / 6],
        [1 / 2],
      ]),
    );
    expect(codes.map((code) => Math.round((found?.weights[code] as number) * 10) / 1000)).toEqual([
      0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333,
    ]);
    expect(found?.lambda).toBeCloseTo(9.669, 3);
    expect(found?.consistencyRatio).toBeCloseTo(0.169, 3);
    expect(found?.isConsistent).toBe(false);
    expect(found?.worst).toMatchObject({ first: 'neighbourhood', second: 'condition', ratio: 6 });
    expect(6 / (found?.worst?.fitting as number)).toBeCloseTo(5.32, 2);
  });

  it('gives the priorities of Saaty 2008, drinks consumed in the United States (Int. J. Services Sciences 1(1), table 2)', () => {
    const codes = ['coffee', 'wine', 'tea', 'beer', 'sodas', 'milk', 'water'];
    const found = weightsFromJudgements(
      codes,
      upper(codes, [
        [9, 5, 2, 1, 1, 1 / 2],
        [1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
        [1 / 3, 1 / 4, 1 / 3, 1 / 9],
        [1 / 2, 1, 1 / 3],
        [2, 1 / 2],
        [1 / 3],
      ]),
    );
    expect(codes.map((code) => Math.round((found?.weights[code] as number) * 10) / 1000)).toEqual([
      0.177, 0.019, 0.042, 0.116, 0.19, 0.129, 0.327,
    ]);
    expect(found?.consistencyRatio).toBeCloseTo(0.022, 3);
    expect(found?.isConsistent).toBe(true);
  });

  it('finds consistent weights back from some of their ratios only (Harker 1987)', () => {
    const weights: Record<string, number> = { a: 50, b: 30, c: 15, d: 5 };
    const judged = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
    ] as const;
    const judgements = judged.map(([first, second]) => ({
      first,
      second,
      ratio: (weights[first] as number) / (weights[second] as number),
    }));
    const found = weightsFromJudgements(Object.keys(weights), judgements);
    for (const [code, weight] of Object.entries(weights)) expect(found?.weights[code]).toBeCloseTo(weight, 9);
    expect(found).toMatchObject({ consistencyRatio: null, worst: null });
    expect(found?.missing).toHaveLength(3);
    expect(weightsFromJudgements(Object.keys(weights), judgements.slice(1))).toBeNull();
  });

  it('says which judgement contradicts the others', () => {
    const judgements = [
      { first: 'a', second: 'b', ratio: 3 },
      { first: 'b', second: 'c', ratio: 3 },
      { first: 'a', second: 'c', ratio: 1 / 9 },
    ];
    const found = weightsFromJudgements(['a', 'b', 'c'], judgements);
    expect(found?.isConsistent).toBe(false);
    expect(found?.consistencyRatio).toBeGreaterThan(1);
    expect(found?.worst).not.toBeNull();
    expect(weightsFromJudgements(['a', 'b'], [{ first: 'a', second: 'b', ratio: 0 }])).toBeNull();
  });
});

/** The law of the proof: what it lets pass, GEOS calls valid. Judged on shapes made to be degenerate, and on drawn ones that must pass. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GeosError, loadGeos } from '../../../electron/engine/geometry/geos.ts';
import { isProvenValid } from '../../../electron/engine/geometry/proven-valid.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { realObjects } from './oracles.ts';

const geos = await loadGeos();
type Ring = readonly (readonly [number, number])[];

function polygons(...drawn: readonly (readonly Ring[])[]): Geometry {
  const numbers: number[] = [];
  const parts: number[] = [];
  const ends: number[] = [];
  for (const rings of drawn) {
    for (const ring of rings) {
      for (const [x, y] of [...ring, ring[0] as [number, number]]) numbers.push(x, y);
      parts.push(numbers.length / 2);
    }
    ends.push(parts.length);
  }
  return { type: 'MultiPolygon', xy: Float64Array.from(numbers), parts, polygons: ends };
}

/** A ring that GEOS cannot even read (a vertex that is no number does not close it) is not valid either. */
function isValid(geometry: Geometry): boolean {
  try {
    return geos.scope((s) => s.isValid(s.shape(geometry)));
  } catch (error) {
    if (error instanceof GeosError) return false;
    throw error;
  }
}

/** Runs of shapes judged, and how many of them the proof let pass: a law that nothing meets would prove nothing. */
function judge(shapes: fc.Arbitrary<Geometry>, runs: number): { passed: number; valid: number } {
  let passed = 0;
  let valid = 0;
  fc.assert(
    fc.property(shapes, (geometry) => {
      const said = isValid(geometry);
      if (said) valid++;
      if (!isProvenValid(geometry)) return true;
      passed++;
      return said;
    }),
    { numRuns: runs, seed: 20261121 },
  );
  return { passed, valid };
}

const ringOf = (number: fc.Arbitrary<number>, most: number): fc.Arbitrary<Ring> =>
  fc.array(fc.tuple(number, number), { minLength: 3, maxLength: most });
const shapesOf = (ring: fc.Arbitrary<Ring>): fc.Arbitrary<Geometry> =>
  fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((drawn) => polygons(...drawn));

/** A ring around a centre: simple, with as many vertices as wanted, wiggly. */
const star = (count: fc.Arbitrary<number>): fc.Arbitrary<Ring> =>
  fc
    .tuple(
      count,
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0.001, max: 5, noNaN: true }),
      fc.integer(),
    )
    .map(([vertices, x, y, size, seed]) =>
      Array.from({ length: vertices }, (_, i) => {
        const radius = size * (0.6 + 0.4 * Math.abs(Math.sin(seed + i * 12.9898)));
        const angle = (2 * Math.PI * i) / vertices;
        return [2.4 + x + radius * Math.cos(angle), 47 + y + radius * Math.sin(angle)] as const;
      }),
    );

describe('what is proven valid is valid', () => {
  test('rings on a coarse lattice: touches, overlaps, spikes, repeated vertices', () => {
    const { passed, valid } = judge(shapesOf(ringOf(fc.integer({ min: 0, max: 4 }), 7)), 6000);
    expect(passed).toBeGreaterThan(100);
    expect(valid).toBeGreaterThanOrEqual(passed);
  });

  test('many vertices on a lattice, so that chains of segments decide', () => {
    judge(
      ringOf(fc.integer({ min: 0, max: 30 }), 60).map((ring) => polygons([ring])),
      2000,
    );
  });

  test('numbers a rounding apart, as two projections of one border', () => {
    const near = fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: -3, max: 3 }))
      .map(([place, ulps]) => 47 + place + ulps * 2 ** -47);
    judge(shapesOf(ringOf(near, 8)), 6000);
  });

  test('any numbers a file may hold', () => {
    judge(shapesOf(ringOf(fc.double(), 6)), 2000);
    judge(shapesOf(ringOf(fc.double({ min: -1e-300, max: 1e-300 }), 6)), 1000);
  });

  test('stars inside, outside and across each other', () => {
    const { passed } = judge(shapesOf(star(fc.integer({ min: 3, max: 40 }))), 2000);
    expect(passed).toBeGreaterThan(100);
  });

  const moved = (vertices: fc.Arbitrary<number>): fc.Arbitrary<Geometry> =>
    fc.tuple(star(vertices), fc.nat(), fc.nat()).map(([ring, from, to]) => {
      const other = ring[to % ring.length] as readonly [number, number];
      return polygons([ring.map((vertex, i) => (i === from % ring.length ? ([other[0] + 1e-3, other[1]] as const) : vertex))]);
    });

  test('a valid outline with one vertex moved', () => {
    const { passed } = judge(moved(fc.integer({ min: 20, max: 300 })), 1500);
    expect(passed).toBeGreaterThan(10);
  });

  test('the same with so many turns that strips decide', () => {
    const { passed } = judge(moved(fc.integer({ min: 700, max: 1500 })), 200);
    expect(passed).toBeGreaterThan(1);
  });

  test('rings cut into chains along either axis, touching each other at their ends', () => {
    const step = fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -1, max: 1 }));
    const walk = fc.array(step, { minLength: 12, maxLength: 40 }).map((steps): Ring => {
      let [x, y] = [0, 0];
      return steps.map(([dx, dy]) => {
        x += dx;
        y += dy;
        return [x, y];
      });
    });
    judge(
      fc.tuple(walk, fc.boolean()).map(([ring, turned]) => polygons([turned ? ring.map(([x, y]) => [y, x] as const) : ring])),
      4000,
    );
    // walks that never go back along one axis and return below: valid but for what the return meets
    const there = fc.array(fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 6 })), { minLength: 6, maxLength: 20 });
    const loop = fc
      .tuple(there, fc.array(fc.integer({ min: -4, max: 2 }), { minLength: 6, maxLength: 20 }), fc.boolean())
      .map(([out, back, turned]) => {
        let x = 0;
        const upper = out.map(([dx, y]): readonly [number, number] => {
          x += dx;
          return [x, y];
        });
        const lower = back.map((y, i): readonly [number, number] => [x - (x * (i + 1)) / (back.length + 1), y]);
        const ring = [...upper, ...lower];
        return polygons([turned ? ring.map(([a, b]) => [b, a] as const) : ring]);
      });
    const { passed } = judge(loop, 4000);
    expect(passed).toBeGreaterThan(50);
  });
});

describe('what passes without GEOS', () => {
  const square = (x: number, y: number, size: number): Ring => [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
  ];

  test.each<[string, Geometry, boolean]>([
    ['a square', polygons([square(0, 0, 4)]), true],
    ['drawn clockwise', polygons([[...square(0, 0, 4)].reverse()]), true],
    ['a hole', polygons([square(0, 0, 4), square(1, 1, 1)]), true],
    ['two apart', polygons([square(0, 0, 1)], [square(3, 0, 1)]), true],
    ['an island in the lake', polygons([square(0, 0, 9), square(1, 1, 6)], [square(3, 3, 1)]), true],
    ['the island named first', polygons([square(3, 3, 1)], [square(0, 0, 9), square(1, 1, 6)]), true],
    [
      'vertices on a straight side',
      polygons([
        [
          [0, 0],
          [1, 0],
          [2, 0],
          [2, 2],
          [0, 2],
        ],
      ]),
      true,
    ],
    [
      'a bow tie',
      polygons([
        [
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
        ],
      ]),
      false,
    ],
    [
      'a spike',
      polygons([
        [
          [0, 0],
          [4, 0],
          [2, 0],
          [2, 2],
        ],
      ]),
      false,
    ],
    ['a hole outside', polygons([square(0, 0, 4), square(6, 6, 1)]), false],
    ['nested holes', polygons([square(0, 0, 9), square(1, 1, 6), square(2, 2, 2)]), false],
    ['nested shells', polygons([square(0, 0, 9)], [square(2, 2, 2)]), false],
    ['the inner shell first', polygons([square(2, 2, 2)], [square(0, 0, 9)]), false],
    ['a shell in another polygon’s ring of land', polygons([square(0, 0, 9), square(1, 1, 2)], [square(5, 5, 1)]), false],
    ['the same ring twice', polygons([square(0, 0, 4)], [square(0, 0, 4)]), false],
    ['neighbours with a common side', polygons([square(0, 0, 1)], [square(1, 0, 1)]), false],
    [
      'a number that is none',
      polygons([
        [
          [0, 0],
          [4, 0],
          [4, Number.POSITIVE_INFINITY],
        ],
      ]),
      false,
    ],
    ['no vertex', { type: 'MultiPolygon', xy: new Float64Array(0), parts: [], polygons: [] }, false],
    ['an open ring', { type: 'MultiPolygon', xy: Float64Array.of(0, 0, 1, 0, 1, 1, 0, 1), parts: [4], polygons: [1] }, false],
  ])('%s', (_name, geometry, expected) => {
    expect(isProvenValid(geometry)).toBe(expected);
  });

  test('a comb of long teeth, too dense for the strips, is left to GEOS or proven: never wrong', () => {
    const teeth = 400;
    const comb: [number, number][] = [];
    for (let i = 0; i < teeth; i++) comb.push([i, 0], [i + 0.4, 1000], [i + 0.6, 1000], [i + 0.9, 0]);
    comb.push([teeth, -1], [0, -1]);
    const crossed = comb.map(([x, y], i): [number, number] => (i === 801 ? [x + 3, y] : [x, y]));
    expect(isValid(polygons([comb]))).toBe(true);
    expect(isValid(polygons([crossed]))).toBe(false);
    expect(isProvenValid(polygons([crossed]))).toBe(false);
  });

  const epci = realObjects('epci.geojson');
  test.skipIf(epci === null)('nearly every EPCI of France', () => {
    const objects = (epci ?? []).map(({ geometry }) => geometry);
    const proven = objects.filter((geometry) => isProvenValid(geometry));
    for (const geometry of proven) expect(isValid(geometry)).toBe(true);
    expect(proven.length / objects.length).toBeGreaterThan(0.9);
  });
});

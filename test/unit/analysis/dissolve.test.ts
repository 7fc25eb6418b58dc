import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapsOf, sharedGround } from '../../../electron/engine/analysis/coverage-faults.ts';
import { areaOf, dissolve } from '../../../electron/engine/analysis/dissolve.ts';
import { Mosaic } from '../../../electron/engine/analysis/mosaic.ts';
import { loadGeos } from '../../../electron/engine/geometry/geos.ts';
import { type Geometry, vertexCount } from '../../../shared/geo/geometry.ts';

const geos = await loadGeos();
type Ring = readonly (readonly [number, number])[];

/** Rings are closed here; a polygon is its shell and its holes. */
function polygon(...polygons: readonly (readonly Ring[])[]): Geometry {
  const numbers: number[] = [];
  const parts: number[] = [];
  const ends: number[] = [];
  for (const rings of polygons) {
    for (const ring of rings) {
      for (const [x, y] of [...ring, ring[0] as readonly [number, number]]) numbers.push(x, y);
      parts.push(numbers.length / 2);
    }
    ends.push(parts.length);
  }
  return { type: 'MultiPolygon', xy: Float64Array.from(numbers), parts, polygons: ends };
}
const square = (x: number, y: number, size = 1): Geometry =>
  polygon([
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
    ],
  ]);
const dissolved = (outlines: readonly Geometry[]) => dissolve([...outlines.keys()], new Mosaic(outlines), geos);
const holes = (geometry: Geometry | null) => (geometry ? geometry.parts.length - geometry.polygons.length : null);
const isValid = (geometry: Geometry) => geos.scope((scope) => scope.isValid(scope.shape(geometry)));

describe('outlines that share their borders', () => {
  it('lose the border between them and no vertex besides', () => {
    const { outline, isCoverage } = dissolved([square(0, 0), square(1, 0)]);
    expect(isCoverage).toBe(true);
    expect([outline?.polygons.length, vertexCount(outline as Geometry), areaOf(outline as Geometry)]).toEqual([1, 7, 2]);
  });

  it('are put together whichever way their rings turn', () => {
    const turned = polygon([
      [
        [1, 0],
        [1, 1],
        [2, 1],
        [2, 0],
      ],
    ]);
    expect(dissolved([square(0, 0), turned])).toMatchObject({ isCoverage: true, outline: { polygons: [1] } });
  });

  it('leave a hole where one is missing in the middle, and none where it is there', () => {
    const around = [...Array(9).keys()].filter((cell) => cell !== 4).map((cell) => square(cell % 3, Math.floor(cell / 3)));
    expect(holes(dissolved(around).outline)).toBe(1);
    expect(holes(dissolved([...around, square(1, 1)]).outline)).toBe(0);
  });

  it('stay two polygons where they touch in one corner', () => {
    const { outline, isCoverage } = dissolved([square(0, 0), square(1, 1)]);
    expect([outline?.polygons.length, isCoverage]).toEqual([2, true]);
  });

  it('keep a hole that touches the border in a corner a hole', () => {
    // a cell is missing at the corner of a missing cell outside: the two touch in one point
    const cells = [...Array(16).keys()]
      .map((cell) => [cell % 4, Math.floor(cell / 4)] as const)
      .filter(([x, y]) => !((x === 0 && y === 0) || (x === 1 && y === 1)));
    const { outline, isCoverage } = dissolved(cells.map(([x, y]) => square(x, y)));
    expect([outline?.polygons.length, holes(outline), isCoverage, areaOf(outline as Geometry)]).toEqual([1, 1, true, 14]);
  });

  it('fill the enclave of another and keep an island apart', () => {
    const ring = polygon(
      [
        [
          [0, 0],
          [3, 0],
          [3, 3],
          [0, 3],
        ],
        [
          [1, 1],
          [1, 2],
          [2, 2],
          [2, 1],
        ],
      ],
      [
        [
          [5, 5],
          [6, 5],
          [6, 6],
        ],
      ],
    );
    const { outline } = dissolved([ring, square(1, 1)]);
    expect([outline?.polygons.length, holes(outline), areaOf(outline as Geometry)]).toEqual([2, 0, 9.5]);
  });
});

describe('outlines that do not fit', () => {
  it.each<[string, Geometry[], number]>([
    ['cross each other', [square(0, 0, 2), square(1, 1, 2)], 7],
    ['are drawn twice', [square(0, 0), square(0, 0)], 1],
    ['lie one inside the other', [square(0, 0, 3), square(1, 1)], 9],
    [
      'share an edge and overlap',
      [
        square(0, 0, 2),
        polygon([
          [
            [0, 0],
            [2, 0],
            [1, 1],
          ],
        ]),
      ],
      4,
    ],
    [
      'meet three by an edge',
      [
        square(0, 0),
        square(1, 0),
        polygon([
          [
            [1, 0],
            [1.5, 0.5],
            [1, 1],
          ],
        ]),
      ],
      2,
    ],
  ])('%s: every place is counted once', (_, outlines, area) => {
    const { outline, isCoverage } = dissolved(outlines);
    expect(isCoverage).toBe(false);
    expect(areaOf(outline as Geometry)).toBeCloseTo(area, 12);
  });

  it('a border with a vertex on one side only leaves no sliver', () => {
    const finer = polygon([
      [
        [1, 0],
        [2, 0],
        [2, 1],
        [1, 1],
        [1, 0.5],
      ],
    ]);
    const { outline } = dissolved([square(0, 0), finer]);
    expect([outline?.polygons.length, holes(outline), areaOf(outline as Geometry)]).toEqual([1, 0, 2]);
  });

  it('an outline that crosses itself is mended first', () => {
    const bow = polygon([
      [
        [0, 0],
        [2, 2],
        [2, 0],
        [0, 2],
      ],
    ]);
    expect(areaOf(dissolved([bow, square(2, 0, 2)]).outline as Geometry)).toBeCloseTo(6, 12);
  });

  it('nothing gives nothing', () => {
    expect(dissolved([])).toEqual({ outline: null, isCoverage: false });
    expect(
      dissolved([
        polygon([
          [
            [0, 0],
            [Number.NaN, 0],
            [1, 1],
          ],
        ]),
      ]).outline,
    ).toBeNull();
  });
});

/** A crooked grid: each inner corner is moved a little, so that no border is straight and all are shared. */
const mosaicOf = (size: number, moves: readonly (readonly [number, number])[]): Geometry[] => {
  const corner = (x: number, y: number): [number, number] => {
    const [dx, dy] = moves[(y * (size + 1) + x) % moves.length] as readonly [number, number];
    return [x + dx, y + dy];
  };
  return [...Array(size * size).keys()].map((cell) => {
    const [x, y] = [cell % size, Math.floor(cell / size)];
    return polygon([[corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)]]);
  });
};
const small = fc.double({ min: -0.2, max: 0.2, noNaN: true });

describe('against the general union of GEOS', () => {
  it('any part of any mosaic has the same area, parts and holes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(small, small), { minLength: 36, maxLength: 36 }),
        fc.uniqueArray(fc.nat(24), { minLength: 1, maxLength: 25 }),
        (moves, members) => {
          const outlines = mosaicOf(5, moves);
          const { outline, isCoverage } = dissolve(members, new Mosaic(outlines), geos);
          const union = geos.scope((scope) =>
            scope.polygons(scope.union(members.map((member) => scope.shape(outlines[member] as Geometry)))),
          );
          expect(isCoverage).toBe(true);
          expect(isValid(outline as Geometry)).toBe(true);
          expect([outline?.polygons.length, holes(outline)]).toEqual([union.polygons.length, holes(union)]);
          expect(Math.abs(areaOf(outline as Geometry) - areaOf(union))).toBeLessThan(1e-12 * areaOf(union));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('squares thrown anywhere too, however they overlap', () => {
    const place = fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 8 }), (places) => {
        const outlines = places.map(([x, y, size]) => square(x, y, size));
        const { outline } = dissolved(outlines);
        const union = geos.scope((scope) => scope.polygons(scope.union(outlines.map((each) => scope.shape(each)))));
        expect(isValid(outline as Geometry)).toBe(true);
        expect(areaOf(outline as Geometry)).toBeCloseTo(areaOf(union), 9);
      }),
      { numRuns: 400 },
    );
  });
});

describe('faults, in hectares of the legal projection', () => {
  // near Bourges; corners by their number, so that neighbours have the very same
  const corner = (x: number, y: number): [number, number] => [2.4 + x * 0.01, 47 + y * 0.01];
  const cell = (x: number, y: number) => polygon([[corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)]]);

  it('gaps have their area and a point inside', () => {
    const around = [...Array(9).keys()].filter((index) => index !== 4).map((index) => cell(index % 3, Math.floor(index / 3)));
    const [gap, ...others] = gapsOf(dissolved(around).outline as Geometry, geos);
    expect(others).toEqual([]);
    // pyproj 3.4.1 (EPSG:2154) and shapely: box(2.41, 47.01, 2.42, 47.02)
    expect(gap?.ha).toBeCloseTo(84.3746062970498, 6);
    expect(gap?.lon).toBeGreaterThan(2.41);
    expect(gap?.lon).toBeLessThan(2.42);
    expect(gap?.lat).toBeGreaterThan(47.01);
    expect(gap?.lat).toBeLessThan(47.02);
  });

  it('overlaps are found pair by pair', () => {
    const outlines = [cell(0, 0), cell(1, 0), cell(0.5, 0), cell(3, 3)];
    let calls = 0;
    const found = sharedGround(new Mosaic(outlines), geos, () => {
      calls += 1;
    });
    expect(calls).toBe(outlines.length);
    expect(found.map(({ first, second }) => [first, second])).toEqual([
      [0, 2],
      [1, 2],
    ]);
    // the same: box(2.405, 47, 2.41, 47.01)
    expect(found[0]?.ha).toBeCloseTo(42.194977662788595, 6);
  });
});

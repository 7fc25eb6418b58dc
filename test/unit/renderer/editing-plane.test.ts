/** What drawing is made of: measures beside the pointer, snapping, tracing, constraints, typed places. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineLength_m, ringArea_m2 } from '../../../renderer/map/editing/measure.ts';
import { parsePosition } from '../../../renderer/map/editing/parse-position.ts';
import { apart, bearing, crossing, nearestOnSegment, type Xy } from '../../../renderer/map/editing/plane.ts';
import { closedRing, constrained, FREE } from '../../../renderer/map/editing/sketch.ts';
import { type Snap, SnapIndex, type SnapLine } from '../../../renderer/map/editing/snap-index.ts';
import { traceAlong, traceBetween } from '../../../renderer/map/editing/trace.ts';
import { frameOf, transformed } from '../../../renderer/map/editing/transform.ts';
import { distinctVertices, keyOf, movedEdges } from '../../../renderer/map/editing/vertices.ts';

const QUADRILATERAL: readonly Xy[] = [
  [843204.6, 6636871.2],
  [843604.6, 6636871.2],
  [843704.6, 6637371.2],
  [843104.6, 6637271.2],
];

describe('measures beside the pointer', () => {
  // pyproj 3: Geod(ellps='GRS80') over the same corners, shapely for the plane
  test('area by the project’s method', () => {
    expect(ringArea_m2(QUADRILATERAL, 2154, 'projection_legale')).toBeCloseTo(225000, 4);
    expect(ringArea_m2(QUADRILATERAL, 2154, 'ellipsoide') / 225421.50829923153).toBeCloseTo(1, 5);
  });
  test('length on the ground, not in the projection', () => {
    expect(lineLength_m(QUADRILATERAL.slice(0, 3), 2154)).toBeCloseTo(910.7539054, 4);
  });
  test('the view in Web Mercator changes neither', () => {
    // the corners by pyproj, EPSG:4326 to 3857
    const mercator: readonly Xy[] = [
      [543061.9776487381, 5912199.214538304],
      [543645.8256422693, 5912185.259668283],
      [543809.2138391845, 5912913.906750879],
      [542929.8981794652, 5912788.408623379],
    ];
    expect(ringArea_m2(mercator, 3857, 'projection_legale')).toBeCloseTo(225000, 2);
    expect(lineLength_m(mercator.slice(0, 3), 3857)).toBeCloseTo(910.7539054, 4);
  });
  test('La Réunion is measured in its own projection', () => {
    const square: readonly Xy[] = [
      [340000, 7650000],
      [340300, 7650000],
      [340300, 7650300],
      [340000, 7650300],
    ];
    expect(ringArea_m2(square, 2975, 'projection_legale')).toBeCloseTo(90000, 4);
    expect(ringArea_m2(square, 2975, 'ellipsoide') / 90015.16504072677).toBeCloseTo(1, 5);
  });
});

describe('a place as typed', () => {
  test.each([
    ['843204,6 6636871,2', [843204.6, 6636871.2]],
    ['843204.6, 6636871.2', [843204.6, 6636871.2]],
    ['E 843\u202f204,6 N 6\u202f636\u202f871,2', [843204.6, 6636871.2]],
    ['X=843204.6 Y=6636871.2', [843204.6, 6636871.2]],
    // pyproj: EPSG:4326 to 2154
    ['48.2, 2.3', [647992.0007, 6789080.0917]],
    ['48,2 2,3', [647992.0007, 6789080.0917]],
    ['48.2,2.3', [647992.0007, 6789080.0917]],
  ])('%s', (typed, [x, y]) => {
    const found = parsePosition(typed, 2154);
    expect(found?.[0]).toBeCloseTo(x as number, 3);
    expect(found?.[1]).toBeCloseTo(y as number, 3);
  });
  test.each(['', 'Chalon', '12', '1 2 3', 'E 12'])('%s is none', (typed) => {
    expect(parsePosition(typed, 2154)).toBeNull();
  });
});

describe('constraints of the next vertex', () => {
  const ground = (a: Xy, b: Xy): number => lineLength_m([a, b], 2154);
  const metres = fc.double({ min: 1, max: 2000, noNaN: true });
  const angle = fc.double({ min: 0, max: 359, noNaN: true });

  test('a typed length and angle are met, wherever the pointer is', () => {
    fc.assert(
      fc.property(metres, angle, fc.double({ min: -500, max: 500, noNaN: true }), (length_m, angle_deg, away) => {
        const from = QUADRILATERAL[0] as Xy;
        const to = constrained([from], [from[0] + away, from[1] - 7], { length_m, angle_deg, rightAngle: false }, ground);
        expect(ground(from, to)).toBeCloseTo(length_m, 3);
        expect(Math.cos(((bearing(from, to) - angle_deg) * Math.PI) / 180)).toBeCloseTo(1, 9);
      }),
    );
  });
  test('Maj makes right angles with the last segment', () => {
    const [a, b] = [
      [0, 0],
      [30, 40],
    ] as const;
    const to = constrained([a, b], [-10, 75], { ...FREE, rightAngle: true }, ground);
    expect((to[0] - b[0]) * 30 + (to[1] - b[1]) * 40).toBeCloseTo(0, 9);
    // the foot of the pointer on that line: (-40, 35) along (-4, 3) / 5
    expect(apart(to, b)).toBeCloseTo(53, 9);
  });
  test('a ring to send is closed and repeats nothing', () => {
    const ring = closedRing([
      [0, 0],
      [1, 0],
      [1, 0],
      [1, 1],
    ]);
    expect(ring).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ]);
  });
});

/** Two squares side by side, 10 m each, of two tables, and a line through both. */
function twoSquares(): SnapIndex {
  const square = (x: number): number[] => [x, 0, x + 10, 0, x + 10, 10, x, 10, x, 0];
  return new SnapIndex({
    tables: ['parcelles', 'routes'],
    of: Uint16Array.of(0, 0, 1),
    fids: Float64Array.of(1, 2, 7),
    ends: Uint32Array.of(5, 10, 12),
    xy: Float64Array.of(...square(0), ...square(10), -5, 4, 25, 4),
    whole: true,
  });
}

describe('snapping', () => {
  const index = twoSquares();
  test('a vertex wins over a crossing, a crossing over an edge', () => {
    expect(index.snap([9.4, 9.4], 1)).toMatchObject({ kind: 'vertex', xy: [10, 10] });
    expect(index.snap([10.3, 4.2], 1)).toMatchObject({ kind: 'crossing', xy: [10, 4] });
    expect(index.snap([5, 0.4], 1)).toMatchObject({ kind: 'edge', xy: [5, 0] });
    expect(index.snap([4.6, 2], 1)).toBeNull();
  });
  test('of borders on one another, that of the layer asked for first', () => {
    const shared = { ends: Uint32Array.of(2, 4), fids: Float64Array.of(1, 2), xy: Float64Array.of(0, 0, 9, 0, 0, 0, 9, 0), whole: true };
    const tables = ['sites', 'parcelles'];
    for (const of of [Uint16Array.of(0, 1), Uint16Array.of(1, 0)])
      expect(new SnapIndex({ ...shared, tables, of }).snap([4, 0.2], 1)?.line.table).toBe('sites');
  });
  test('what moves is left out', () => {
    const still = index.snap([10.3, 9.4], 1, (line) => line.fid !== 1 && line.fid !== 2);
    expect(still).toBeNull();
  });
  test('objects that a drawn line crosses, and those around a place', () => {
    const line: Xy[] = [
      [5, -5],
      [5, 5],
    ];
    expect(index.crossedBy(line, 'parcelles')).toEqual([1]);
    expect(index.around([15, 5], 'parcelles')).toEqual([2]);
    expect(index.around([25, 5], 'parcelles')).toEqual([]);
  });
  test('nothing nearer was overlooked, and what is held lies on its line', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 26, noNaN: true }), fc.double({ min: -3, max: 13, noNaN: true }), (x, y) => {
        const at: Xy = [x, y];
        const nearest = Math.min(
          ...index.lines.flatMap((line) =>
            Array.from({ length: line.xy.length / 2 - 1 }, (_, i) =>
              apart(at, nearestOnSegment(at, position(line, i), position(line, i + 1)).xy),
            ),
          ),
        );
        const snap = index.snap(at, 1);
        expect(snap !== null).toBe(nearest <= 1);
        if (snap) expect(apart(at, snap.xy)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

const position = (line: SnapLine, i: number): Xy => [line.xy[i * 2] as number, line.xy[i * 2 + 1] as number];

describe('tracing along a border', () => {
  const index = twoSquares();
  const on = (x: number, y: number): Snap => {
    const snap = index.snap([x, y], 0.5, (line) => line.fid === 1);
    if (!snap) throw new Error('nothing there');
    return snap;
  };
  test('goes the shorter way round, in either direction', () => {
    expect(traceBetween(on(2, 0), on(10, 7))).toEqual([[10, 0]]);
    expect(traceBetween(on(10, 7), on(2, 0))).toEqual([[10, 0]]);
    expect(traceBetween(on(0, 2), on(10, 8))).toEqual([
      [0, 0],
      [10, 0],
    ]);
    // over the place where the ring begins
    expect(traceBetween(on(0, 3), on(3, 0))).toEqual([[0, 0]]);
  });
  test('follows whichever border passes through both places', () => {
    // the right side of the left square is the left side of the other
    expect(traceAlong(index, [10, 2], [20, 5])).toEqual([
      [10, 0],
      [20, 0],
    ]);
    expect(traceAlong(index, [2, 0], [20, 5])).toBeNull();
  });
  test('from vertex to vertex, and not from one border to another', () => {
    expect(traceBetween(on(0, 0), on(10, 10))).toHaveLength(1);
    const other = index.snap([20, 5], 0.5);
    expect(other && traceBetween(on(2, 0), other)).toBeNull();
  });
});

describe('vertices and transforms', () => {
  test('a move of a shared vertex bends each edge once', () => {
    const lines = twoSquares().lines.filter((line) => line.table === 'parcelles');
    expect(distinctVertices(lines)).toHaveLength(6);
    const edges = movedEdges(lines, new Map([[keyOf([10, 10]), [11, 12] as Xy]]));
    expect(edges).toHaveLength(3);
    expect(edges.every((edge) => edge.some(([x, y]) => x === 11 && y === 12))).toBe(true);
  });
  test('scale, then turn, then move; distances follow the factor', () => {
    const pair = fc.tuple(fc.double({ min: -100, max: 100, noNaN: true }), fc.double({ min: -100, max: 100, noNaN: true }));
    fc.assert(
      fc.property(
        pair,
        pair,
        pair,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.double({ min: -360, max: 360, noNaN: true }),
        (a, b, origin, factor, angle_deg) => {
          const change = { origin, factor, angle_deg, move: [3, -4] as Xy };
          expect(apart(transformed(a, change), transformed(b, change))).toBeCloseTo(factor * apart(a, b), 7);
        },
      ),
    );
    const quarter = transformed([2, 0], { origin: [1, 0], factor: 2, angle_deg: 90, move: [10, 0] });
    expect(quarter[0]).toBeCloseTo(11, 12);
    expect(quarter[1]).toBeCloseTo(2, 12);
  });
  test('bounds and crossings', () => {
    expect(frameOf([])).toBeNull();
    expect(
      frameOf([
        [1, 2],
        [5, -2],
      ])?.centre,
    ).toEqual([3, 0]);
    expect(crossing([0, 0], [10, 10], [0, 10], [10, 0])).toEqual([5, 5]);
    expect(crossing([0, 0], [1, 1], [2, 2], [3, 3])).toBeNull();
  });
});

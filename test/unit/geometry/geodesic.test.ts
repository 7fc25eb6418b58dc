import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ellipsoidArea_m2, geodesicDistance_m } from '../../../electron/engine/geometry/geodesic.ts';
import { localDistance_m } from '../../../shared/geo/distance.ts';
import { forEachPart, type Geometry } from '../../../shared/geo/geometry.ts';
import { geographicLib, hasGeographicLib, realObjects } from './oracles.ts';

/** GeographicLib reads the e of 1e-7 as East. */
const plain = (degrees: number | undefined): string => (degrees ?? Number.NaN).toFixed(15);
const GRS80_OPTIONS = ['-e', '6378137', '1/298.257222101'];

/** Shell and hole areas of one object by GeographicLib's Planimeter, holes subtracted. */
function planimeter(geometries: readonly Geometry[]): number[] {
  const lines: string[] = [];
  for (const { xy, ...geometry } of geometries) {
    forEachPart({ xy, ...geometry }, (start, end) => {
      for (let i = start; i < end - 1; i++) lines.push(`${plain(xy[i * 2 + 1])} ${plain(xy[i * 2])}`);
      lines.push('end');
    });
  }
  const rings = geographicLib('Planimeter', [...GRS80_OPTIONS, '-p', '20'], lines.join('\n')).map((line) =>
    Math.abs(Number(line.split(' ')[2])),
  );
  let ring = 0;
  return geometries.map((geometry) => {
    let area = 0;
    forEachPart(geometry, (_start, _end, _polygon, isShell) => {
      const part = rings[ring++] as number;
      area += isShell ? part : -part;
    });
    return area;
  });
}

const polygon = (points: readonly (readonly [number, number])[]): Geometry => {
  const [first] = points;
  const ring = first ? [...points, first] : [];
  return { type: 'MultiPolygon', xy: Float64Array.from(ring.flat()), parts: [ring.length], polygons: [1] };
};

describe('geodesic distance', () => {
  test.skipIf(!hasGeographicLib)('agrees with GeodSolve within 10 nm', () => {
    const latitude = fc.double({ min: -25, max: 52, noNaN: true });
    const longitude = fc.double({ min: -64, max: 60, noNaN: true });
    const pairs = fc.sample(fc.tuple(longitude, latitude, longitude, latitude), 200);
    const input = pairs.map(([x1, y1, x2, y2]) => [y1, x1, y2, x2].map(plain).join(' ')).join('\n');
    const expected = geographicLib('GeodSolve', ['-i', ...GRS80_OPTIONS, '-p', '9'], input).map((line) => Number(line.split(' ')[2]));
    pairs.forEach((pair, index) => {
      expect(Math.abs(geodesicDistance_m(...pair) - (expected[index] as number))).toBeLessThan(1e-8);
    });
  });

  test('is 0 at the same place, and the same both ways', () => {
    expect(geodesicDistance_m(2, 48, 2, 48)).toBe(0);
    expect(geodesicDistance_m(2, 48, 2.1, 48.2)).toBeCloseTo(geodesicDistance_m(2.1, 48.2, 2, 48), 9);
  });

  test('the local formula follows it within its stated bounds', () => {
    const place = fc.tuple(fc.double({ min: -4, max: 8, noNaN: true }), fc.double({ min: 42, max: 51, noNaN: true }));
    const move = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(place, move, move, fc.constantFrom([0.012, 1e-8], [0.12, 1e-6], [0.6, 3e-5]), ([x, y], dx, dy, [reach, bound]) => {
        const to = [x + dx * (reach as number), y + dy * (reach as number)] as const;
        const exact = geodesicDistance_m(x, y, ...to);
        expect(Math.abs(localDistance_m(x, y, ...to) - exact)).toBeLessThanOrEqual(exact * (bound as number) + 1e-6);
      }),
    );
  });
});

describe('ellipsoid area', () => {
  test.skipIf(!hasGeographicLib)('agrees with Planimeter within 1e-8 on shapes from 100 m to 500 km', () => {
    const sizes = [0.001, 0.01, 0.05, 0.1, 0.19, 0.5, 4];
    const shapes = fc
      .sample(fc.tuple(fc.double({ min: -60, max: 56, noNaN: true }), fc.double({ min: -21, max: 51, noNaN: true })), 40)
      .flatMap(([x, y]) =>
        sizes.map((size) =>
          polygon([
            [x, y],
            [x + size, y + 0.1 * size],
            [x + 1.1 * size, y + size],
            [x + 0.2 * size, y + 0.7 * size],
          ]),
        ),
      );
    const expected = planimeter(shapes);
    shapes.forEach((shape, index) => {
      expect(Math.abs(ellipsoidArea_m2(shape) / (expected[index] as number) - 1)).toBeLessThan(1e-8);
    });
  });

  const epci = realObjects('epci.geojson')?.map(({ geometry }) => geometry);
  const overseas = realObjects('epci_drom.geojson')?.map(({ geometry }) => geometry);
  test.skipIf(!epci || !overseas || !hasGeographicLib)('agrees with Planimeter within 1e-10 on every EPCI', () => {
    const all = [...(epci ?? []), ...(overseas ?? [])];
    const expected = planimeter(all);
    expect(all).toHaveLength(1255);
    all.forEach((geometry, index) => {
      expect(Math.abs(ellipsoidArea_m2(geometry) / (expected[index] as number) - 1)).toBeLessThan(1e-10);
    });
  });

  test('a hole is subtracted whatever its orientation', () => {
    const shell = [2, 48, 2.1, 48, 2.1, 48.1, 2, 48.1, 2, 48];
    const hole = [2.02, 48.02, 2.04, 48.02, 2.04, 48.04, 2.02, 48.02];
    const reversed = [2.02, 48.02, 2.04, 48.04, 2.04, 48.02, 2.02, 48.02];
    const area = (inner: number[]) =>
      ellipsoidArea_m2({ type: 'MultiPolygon', xy: Float64Array.from([...shell, ...inner]), parts: [5, 9], polygons: [2] });
    const full = ellipsoidArea_m2({ type: 'MultiPolygon', xy: Float64Array.from(shell), parts: [5], polygons: [1] });
    const inner = ellipsoidArea_m2({ type: 'MultiPolygon', xy: Float64Array.from(hole), parts: [4], polygons: [1] });
    expect(area(hole)).toBeCloseTo(full - inner, 4);
    expect(area(reversed)).toBeCloseTo(full - inner, 4);
  });
});

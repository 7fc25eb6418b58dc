import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureLine } from '../../../electron/engine/geometry/measure.ts';
import { segmentsCross } from '../../../electron/engine/geometry/segments-cross.ts';
import { geographicLib, hasGeographicLib } from './oracles.ts';

const GRS80_OPTIONS = ['-e', '6378137', '1/298.257222101', '-p', '12'];
const plain = (degrees: number): string => degrees.toFixed(15);
/** Ten nanometres: degrees as doubles tell no more of a segment of a few metres. */
const near = (found: number, expected: number): void =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(expected) + 1e-8);

/** Around Le Creusot. */
const LINE = Float64Array.of(4.7, 46.8, 4.85, 46.9, 4.95, 46.75, 4.72, 46.65);

describe('a measured line', () => {
  test('has the lengths and azimuths of GeodSolve, the area of Planimeter and that of PROJ with shapely', () => {
    const { segments, length_m, area, crosses } = measureLine(LINE, true);
    // GeodSolve -i -e 6378137 1/298.257222101 -p 9 (GeographicLib 2)
    const expected = [
      [45.766940601847, 45.87637553240452, 15951.898776378],
      [155.37507596470363, 155.44800276081202, 18337.999848319],
      [360 - 122.20745593404661, 360 - 122.37484383824, 20808.735784415],
      [360 - 5.23149754456281, 360 - 5.24605899579563, 16744.766901754],
    ] as const;
    segments.forEach((segment, index) => {
      const [azimuth, azimuthAtEnd, metres] = expected[index] as (typeof expected)[number];
      near(segment.length_m, metres);
      expect(Math.abs(segment.azimuth - azimuth)).toBeLessThan(1e-9);
      expect(Math.abs(segment.azimuthAtEnd - azimuthAtEnd)).toBeLessThan(1e-9);
    });
    // Planimeter, the same ellipsoid
    near(length_m, 71843.401310866);
    near(area?.ellipsoid_m2 ?? 0, 292906444.5734);
    // pyproj to EPSG:2154, area of shapely
    near(area?.projection_m2 ?? 0, 292356663.6732461);
    expect(area?.epsg).toBe(2154);
    expect(crosses).toBe(false);
  });

  test.skipIf(!hasGeographicLib)('agrees with GeodSolve and Planimeter within 1e-9 wherever it is drawn', () => {
    const place = fc.tuple(fc.double({ min: -64, max: 60, noNaN: true }), fc.double({ min: -25, max: 52, noNaN: true }));
    const corners = fc.array(fc.tuple(fc.double({ min: 1e-4, max: 1, noNaN: true }), fc.integer({ min: 0, max: 359 })), {
      minLength: 3,
      maxLength: 8,
    });
    const shapes = fc.sample(fc.tuple(place, corners), 60).map(([[x, y], around]) =>
      // by growing angle around the place: a ring that does not cross itself
      [...new Map(around.map(([radius, angle]) => [angle, radius]))]
        .sort(([a], [b]) => a - b)
        .map(
          ([angle, radius]) => [x + radius * Math.cos((angle * Math.PI) / 180), y + radius * Math.sin((angle * Math.PI) / 180)] as const,
        ),
    );
    const drawn = shapes.filter((positions) => positions.length >= 3);
    const lines = drawn.flatMap((positions) => [...positions.map(([x, y]) => `${plain(y)} ${plain(x)}`), 'end']);
    const planimeter = geographicLib('Planimeter', GRS80_OPTIONS, lines.join('\n')).map((line) => line.split(' ').map(Number));
    const pairs = drawn.flatMap((positions) =>
      positions.map((position, index) => [position, positions[(index + 1) % positions.length] ?? position] as const),
    );
    const input = pairs.map(([[x1, y1], [x2, y2]]) => [y1, x1, y2, x2].map(plain).join(' ')).join('\n');
    const geodesics = geographicLib('GeodSolve', ['-i', ...GRS80_OPTIONS], input).map((line) => Number(line.split(' ')[2]));
    let edge = 0;
    drawn.forEach((positions, index) => {
      const found = measureLine(Float64Array.from(positions.flat()), true);
      const [, perimeter = 0, area = 0] = planimeter[index] ?? [];
      near(found.length_m, perimeter);
      for (const segment of found.segments) near(segment.length_m, geodesics[edge++] ?? 0);
      if (found.area) expect(Math.abs(found.area.ellipsoid_m2 - Math.abs(area))).toBeLessThanOrEqual(1e-9 * Math.abs(area) + 1e-3);
    });
  });

  test('that crosses itself has no area, but its length', () => {
    const bow = measureLine(Float64Array.of(4.7, 46.8, 4.8, 46.9, 4.8, 46.8, 4.7, 46.9), true);
    expect(bow).toMatchObject({ crosses: true, area: null });
    expect(bow.segments).toHaveLength(4);
  });

  test('a position given twice counts once; two positions have an azimuth and no area', () => {
    const doubled = measureLine(Float64Array.of(...LINE.subarray(0, 4), 4.85, 46.9), true);
    expect(doubled.area).toBeNull();
    expect(doubled.segments).toHaveLength(1);
    expect(measureLine(Float64Array.of(4.7, 46.8), false)).toEqual({ segments: [], length_m: 0, area: null, crosses: false });
    expect(measureLine(Float64Array.of(4.7, 46.8, 4.7, 46.9), false).segments[0]?.azimuth).toBe(0);
    expect(measureLine(Float64Array.of(4.7, 46.9, 4.7, 46.8), false).segments[0]?.azimuth).toBe(180);
  });

  test('outside French territory there is no legal projection, and in Réunion it is that of Réunion', () => {
    expect(measureLine(Float64Array.of(20, 10, 20.1, 10, 20.1, 10.1), true).area).toMatchObject({ projection_m2: null, epsg: null });
    expect(measureLine(Float64Array.of(55.5, -21.1, 55.6, -21.1, 55.6, -21), true).area?.epsg).toBe(2975);
  });
});

test('a ring crosses itself where two of its edges meet, fold back or touch, and nowhere else', () => {
  expect(segmentsCross(Float64Array.of(0, 0, 2, 0, 2, 2, 0, 2, 0, 0))).toBe(false);
  expect(segmentsCross(Float64Array.of(0, 0, 2, 2, 2, 0, 0, 2, 0, 0))).toBe(true);
  expect(segmentsCross(Float64Array.of(0, 0, 2, 0, 1, 0, 1, 2, 0, 0))).toBe(true);
  // a corner that lies on another edge
  expect(segmentsCross(Float64Array.of(0, 0, 4, 0, 4, 4, 2, 0, 0, 4, 0, 0))).toBe(true);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planarArea_m2, projectionArea_m2 } from '../../../shared/geo/area.ts';
import { LEGAL_ZONES } from '../../../shared/geo/crs.ts';
import { type Geometry, pointGeometry } from '../../../shared/geo/geometry.ts';
import { containsPoint } from '../../../shared/geo/inside.ts';
import { concatenate, orientRings } from '../../../shared/geo/rings.ts';
import { fromProjection, legalProjection, toProjection, zoneOf } from '../../../shared/geo/zone.ts';

const square = (x: number, y: number, size: number): number[] => [x, y, x + size, y, x + size, y + size, x, y + size, x, y];
const polygon = (...rings: number[][]): Geometry => ({
  type: 'MultiPolygon',
  xy: Float64Array.from(rings.flat()),
  parts: rings.map((_ring, index) => rings.slice(0, index + 1).flat().length / 2),
  polygons: [rings.length],
});

describe('area', () => {
  test('is exact far from the origin, holes subtracted', () => {
    expect(planarArea_m2(polygon(square(1e7, 1e7, 100), square(1e7 + 10, 1e7 + 10, 10)))).toBe(9900);
    expect(planarArea_m2(pointGeometry(1, 1))).toBe(0);
  });

  test.each(LEGAL_ZONES.map((zone) => [zone.code, zone] as const))('a hectare in the projection of %s is a hectare', (_code, zone) => {
    const [minX, minY, maxX, maxY] = zone.bounds;
    const projection = legalProjection(zone);
    const [x, y] = projection.forward(Float64Array.of((minX + maxX) / 2, (minY + maxY) / 2));
    const geometry = fromProjection(polygon(square(x as number, y as number, 100)), projection);
    expect(zoneOf(geometry)).toBe(zone);
    expect(projectionArea_m2(geometry, zone)).toBeCloseTo(10_000, 4);
    expect(toProjection(geometry, projection).xy[0]).toBeCloseTo(x as number, 6);
  });
});

describe('zone', () => {
  test('is that of the centre, else of the first vertex, else none', () => {
    expect(zoneOf(pointGeometry(2, 48))?.code).toBe('metropole');
    const wide: Geometry = { type: 'MultiPoint', xy: Float64Array.of(2, 48, 40, 48), parts: [], polygons: [] };
    expect(zoneOf(wide)?.code).toBe('metropole');
    expect(zoneOf(pointGeometry(139, 35))).toBeNull();
    expect(zoneOf({ type: 'MultiPoint', xy: new Float64Array(), parts: [], polygons: [] })).toBeNull();
  });
});

describe('inside', () => {
  const holed = polygon(square(0, 0, 10), square(4, 4, 2));

  test('knows shells and holes', () => {
    expect(containsPoint(holed, 1, 1)).toBe(true);
    expect(containsPoint(holed, 5, 5)).toBe(false);
    expect(containsPoint(holed, 11, 5)).toBe(false);
  });

  test('a point belongs to exactly one of two polygons that share an edge', () => {
    const number = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(number, number, number, number, (top, bottom, x, y) => {
        const left = polygon([0, 0, bottom, 0, top, 1, 0, 1, 0, 0]);
        const right = polygon([1, 1, top, 1, bottom, 0, 1, 0, 1, 1]);
        fc.pre(x < 1 && y < 1);
        expect(containsPoint(left, x, y)).not.toBe(containsPoint(right, x, y));
      }),
    );
    const edge = polygon([0, 0, 1, 0, 1, 1, 0, 1, 0, 0]);
    const next = polygon([1, 0, 2, 0, 2, 1, 1, 1, 1, 0]);
    expect(containsPoint(edge, 1, 0.5)).not.toBe(containsPoint(next, 1, 0.5));
  });
});

describe('rings', () => {
  test('shells turn counter-clockwise, holes clockwise, and only where needed', () => {
    const clockwise = polygon([0, 0, 0, 10, 10, 10, 10, 0, 0, 0], square(4, 4, 2));
    const turned = orientRings(clockwise);
    expect(Array.from(turned.xy.slice(0, 4))).toEqual([0, 0, 10, 0]);
    expect(Array.from(turned.xy.slice(10, 14))).toEqual([4, 4, 4, 6]);
    expect(orientRings(turned)).toBe(turned);
    expect(planarArea_m2(turned)).toBe(planarArea_m2(clockwise));
  });

  test('joining keeps every part in its place', () => {
    const joined = concatenate('MultiPolygon', [polygon(square(0, 0, 1)), polygon(square(5, 5, 10), square(6, 6, 1))]);
    expect(joined.parts).toEqual([5, 10, 15]);
    expect(joined.polygons).toEqual([1, 3]);
    expect(planarArea_m2(joined)).toBe(100);
    expect(concatenate('MultiPolygon', []).xy).toHaveLength(0);
  });
});

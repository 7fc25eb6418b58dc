import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generalise } from '../../../shared/geo/generalise.ts';
import { fromGeoJson } from '../../../shared/geo/geojson.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';

const ring = (points: readonly (readonly [number, number])[]): number[][] =>
  [...points, points[0] as readonly [number, number]].map(([x, y]) => [x, y]);
const polygon = (...rings: number[][][]): Geometry => fromGeoJson({ type: 'Polygon', coordinates: rings }) as Geometry;

test('a border drawn both ways stays one border', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.float({ min: 0, max: 1000, noNaN: true }), fc.float({ min: 0, max: 1000, noNaN: true })), {
        minLength: 2,
        maxLength: 40,
      }),
      (border) => {
        const left = fromGeoJson({ type: 'LineString', coordinates: border }) as Geometry;
        const right = fromGeoJson({ type: 'LineString', coordinates: [...border].reverse() }) as Geometry;
        const knots = (geometry: Geometry) => {
          const { xy } = generalise(geometry, 25).geometry;
          return Array.from({ length: xy.length / 2 }, (_, i) => `${xy[i * 2]},${xy[i * 2 + 1]}`);
        };
        const [there, back] = [knots(left), knots(right)];
        // a line that shrinks to one knot keeps its own vertices, in its own order
        fc.pre(new Set(border.map(([x, y]) => `${Math.round(x / 25)},${Math.round(y / 25)}`)).size > 1);
        expect(back.reverse()).toEqual(there);
      },
    ),
  );
});

test('no vertex moves further than the grid allows, and rings stay closed', () => {
  const shape = polygon(
    ring([
      [0, 0],
      [101, 3],
      [207, 1],
      [205, 198],
      [3, 202],
    ]),
  );
  const { geometry, simplified } = generalise(shape, 10);
  expect(simplified).toBe(false);
  const { xy, parts } = geometry;
  for (let i = 0; i < xy.length; i++) expect(Math.abs((xy[i] as number) - (shape.xy[i] as number))).toBeLessThanOrEqual(5);
  const last = (parts[0] as number) - 1;
  expect([xy[last * 2], xy[last * 2 + 1]]).toEqual([xy[0], xy[1]]);
});

test('small parts vanish with their holes; the largest stays however small', () => {
  const big = ring([
    [0, 0],
    [500, 0],
    [500, 500],
    [0, 500],
  ]);
  const hole = ring([
    [100, 100],
    [101, 100],
    [101, 101],
    [100, 101],
  ]);
  const islet = ring([
    [900, 900],
    [902, 900],
    [902, 902],
    [900, 902],
  ]);
  const shape = fromGeoJson({ type: 'MultiPolygon', coordinates: [[islet], [big, hole]] }) as Geometry;
  const { geometry, simplified } = generalise(shape, 50);
  expect(simplified).toBe(true);
  expect(geometry.polygons).toEqual([1]);
  expect(geometry.parts).toEqual([5]);
  const alone = generalise(polygon(islet), 50).geometry;
  expect([...alone.xy]).toEqual(islet.flat());
  expect(alone.polygons).toEqual([1]);
});

test('points are left alone', () => {
  const point = fromGeoJson({ type: 'Point', coordinates: [12.3, 4.5] }) as Geometry;
  expect(generalise(point, 100)).toEqual({ geometry: point, simplified: false });
});

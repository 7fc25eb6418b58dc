/** The small map of the dialog keeps shapes: what is drawn stays near what the file holds. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thinned } from '../../../electron/engine/importers/probe/thin.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';

const line = (points: readonly (readonly [number, number])[]): Geometry => ({
  type: 'MultiLineString',
  xy: Float64Array.from(points.flat()),
  parts: [points.length],
  polygons: [],
});

it('keeps the corners of a slanted square and nothing between them', () => {
  const corners = [
    [0, 0],
    [10, 4],
    [6, 14],
    [-4, 10],
    [0, 0],
  ] as const;
  const points = corners.flatMap(([x, y], index) => {
    const next = corners[index + 1];
    if (next === undefined) return [[x, y] as const];
    return Array.from({ length: 50 }, (_, i) => [x + ((next[0] - x) * i) / 50, y + ((next[1] - y) * i) / 50] as const);
  });
  const ring: Geometry = { type: 'MultiPolygon', xy: Float64Array.from(points.flat()), parts: [points.length], polygons: [1] };
  expect([...thinned(ring, 0.01).xy]).toEqual(corners.flat());
});

it('leaves out only vertices that lie within the tolerance of the line drawn', () => {
  const coordinate = fc.integer({ min: -1000, max: 1000 });
  const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(points, fc.integer({ min: 1, max: 400 }), (given, tolerance) => {
      const { xy } = thinned(line(given), tolerance);
      expect([...xy.slice(0, 2), ...xy.slice(-2)]).toEqual([...(given[0] ?? []), ...(given.at(-1) ?? [])]);
      for (const [x, y] of given) {
        let nearest = Number.POSITIVE_INFINITY;
        for (let i = 0; i + 3 < xy.length; i += 2) {
          const [ax = 0, ay = 0, bx = 0, by = 0] = xy.slice(i, i + 4);
          const length = (bx - ax) ** 2 + (by - ay) ** 2;
          const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
          nearest = Math.min(nearest, Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay)));
        }
        expect(nearest).toBeLessThanOrEqual(tolerance + 1e-9);
      }
    }),
  );
});

it('keeps a ring that is smaller than the tolerance closed', () => {
  const xy = Float64Array.of(0, 0, 1, 0, 1, 1, 0, 0);
  expect(thinned({ type: 'MultiPolygon', xy, parts: [4], polygons: [1] }, 50).xy).toEqual(xy);
});

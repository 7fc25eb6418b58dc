import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRID_MM } from '../../../shared/cartography/drawing.ts';
import { northAngle } from '../../../shared/cartography/elements/north-arrow.ts';
import { scaleBarOf } from '../../../shared/cartography/elements/scale-bar.ts';
import { placeView, roundDenominator } from '../../../shared/cartography/frame-view.ts';
import { type GridShape, makeGridder } from '../../../shared/cartography/shapes.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';

const lambert = projectionOf(2154);
if (!lambert) throw new Error('no Lambert-93');
const view = placeView(
  { epsg: 2154, view: { type: 'scale', centre: [700_000, 6_600_000], denominator: 100_000 }, title: null },
  [10, 20, 100, 80],
);
const gridder = makeGridder(view);

/** A polygon given in millimetres of the page. */
function onPage(points: readonly (readonly [number, number])[]): Geometry {
  const metres = [...points, points[0] as readonly [number, number]].flatMap(([x, y]) => [
    view.extent[0] + (x - 10) * 100,
    view.extent[3] - (y - 20) * 100,
  ]);
  return {
    type: 'MultiPolygon',
    xy: lambert?.inverse(Float64Array.from(metres)) ?? new Float64Array(),
    parts: [points.length + 1],
    polygons: [1],
  };
}

function area_mm2(shape: GridShape | null): number {
  if (!shape) return 0;
  let sum = 0;
  let start = 0;
  for (const end of shape.parts) {
    for (let i = start; i < end; i++) {
      const j = i + 1 === end ? start : i + 1;
      sum += (shape.xy[i * 2] as number) * (shape.xy[j * 2 + 1] as number) - (shape.xy[j * 2] as number) * (shape.xy[i * 2 + 1] as number);
    }
    start = end;
  }
  return Math.abs((sum / 2) * GRID_MM ** 2);
}

describe('shapes on the page', () => {
  it('puts vertices where they belong, to half a step', () => {
    const shape = gridder.shape(
      onPage([
        [20, 30],
        [60, 30],
        [60, 70.123],
      ]),
    );
    expect([...(shape?.xy ?? [])].map((value) => value * GRID_MM)).toEqual(
      [20, 30, 60, 30, 60, 70.12].map((value) => expect.closeTo(value, 2)),
    );
  });

  it('clips to the frame and its bleed: the area is that of the intersection', () => {
    const [minX, minY, maxX, maxY] = gridder.bounds.map((value) => value * GRID_MM) as [number, number, number, number];
    const side = fc.double({ min: -150, max: 300, noNaN: true });
    fc.assert(
      fc.property(
        side,
        side,
        fc.double({ min: 1, max: 300, noNaN: true }),
        fc.double({ min: 1, max: 300, noNaN: true }),
        (x, y, width, height) => {
          const shape = gridder.shape(
            onPage([
              [x, y],
              [x + width, y],
              [x + width, y + height],
              [x, y + height],
            ]),
          );
          const overlapX = Math.max(0, Math.min(maxX, x + width) - Math.max(minX, x));
          const overlapY = Math.max(0, Math.min(maxY, y + height) - Math.max(minY, y));
          expect(Math.abs(area_mm2(shape) - overlapX * overlapY)).toBeLessThan(0.03 * (overlapX + overlapY) + 0.01);
          for (let i = 0; i < (shape?.xy.length ?? 0); i += 2) {
            expect((shape?.xy[i] as number) * GRID_MM).toBeGreaterThanOrEqual(minX - 1e-9);
            expect((shape?.xy[i] as number) * GRID_MM).toBeLessThanOrEqual(maxX + 1e-9);
          }
        },
      ),
    );
  });

  it('cuts a line that leaves and comes back into two pieces', () => {
    const inside = onPage([
      [50, 50],
      [400, 50],
      [400, 60],
      [50, 60],
    ]);
    const line: Geometry = { type: 'MultiLineString', xy: inside.xy.slice(0, 8), parts: [4], polygons: [] };
    expect(gridder.shape(line)?.parts).toEqual([2, 4]);
  });

  it('draws nothing of another hemisphere', () => {
    const reunion: Geometry = {
      type: 'MultiPolygon',
      xy: Float64Array.of(55.2, -21.3, 55.8, -21.3, 55.8, -20.9, 55.2, -21.3),
      parts: [4],
      polygons: [1],
    };
    expect(gridder.shape(reunion)).toBeNull();
    expect(gridder.points({ type: 'Point', xy: Float64Array.of(55.5, -21), parts: [], polygons: [] })).toEqual([]);
  });
});

describe('scale', () => {
  it('is a number of two significant digits that holds the extent', () => {
    fc.assert(
      fc.property(fc.double({ min: 500, max: 9e7, noNaN: true }), (needed) => {
        const denominator = roundDenominator(needed);
        expect(denominator).toBeGreaterThanOrEqual(needed * (1 - 1e-9));
        expect(denominator).toBeLessThanOrEqual(needed * 1.1 + 1);
        expect(Number(denominator.toPrecision(2))).toBe(denominator);
      }),
    );
  });

  it('has a bar of round halves, exact to the scale, within its room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 10_000_000 }), fc.double({ min: 20, max: 120, noNaN: true }), (denominator, room) => {
        const { step_m, length_mm } = scaleBarOf(denominator, room);
        expect([1, 2, 5]).toContain(Number(step_m.toExponential().split('e')[0]));
        expect(length_mm).toBeLessThanOrEqual(room + 1e-9);
        expect(length_mm).toBeGreaterThan(room / 2.6);
        expect((length_mm / 1000) * denominator).toBeCloseTo(2 * step_m, 6);
      }),
    );
  });

  it('points to geographic north: n (λ0 − λ) in Lambert-93, n = 0.7256077650', () => {
    const [x = 0, y = 0] = lambert.forward(Float64Array.of(-4.486, 48.39));
    const brest = placeView({ epsg: 2154, view: { type: 'scale', centre: [x, y], denominator: 50_000 }, title: null }, [0, 0, 100, 100]);
    expect(northAngle(brest)).toBeCloseTo(0.725607765 * (3 + 4.486), 3);
  });

  it('keeps the room reserved for a frame’s own title', () => {
    const placed = placeView({ epsg: 2154, view: { type: 'extent', extent: [0, 0, 10_000, 10_000] }, title: 'x' }, [0, 0, 50, 50], 10);
    const top_mm = ((placed.extent[3] - 10_000) / placed.denominator) * 1000;
    expect(top_mm).toBeGreaterThanOrEqual(10);
  });
});

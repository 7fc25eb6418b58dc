import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { GeosError, loadGeos } from '../../../electron/engine/geometry/geos.ts';
import { planarArea_m2 } from '../../../shared/geo/area.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { anyGeometry } from '../geo/arbitrary.ts';

const geos = await loadGeos();

const rectangle = (x: number, y: number, width: number, height: number): Geometry => ({
  type: 'MultiPolygon',
  xy: Float64Array.of(x, y, x + width, y, x + width, y + height, x, y + height, x, y),
  parts: [5],
  polygons: [1],
});
const rectangles = fc
  .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
  .map((numbers) => rectangle(...numbers));

/** Unit cells covered by integer rectangles: the area of their union, counted. */
function cells(list: readonly Geometry[]): number {
  const covered = new Set<number>();
  for (const { xy } of list) {
    for (let x = xy[0] as number; x < (xy[2] as number); x++)
      for (let y = xy[1] as number; y < (xy[5] as number); y++) covered.add(x * 1000 + y);
  }
  return covered.size;
}

describe('geos', () => {
  test('union counts every place once', () => {
    fc.assert(
      fc.property(fc.array(rectangles, { minLength: 1, maxLength: 8 }), (list) => {
        const area = geos.scope((s) => s.area(s.union(list.map((item) => s.shape(item)))));
        expect(area).toBeCloseTo(cells(list), 6);
      }),
    );
  });

  test('a coverage union of overlapping polygons is as right as the general one', () => {
    fc.assert(
      fc.property(fc.array(rectangles, { minLength: 2, maxLength: 6 }), (list) => {
        geos.scope((s) => {
          const shape = s.coverageUnion(list.map((item) => s.shape(item)));
          expect(s.isValid(shape)).toBe(true);
          expect(s.area(shape)).toBeCloseTo(cells(list), 6);
        });
      }),
    );
  });

  test('intersection and difference add up', () => {
    fc.assert(
      fc.property(rectangles, rectangles, (first, second) => {
        geos.scope((s) => {
          const [a, b] = [s.shape(first), s.shape(second)];
          const parts = s.area(s.intersection(a, b)) + s.area(s.difference(a, b));
          expect(parts).toBeCloseTo(planarArea_m2(first), 6);
          expect(s.prepare(a).intersects(b)).toBe(
            cells([first]) + cells([second]) > cells([first, second]) ||
              s.area(s.intersection(a, b)) > 0 ||
              !s.isEmpty(s.intersection(a, b)),
          );
        });
      }),
    );
  });

  test('polygons come back; lines and points left by an overlay do not', () => {
    geos.scope((s) => {
      const touching = s.intersection(s.shape(rectangle(0, 0, 1, 1)), s.shape(rectangle(1, 0, 1, 1)));
      expect(s.polygons(touching).polygons).toEqual([]);
      const mixed = s.intersection(
        s.shape({ ...rectangle(0, 0, 1, 1) }),
        s.union([s.shape(rectangle(1, 0, 1, 1)), s.shape(rectangle(-1, -1, 1.5, 1.5))]),
      );
      expect(planarArea_m2(s.polygons(mixed))).toBeCloseTo(0.25, 12);
    });
  });

  test('every geometry type goes in and comes out unchanged', () => {
    fc.assert(
      fc.property(
        anyGeometry.filter(({ type }) => type !== 'MultiPolygon'),
        (geometry) => {
          expect(geos.scope((s) => s.geometry(s.shape(geometry)))).toEqual(geometry);
        },
      ),
    );
  });

  test('a refusal is a GeosError with its words, and prints nothing', () => {
    const spies = (['log', 'debug', 'error', 'warn'] as const).map((name) => vi.spyOn(console, name));
    const open: Geometry = { type: 'MultiPolygon', xy: Float64Array.of(0, 0, 1, 0, 1, 1, 0, 1), parts: [4], polygons: [1] };
    expect(() => geos.scope((s) => s.shape(open))).toThrow(GeosError);
    expect(geos.scope((s) => s.reason(s.shape({ ...open, xy: Float64Array.of(0, 0, 1, 1, 1, 0, 0, 1, 0, 0), parts: [5] })))).toMatch(
      /^Self-intersection/,
    );
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });

  test('memory does not grow with work', { timeout: 60_000 }, () => {
    const shapes = Array.from({ length: 200 }, (_, index) => rectangle(index, 0, 2, 1000));
    const work = () => geos.scope((s) => s.area(s.union(shapes.map((shape) => s.shape(shape)))));
    work();
    const before = geos.library.Module.HEAPU8.length;
    for (let i = 0; i < 200; i++) work();
    expect(geos.library.Module.HEAPU8.length).toBe(before);
  });

  test('works in a worker thread', async () => {
    const module = pathToFileURL(join(import.meta.dirname, '../../../electron/engine/geometry/geos.ts')).href;
    const code = `import('${module}').then(async ({ loadGeos }) => {
      const geos = await loadGeos();
      const xy = Float64Array.of(0, 0, 2, 0, 2, 2, 0, 2, 0, 0);
      const area = geos.scope((s) => s.area(s.shape({ type: 'MultiPolygon', xy, parts: [5], polygons: [1] })));
      require('node:worker_threads').parentPort.postMessage(area);
    })`;
    const worker = new Worker(code, { eval: true });
    const area = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    await worker.terminate();
    expect(area).toBe(4);
  });
});

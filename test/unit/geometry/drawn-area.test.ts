import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { AreaCells } from '../../../electron/engine/geometry/area-cells.ts';
import { areaTest } from '../../../electron/engine/geometry/drawn-area.ts';
import { geodesicDistance_m } from '../../../electron/engine/geometry/geodesic.ts';
import { type Geos, loadGeos } from '../../../electron/engine/geometry/geos.ts';
import { AREA_RELATIONS, type DrawnArea } from '../../../shared/domain/selecting.ts';
import { bboxOf, type Geometry, pointGeometry, withCoordinates } from '../../../shared/geo/geometry.ts';
import { circleAround, localPlane } from '../../../shared/geo/local-plane.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await loadGeos();
});

const SYSTEMS = [2154, 3857] as const;
const metres = (epsg: number, longitude: number, latitude: number): [number, number] => {
  const [x = 0, y = 0] = projectionOf(epsg)?.forward(Float64Array.of(longitude, latitude)) ?? [];
  return [x, y];
};
const square = (longitude: number, latitude: number, side: number): Geometry => ({
  type: 'MultiPolygon',
  xy: Float64Array.of(
    ...[
      longitude,
      latitude,
      longitude + side,
      latitude,
      longitude + side,
      latitude + side,
      longitude,
      latitude + side,
      longitude,
      latitude,
    ],
  ),
  parts: [5],
  polygons: [1],
});
const chooses = (area: DrawnArea, how: (typeof AREA_RELATIONS)[number], epsg: number, geometry: Geometry): boolean => {
  const made = areaTest(geos, area, how, epsg);
  try {
    return made.chooses(geometry);
  } finally {
    made.close();
  }
};

const place = fc.tuple(fc.double({ min: 4.5, max: 4.9, noNaN: true }), fc.double({ min: 46.5, max: 46.9, noNaN: true }));
const side = fc.double({ min: 0.001, max: 0.2, noNaN: true });
const drawn = fc.oneof(
  fc.record({
    kind: fc.constant('box' as const),
    at: place,
    width_m: fc.integer({ min: 100, max: 30_000 }),
    height_m: fc.integer({ min: 100, max: 30_000 }),
  }),
  fc.record({
    kind: fc.constant('polygon' as const),
    at: place,
    width_m: fc.integer({ min: 100, max: 30_000 }),
    height_m: fc.integer({ min: 100, max: 30_000 }),
  }),
  fc.record({ kind: fc.constant('circle' as const), at: place, width_m: fc.integer({ min: 100, max: 15_000 }), height_m: fc.constant(0) }),
);
function areaOf(
  { kind, at, width_m, height_m }: { kind: DrawnArea['kind']; at: [number, number]; width_m: number; height_m: number },
  epsg: number,
): DrawnArea {
  const [x, y] = metres(epsg, ...at);
  if (kind === 'circle') return { kind, centre: [x, y], radius_m: width_m };
  if (kind === 'box') return { kind, box: [x, y, x + width_m, y + height_m] };
  return { kind, xy: Float64Array.of(x, y, x + width_m, y + height_m / 3, x + width_m / 2, y + height_m) };
}

describe('a shape drawn on the map', () => {
  test('chooses what GEOS says of it in the system of the view', () => {
    fc.assert(
      fc.property(drawn, place, side, fc.constantFrom(...SYSTEMS), fc.constantFrom(...AREA_RELATIONS), (shape, at, size, epsg, how) => {
        fc.pre(shape.kind !== 'circle');
        const area = areaOf(shape, epsg);
        const object = square(...at, size);
        const ring =
          area.kind === 'box'
            ? Float64Array.of(...[0, 1, 2, 1, 2, 3, 0, 3, 0, 1].map((index) => area.box[index] as number))
            : area.kind === 'polygon'
              ? Float64Array.of(...area.xy, area.xy[0] as number, area.xy[1] as number)
              : new Float64Array();
        const projected = withCoordinates(object, projectionOf(epsg)?.forward(object.xy) ?? object.xy);
        const expected = geos.scope((s) => {
          const drawnShape = s.shape({ type: 'MultiPolygon', xy: ring, parts: [ring.length / 2], polygons: [1] });
          const shapeOfObject = s.shape(projected);
          if (how === 'intersects') return !s.isEmpty(s.intersection(drawnShape, shapeOfObject));
          return s.isEmpty(s.difference(shapeOfObject, drawnShape));
        });
        expect(chooses(area, how, epsg, object)).toBe(expected);
      }),
    );
  });

  test('a circle holds the points nearer than its radius on the ground, whatever the system', () => {
    const point = fc.tuple(fc.double({ min: 4.3, max: 5.1, noNaN: true }), fc.double({ min: 46.3, max: 47.1, noNaN: true }));
    fc.assert(
      fc.property(place, point, fc.integer({ min: 1000, max: 20_000 }), fc.constantFrom(...SYSTEMS), (centre, [x, y], radius_m, epsg) => {
        const distance_m = geodesicDistance_m(...centre, x, y);
        fc.pre(Math.abs(distance_m - radius_m) > radius_m * 2e-6);
        const area: DrawnArea = { kind: 'circle', centre: metres(epsg, ...centre), radius_m };
        for (const how of AREA_RELATIONS) expect(chooses(area, how, epsg, pointGeometry(x, y))).toBe(distance_m < radius_m);
      }),
    );
  });

  test('bounds are never said to lie inside where the object does not', () => {
    fc.assert(
      fc.property(drawn, place, side, fc.constantFrom(...SYSTEMS), (shape, at, size, epsg) => {
        const made = areaTest(geos, areaOf(shape, epsg), 'inside', epsg);
        const object = square(...at, size / 8);
        const bounds = bboxOf(object);
        try {
          if (bounds && made.holdsBounds(...bounds)) expect(made.chooses(object)).toBe(true);
          if (bounds && made.chooses(object)) {
            expect(bounds[0] <= made.degrees[2] && bounds[2] >= made.degrees[0]).toBe(true);
            expect(bounds[1] <= made.degrees[3] && bounds[3] >= made.degrees[1]).toBe(true);
          }
        } finally {
          made.close();
        }
      }),
    );
  });

  test('what the cells of a grid say of an object is what its shape says', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        drawn,
        fc.array(fc.tuple(place, side), { minLength: 20, maxLength: 20 }),
        fc.constantFrom(...SYSTEMS),
        (shape, objects, epsg) => {
          const area = areaOf(shape, epsg);
          const [touches, holds] = [areaTest(geos, area, 'intersects', epsg), areaTest(geos, area, 'inside', epsg)];
          const cells = new AreaCells(touches);
          for (const [at, size] of objects) {
            const object = square(...at, size / 20);
            const bounds = bboxOf(object);
            const said = bounds ? cells.of(...bounds) : 'mixed';
            seen.add(said);
            if (said === 'in') expect(holds.chooses(object)).toBe(true);
            if (said === 'out') expect(touches.chooses(object)).toBe(false);
            if (bounds && touches.missesBounds(...bounds)) expect(touches.chooses(object)).toBe(false);
          }
          touches.close();
          holds.close();
        },
      ),
    );
    expect(seen).toEqual(new Set(['in', 'out', 'mixed']));
  });

  test('a lasso that crosses itself takes both its lobes', () => {
    const [x, y] = metres(2154, 4.7, 46.8);
    const bow: DrawnArea = { kind: 'polygon', xy: Float64Array.of(x, y, x + 2000, y + 2000, x + 2000, y, x, y + 2000) };
    const at = (dx: number, dy: number): Geometry => {
      const [longitude = 0, latitude = 0] = projectionOf(2154)?.inverse(Float64Array.of(x + dx, y + dy)) ?? [];
      return pointGeometry(longitude, latitude);
    };
    expect(chooses(bow, 'intersects', 2154, at(200, 1000))).toBe(true);
    expect(chooses(bow, 'intersects', 2154, at(1800, 1000))).toBe(true);
    expect(chooses(bow, 'intersects', 2154, at(1000, 200))).toBe(false);
  });

  test('a polygon around a circle or a box is touched, not held', () => {
    const around = square(4.6, 46.7, 0.2);
    const centre = metres(2154, 4.7, 46.8);
    const circle: DrawnArea = { kind: 'circle', centre, radius_m: 50 };
    const box: DrawnArea = { kind: 'box', box: [centre[0] - 50, centre[1] - 50, centre[0] + 50, centre[1] + 50] };
    for (const area of [circle, box]) {
      expect(chooses(area, 'intersects', 2154, around)).toBe(true);
      expect(chooses(area, 'inside', 2154, around)).toBe(false);
    }
  });

  test('a line without an inside is refused, and so is a system without formula', () => {
    expect(() => areaTest(geos, { kind: 'polygon', xy: Float64Array.of(0, 0, 1, 1) }, 'inside', 2154)).toThrow('parameter-invalid');
    expect(() => areaTest(geos, { kind: 'box', box: [0, 0, 1, 1] }, 'inside', 27700)).toThrow('crs-unsupported');
  });
});

describe('the plane around a place', () => {
  test('comes back to where it started', () => {
    fc.assert(
      fc.property(
        place,
        fc.double({ min: -20_000, max: 20_000, noNaN: true }),
        fc.double({ min: -20_000, max: 20_000, noNaN: true }),
        (at, east, north) => {
          const plane = localPlane(...at);
          const [x = 0, y = 0] = plane.forward(Float64Array.of(...plane.inverse(east, north)));
          expect(Math.hypot(x - east, y - north)).toBeLessThan(1e-6);
        },
      ),
    );
  });

  test('draws circles whose every corner is at the radius', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 10, max: 20_000 }), (at, radius_m) => {
        const ring = circleAround(...at, radius_m, 36);
        for (let i = 0; i < ring.length; i += 2) {
          const distance_m = geodesicDistance_m(...at, ring[i] as number, ring[i + 1] as number);
          expect(Math.abs(distance_m - radius_m)).toBeLessThan(radius_m * 1e-6 + 1e-6);
        }
      }),
      { numRuns: 30 },
    );
  });
});

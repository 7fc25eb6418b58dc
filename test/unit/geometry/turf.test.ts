/** Turf as the second opinion: the same answers on valid data, and the reasons, as tests, where the engine is another one (geometry/README.md). */
import * as turf from '@turf/turf';
import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { ellipsoidArea_m2, geodesicDistance_m } from '../../../electron/engine/geometry/geodesic.ts';
import { loadGeos } from '../../../electron/engine/geometry/geos.ts';
import { insidePoint } from '../../../electron/engine/importers/prepare/inside-point.ts';
import { planarArea_m2 } from '../../../shared/geo/area.ts';
import { fromGeoJson, toGeoJson } from '../../../shared/geo/geojson.ts';
import { bboxOf, type Geometry } from '../../../shared/geo/geometry.ts';
import { containsPoint } from '../../../shared/geo/inside.ts';
import { realObjects } from './oracles.ts';

const geos = await loadGeos();

/** A star about a centre, valid whatever its radii; coordinates are plane, as Turf's overlay takes them. */
const star = fc
  .record({
    x: fc.integer({ min: 0, max: 100 }),
    y: fc.integer({ min: 0, max: 100 }),
    radii: fc.array(fc.integer({ min: 20, max: 90 }), { minLength: 3, maxLength: 24 }),
  })
  .map(({ x, y, radii }): Geometry => {
    const ring = radii.map((radius, index) => {
      const angle = (2 * Math.PI * index) / radii.length + 0.1234;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });
    return { type: 'MultiPolygon', xy: Float64Array.from([...ring, ring[0] as number[]].flat()), parts: [radii.length + 1], polygons: [1] };
  });
const polygon = (geometry: Geometry) => turf.feature(toGeoJson(geometry) as MultiPolygon);
const areaOf = (found: { geometry: Polygon | MultiPolygon } | null): number => {
  const flat = found && fromGeoJson(found.geometry);
  return flat ? planarArea_m2(flat) : 0;
};

/** Null where Turf's clipper (polyclip-ts) gives up on valid outlines: « Unable to complete output ring ». */
const areaByTurf = (act: () => Parameters<typeof areaOf>[0]): number | null => {
  try {
    return areaOf(act());
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Unable to complete output ring')) return null;
    throw error;
  }
};

describe('the same answer as Turf', () => {
  test('intersect, difference and union, for any two valid outlines', () => {
    fc.assert(
      fc.property(star, star, (a, b) => {
        const ours = geos.scope((scope) => {
          const [first, second] = [scope.shape(a), scope.shape(b)];
          return [scope.intersection(first, second), scope.difference(first, second), scope.union([first, second])].map((shape) =>
            scope.area(shape),
          );
        });
        const both = turf.featureCollection([polygon(a), polygon(b)]);
        const theirs = [() => turf.intersect(both), () => turf.difference(both), () => turf.union(both)].map(areaByTurf);
        const scale = planarArea_m2(a) + planarArea_m2(b);
        const within = (difference: number) => expect(Math.abs(difference)).toBeLessThanOrEqual(1e-9 * scale);
        ours.forEach((area, index) => {
          const known = theirs[index] ?? null;
          if (known !== null) within(area - known);
        });
        const [shared = 0, rest = 0, whole = 0] = ours;
        within(shared + whole - scale);
        within(shared + rest - planarArea_m2(a));
      }),
    );
  });

  test('booleanPointInPolygon, for any point and outline', () => {
    fc.assert(
      fc.property(
        star,
        fc.double({ min: -100, max: 200, noNaN: true }),
        fc.double({ min: -100, max: 200, noNaN: true }),
        (outline, x, y) => {
          expect(containsPoint(outline, x, y)).toBe(turf.booleanPointInPolygon([x, y], polygon(outline)));
        },
      ),
    );
  });

  test('bbox', () => {
    fc.assert(
      fc.property(star, (outline) => {
        expect(bboxOf(outline)).toEqual(turf.bbox(polygon(outline)));
      }),
    );
  });
});

describe('why another engine stands behind the name', () => {
  const epci = realObjects('epci.geojson');

  test.skipIf(!epci)('turf.area is of a sphere: 0.13 to 0.37 % too small in mainland France', () => {
    const errors = (epci ?? []).map(({ geometry }) => turf.area(toGeoJson(geometry)) / ellipsoidArea_m2(geometry) - 1);
    expect(errors).toHaveLength(1232);
    expect(Math.min(...errors)).toBeGreaterThan(-0.0037);
    expect(Math.max(...errors)).toBeLessThan(-0.0013);
  });

  test('turf.distance is of a sphere: up to a third of a percent, one way or the other', () => {
    const place = fc.tuple(fc.double({ min: -5, max: 9, noNaN: true }), fc.double({ min: 42, max: 51, noNaN: true }));
    fc.assert(
      fc.property(place, place, (a, b) => {
        const ours = geodesicDistance_m(...a, ...b);
        expect(Math.abs(turf.distance(a, b, { units: 'meters' }) - ours)).toBeLessThanOrEqual(0.0034 * ours + 1e-6);
      }),
    );
    const [north, east] = [geodesicDistance_m(3, 46, 3, 46.1), geodesicDistance_m(3, 46, 3.1, 46)];
    expect(turf.distance([3, 46], [3, 46.1], { units: 'meters' }) / north - 1).toBeGreaterThan(0.0001);
    expect(turf.distance([3, 46], [3.1, 46], { units: 'meters' }) / east - 1).toBeLessThan(-0.001);
  });

  test.skipIf(!epci)('turf.pointOnFeature gives a vertex of the outline where the middle lies outside: ours is inside', () => {
    const isInside = (position: readonly number[], geometry: Geometry) =>
      turf.booleanPointInPolygon([...position], toGeoJson(geometry) as MultiPolygon, { ignoreBoundary: true });
    const outlines = (epci ?? []).map(({ geometry }) => geometry);
    expect(outlines.filter((each) => !isInside([...(insidePoint(each)?.xy ?? [])], each))).toEqual([]);
    const onEdge = outlines.filter((each) => !isInside(turf.pointOnFeature(toGeoJson(each) as MultiPolygon).geometry.coordinates, each));
    expect(onEdge.length).toBeGreaterThan(0);
  });
});

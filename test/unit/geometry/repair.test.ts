import { describe, expect, test } from 'vitest';
import { loadGeos } from '../../../electron/engine/geometry/geos.ts';
import { repairPolygons } from '../../../electron/engine/geometry/repair.ts';
import { ringArea } from '../../../shared/geo/area.ts';
import { fromGeoJson } from '../../../shared/geo/geojson.ts';
import { forEachPart, type Geometry, pointGeometry } from '../../../shared/geo/geometry.ts';
import { realObjects } from './oracles.ts';

const geos = await loadGeos();

/** Rings in units of 0.001° east and north of a place near Bourges, so that areas have a legal projection. */
function place(...polygons: [number, number][][][]): Geometry {
  const geometry = fromGeoJson({
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [2.4 + x / 1000, 47 + y / 1000]))),
  });
  if (!geometry) throw new Error('empty');
  return geometry;
}

const square = (x: number, y: number, size: number): [number, number][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

function mend(geometry: Geometry) {
  const result = repairPolygons(geometry, geos);
  if ('rejected' in result) throw new Error(result.rejected);
  expect(geos.scope((s) => s.isValid(s.shape(result.geometry)))).toBe(true);
  forEachPart(result.geometry, (start, end, _polygon, isShell) => {
    expect(Math.sign(ringArea(result.geometry.xy, start, end))).toBe(isShell ? 1 : -1);
  });
  return result;
}

/** One 0.001° square there, m². */
const UNIT = 75.98 * 111.17;

describe('repair', () => {
  test('a valid polygon is handed back as it is', () => {
    const geometry = place([square(0, 0, 10)]);
    expect(mend(geometry)).toEqual({ geometry, repaired: false, reason: null, areaBefore_m2: null, areaAfter_m2: null });
  });

  test('orientation alone is turned without being called a repair', () => {
    const result = mend(place([square(0, 0, 10).reverse(), square(2, 2, 2)]));
    expect(result.repaired).toBe(false);
    expect(result.geometry.parts).toEqual([5, 10]);
  });

  test('both lobes of a crossed ring are kept', () => {
    const result = mend(
      place([
        [
          [0, 0],
          [10, 10],
          [10, 0],
          [0, 10],
          [0, 0],
        ],
      ]),
    );
    expect(result).toMatchObject({ repaired: true, reason: 'self-intersection' });
    expect(result.geometry.polygons).toHaveLength(2);
    expect(result.areaBefore_m2).toBeLessThan(UNIT);
    expect((result.areaAfter_m2 ?? 0) / UNIT).toBeCloseTo(50, 0);
  });

  test('overlapping parts are merged, not cut out', () => {
    const result = mend(place([square(0, 0, 10)], [square(5, 0, 10)]));
    expect(result).toMatchObject({ repaired: true, reason: 'self-intersection' });
    expect((result.areaAfter_m2 ?? 0) / UNIT).toBeCloseTo(150, 0);
  });

  test('an open ring is closed', () => {
    const result = mend(place([square(0, 0, 10).slice(0, 4)]));
    expect(result).toMatchObject({ repaired: true, reason: 'ring-closed' });
    expect(result.geometry.parts).toEqual([5]);
  });

  test('a hole outside its shell is dropped, one that touches itself is opened', () => {
    expect(mend(place([square(0, 0, 10), square(20, 20, 2)]))).toMatchObject({ repaired: true, reason: 'hole-outside' });
    const pinched = mend(
      place([
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [5, 10],
          [7, 5],
          [3, 5],
          [5, 10],
          [0, 10],
          [0, 0],
        ],
      ]),
    );
    expect(pinched).toMatchObject({ repaired: true, reason: 'ring-self-touch' });
    expect(pinched.areaAfter_m2).toBeCloseTo(pinched.areaBefore_m2 ?? 0, 3);
  });

  test('a collapsed part goes, the sound one stays; nothing left is refused', () => {
    const flat: [number, number][] = [
      [0, 0],
      [5, 5],
      [0, 0],
    ];
    const result = mend(place([flat], [square(0, 0, 10)]));
    expect(result).toMatchObject({ repaired: true, reason: 'collapsed' });
    expect(result.geometry.polygons).toEqual([1]);
    expect(repairPolygons(place([flat]), geos)).toEqual({ rejected: 'collapsed' });
    expect(
      repairPolygons(
        place([
          [
            [0, 0],
            [0, 1],
            [0, 2],
            [0, 3],
            [0, 0],
          ],
        ]),
        geos,
      ),
    ).toHaveProperty('rejected');
  });

  test('a coordinate that is no number is refused by name', () => {
    const geometry = place([square(0, 0, 10)]);
    geometry.xy[4] = Number.NaN;
    expect(repairPolygons(geometry, geos)).toEqual({ rejected: 'coordinate-not-finite' });
  });

  test('points pass through', () => {
    expect(repairPolygons(pointGeometry(2, 47), geos)).toMatchObject({ repaired: false });
  });

  const faulty = realObjects('defauts/communes_2018_brutes_defauts.geojson');
  test.skipIf(!faulty)('the two invalid communes of 2018 are found and mended, the others left alone', () => {
    const repaired = (faulty ?? []).filter(({ geometry }) => mend(geometry).repaired).map(({ properties }) => properties['code']);
    expect(repaired.sort()).toEqual(['14174', '15141']);
  });

  const epci = realObjects('epci.geojson');
  test.skipIf(!epci)('no EPCI needs repair', () => {
    for (const { geometry } of epci ?? []) expect(mend(geometry)).toMatchObject({ repaired: false, geometry });
  });
});

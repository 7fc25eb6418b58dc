import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutRepeatedPoints } from '../../../electron/engine/importers/prepare/repeated-points.ts';
import { totalReport } from '../../../electron/engine/importers/report.ts';
import { planarArea_m2 } from '../../../shared/geo/area.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { translator } from '../../../shared/messages/index.ts';
import { dataFile, hasData } from './support/data.ts';
import { fileOf } from './support/files.ts';
import { importFile } from './support/run.ts';

const feature = (id: string, coordinates: number[][][]) => ({
  type: 'Feature',
  properties: { site_id: id, site_nom: id },
  geometry: { type: 'Polygon', coordinates },
});
const square = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const collection = (name: string, features: readonly object[]) => fileOf(name, JSON.stringify({ type: 'FeatureCollection', features }));

describe('what is mended', () => {
  it('is told outline by outline, with what it measured before and after', async () => {
    const bow = [
      [4.8, 46.3],
      [4.81, 46.31],
      [4.81, 46.3],
      [4.8, 46.31],
      [4.8, 46.3],
    ];
    const file = collection('bow.geojson', [feature('a', [square(4.7, 46.3, 0.01)]), feature('b', [bow])]);
    const { report, note } = await importFile(file, { kind: 'sites' });
    expect(report).toMatchObject({ read: 2, imported: 2, repaired: 1 });
    const [repair] = report.repairs ?? [];
    // The two lobes take away from each other before (an hourglass measures next to nothing), and are both there after:
    // two quarters of the square of 0.01° twice over, as GDAL 3.6 measures them in EPSG:2154.
    expect(repair).toMatchObject({ row: 2, reason: 'self-intersection' });
    expect(repair?.before_ha).toBeLessThan(0.1);
    expect(repair?.after_ha).toBeCloseTo(42.73524979159, 9);
    expect(note('geometry-repaired')?.params).toMatchObject({ measured: 'yes', change: expect.closeTo(1, 6) });
    const [said] = totalReport('sites', [report], translator('fr')).notes.filter(({ code }) => code === 'geometry-repaired');
    expect(said?.message).toMatch(/^1 géométrie réparée \(contour qui se croise\)\u202f; plus grand écart de surface\u00a0: 100\s%$/);
  });

  it('rids outlines of repeated points, once an object, without calling that a repair', async () => {
    const ring = square(4.7, 46.3, 0.01).flatMap((point) => [point, point, point]);
    const { report, rows, note } = await importFile(collection('repeats.geojson', [feature('a', [ring])]), { kind: 'sites' });
    expect(report).toMatchObject({ imported: 1, repaired: 0 });
    expect(rows('sites')[0]?.geometry?.xy).toHaveLength(10);
    expect(note('points-repeated')).toMatchObject({ count: 1, rows: [1] });
  });

  it('keeps area and order whatever is repeated, and nothing is repeated after', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(point, fc.integer({ min: 1, max: 3 })), { minLength: 3, maxLength: 12 }), (corners) => {
        const ring = [...corners, corners[0] as (typeof corners)[number]];
        const xy = ring.flatMap(([[x, y], times]) => Array.from({ length: times }, () => [x, y]).flat());
        const before: Geometry = { type: 'MultiPolygon', xy: Float64Array.from(xy), parts: [xy.length / 2], polygons: [1] };
        const after = withoutRepeatedPoints(before);
        expect(planarArea_m2(after)).toBe(planarArea_m2(before));
        expect(withoutRepeatedPoints(after)).toBe(after);
        const distinct = xy.filter((_, i) => i % 2 === 0 && (i === 0 || xy[i] !== xy[i - 2] || xy[i + 1] !== xy[i - 1])).length;
        expect(after.xy.length / 2).toBe(distinct >= 4 ? distinct : xy.length / 2);
      }),
    );
  });
});

describe('records decided against', () => {
  it('are left out, counted as rejected and named', async () => {
    const file = collection(
      'three.geojson',
      [1, 2, 3].map((n) => feature(`S${n}`, [square(4.7 + n / 10, 46.3, 0.01)])),
    );
    const { report, rows, note } = await importFile(file, { kind: 'sites', leaveOut: [1, 3, 99] });
    expect(report).toMatchObject({ read: 3, imported: 1, rejected: 2 });
    expect(rows('sites').map((row) => row.values['site_id'])).toEqual(['S2']);
    expect(note('left-out')).toMatchObject({ count: 2, rows: [1, 3] });
  });
});

describe.skipIf(!hasData)('repairs of real files', () => {
  // GDAL 3.6 (MakeValid by structure), areas in EPSG:2154.
  it('tell each outline of the raw communes of 2018', async () => {
    const { report } = await importFile(dataFile('defauts/communes_2018_brutes_defauts.geojson'), { kind: 'communes' });
    expect(report).toMatchObject({ read: 17, repaired: 2 });
    const near = (ha: number) => expect.closeTo(ha, 6);
    expect(report.repairs).toEqual([
      { row: 1, reason: 'ring-self-touch', before_ha: near(6314.976377673), after_ha: near(6314.976377673) },
      { row: 17, reason: 'self-intersection', before_ha: near(1512.574595833), after_ha: near(1512.574601369) },
    ]);
  });
});

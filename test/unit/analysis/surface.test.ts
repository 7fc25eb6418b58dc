import { describe, expect, test } from 'vitest';
import { surfaceSites, surfaces } from '../../../electron/engine/analysis/surface.ts';
import { fromGeoJson } from '../../../shared/geo/geojson.ts';
import { pointGeometry } from '../../../shared/geo/geometry.ts';
import { zoneOf } from '../../../shared/geo/zone.ts';
import { DATA, hasPython, ORACLE_TIMEOUT, realObjects, runPython } from '../geometry/oracles.ts';
import { rectangle, ring, run } from './scene.ts';

describe('surface', () => {
  test('a hectare of Lambert-93 is a hectare, its ellipsoidal area the one the scale gives', async () => {
    const { rows } = await surfaces([{ uid: 'a', geometry: rectangle(0, 0, 100, 100) }], run);
    expect(rows[0]?.surface_projection_ha).toBeCloseTo(1, 9);
    // Near 47° N the scale of Lambert-93 is 0.99906: the ground is larger than the map.
    expect(rows[0]?.surface_ellipsoide_ha).toBeGreaterThan(1.0018);
    expect(rows[0]?.surface_ellipsoide_ha).toBeLessThan(1.0021);
  });

  test('the project’s method, the declared area and the gap', async () => {
    const site = { uid: 'a', geometry: rectangle(0, 0, 1000, 500), surface_declaree_ha: 51 };
    const legal = (await surfaceSites([site], 'projection_legale', run)).sites[0];
    const ellipsoid = (await surfaceSites([site], 'ellipsoide', run)).sites[0];
    expect(legal?.surface_ha).toBe(legal?.surface_projection_ha);
    expect(ellipsoid?.surface_ha).toBe(legal?.surface_ellipsoide_ha);
    expect(legal?.surface_ecart_ha).toBeCloseTo(1, 6);
    const unknown = (await surfaceSites([{ ...site, surface_declaree_ha: null }], 'ellipsoide', run)).sites[0];
    expect(unknown?.surface_ecart_ha).toBeNull();
  });

  test('a crossed outline is measured after repair, by both methods', async () => {
    const { rows, notes } = await surfaces([{ uid: 'a', geometry: ring(0, 0, 100, 100, 100, 0, 0, 100, 0, 0) }], run);
    expect(rows[0]?.surface_projection_ha).toBeCloseTo(0.5, 8);
    expect(rows[0]?.surface_ellipsoide_ha).toBeCloseTo(0.501, 3);
    expect(notes).toEqual([{ code: 'analysis-geometry-repaired', count: 1, uids: ['a'] }]);
  });

  test('no outline, a point and an outline of nothing have no area; abroad only the ellipsoid answers', async () => {
    const tokyo = fromGeoJson({
      type: 'Polygon',
      coordinates: [
        [
          [139, 35],
          [139.01, 35],
          [139.01, 35.01],
          [139, 35],
        ],
      ],
    });
    const { rows, notes } = await surfaces(
      [
        { uid: 'none', geometry: null },
        { uid: 'point', geometry: pointGeometry(2, 47) },
        { uid: 'flat', geometry: ring(0, 0, 10, 0, 0, 0) },
        { uid: 'tokyo', geometry: tokyo },
      ],
      run,
    );
    for (const row of rows.slice(0, 3)) expect(row).toMatchObject({ surface_projection_ha: null, surface_ellipsoide_ha: null });
    expect(rows[3]?.surface_projection_ha).toBeNull();
    expect(rows[3]?.surface_ellipsoide_ha).toBeCloseTo(50.6, 0);
    expect(notes.map(({ code, uids }) => [code, ...uids])).toEqual([
      ['analysis-geometry-unusable', 'flat'],
      ['analysis-outside-zones', 'tokyo'],
    ]);
  });

  const all = ['epci.geojson', 'epci_drom.geojson', 'simules/sites_simules.geojson'].map(realObjects);
  test.skipIf(!hasPython || all.includes(null))(
    'EPCI of all zones and sites agree with PROJ and shapely within 1e-9',
    async () => {
      const objects = all.flatMap((list) => list ?? []);
      const { rows } = await surfaces(
        objects.map(({ geometry }, index) => ({ uid: String(index), geometry })),
        run,
      );
      const script = `
import json, sys
from pyproj import Transformer
from shapely.geometry import shape
from shapely.ops import transform
q = json.load(sys.stdin)
to = {}
out = []
for name in q['files']:
    for f in json.load(open(q['root'] + '/' + name))['features']:
        epsg = q['zones'][len(out)]
        t = to.setdefault(epsg, Transformer.from_crs(4326, epsg, always_xy=True).transform)
        out.append(transform(t, shape(f['geometry'])).area / 1e4)
print(json.dumps(out))`;
      const expected = runPython<number[]>(script, {
        root: DATA,
        files: ['epci.geojson', 'epci_drom.geojson', 'simules/sites_simules.geojson'],
        zones: objects.map(({ geometry }) => zoneOf(geometry)?.epsg),
      });
      expect(rows).toHaveLength(1310);
      rows.forEach((row, index) => {
        expect(Math.abs((row.surface_projection_ha ?? 0) / (expected[index] as number) - 1)).toBeLessThan(1e-9);
      });
    },
    ORACLE_TIMEOUT,
  );
});

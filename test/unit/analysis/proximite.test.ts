import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EquipementObject } from '../../../electron/engine/analysis/input.ts';
import { proximite } from '../../../electron/engine/analysis/proximite.ts';
import { geodesicDistance_m } from '../../../electron/engine/geometry/geodesic.ts';
import { type Geometry, pointGeometry } from '../../../shared/geo/geometry.ts';
import { DATA, hasPython, ORACLE_TIMEOUT, realObjects, runPython } from '../geometry/oracles.ts';
import { line, onMap, point, rectangle, run } from './scene.ts';

const object = (uid: string, geometry: Geometry, categorie = 'gare'): EquipementObject => ({ uid, categorie, nom: uid, geometry });
const nearest = async (site: Geometry, equipements: EquipementObject[], nombre = 1) => {
  const { rows } = await proximite({ sites: [{ uid: 'site', geometry: site }], equipements }, { nombre, categories: null }, run);
  return rows.map(({ cible_uid, distance_m }) => [cible_uid, distance_m] as const);
};
const SITE = rectangle(0, 0, 1000, 1000);
/** Ground metres of one metre of Lambert-93 in the scene: about 1/0.99905. */
const GROUND = 1.00095;

describe('proximite', () => {
  test('measures from the edge, not from the centre', async () => {
    const [[uid, distance]] = (await nearest(SITE, [object('a', point(1500, 500)), object('b', point(500, -600))])) as [[string, number]];
    expect(uid).toBe('a');
    expect(distance / 500 / GROUND).toBeCloseTo(1, 4);
  });

  test('what lies inside, crosses, or surrounds the site is at 0', async () => {
    const inside = object('inside', point(500, 500), 'a');
    const crossing = object('crossing', line(-500, 500, 1500, 600), 'b');
    const within = object('within', line(400, 400, 600, 600), 'c');
    const around = object('around', rectangle(-5000, -5000, 20_000, 20_000), 'd');
    const far = (categorie: string) => object('far', point(2000, 0), categorie);
    for (const near of [inside, crossing, within, around]) {
      expect(await nearest(SITE, [far(near.categorie), near])).toEqual([[near.uid, 0]]);
    }
  });

  test('a hole is outside: its edge is as near as any', async () => {
    const ring = (x: number, size: number) => [x, x, x + size, x, x + size, x + size, x, x + size, x, x];
    const holed = onMap({
      type: 'MultiPolygon',
      xy: Float64Array.from([...ring(0, 1000), ...ring(300, 400)]),
      parts: [5, 10],
      polygons: [2],
    });
    const [[, distance]] = (await nearest(holed, [object('a', point(400, 500))])) as [[string, number]];
    expect(distance / 100 / GROUND).toBeCloseTo(1, 4);
  });

  test('ranks, categories and equal distances', async () => {
    const { rows } = await proximite(
      {
        sites: [
          { uid: 'site', geometry: SITE },
          { uid: 'nowhere', geometry: null },
        ],
        equipements: [
          object('z', point(2000, 0), 'port'),
          object('b', point(1500, 0)),
          object('a', point(1500, 0)),
          object('c', point(3000, 0)),
        ],
      },
      { nombre: 2, categories: null },
      run,
    );
    expect(rows.map(({ categorie, rang, cible_uid }) => [categorie, rang, cible_uid])).toEqual([
      ['gare', 1, 'a'],
      ['gare', 2, 'b'],
      ['port', 1, 'z'],
    ]);
    const only = await proximite(
      { sites: [{ uid: 'site', geometry: SITE }], equipements: [object('z', point(2000, 0), 'port'), object('b', point(1500, 0))] },
      { nombre: 1, categories: ['port'] },
      run,
    );
    expect(only.rows.map(({ cible_uid }) => cible_uid)).toEqual(['z']);
  });

  // Whole numbers of 1e-5 degree: a counterexample shrinks in a few steps.
  const degrees = (min: number, max: number) => fc.integer({ min: min * 1e5, max: max * 1e5 }).map((number) => number / 1e5);
  const anywhere = fc.tuple(degrees(-4, 8), degrees(42.5, 50.9));
  test('no nearer object is missed, anywhere in France, for any number', async () => {
    await fc.assert(
      fc.asyncProperty(
        anywhere,
        fc.array(anywhere, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 6 }),
        async ([x, y], places, nombre) => {
          // A site of a few centimetres: its edge is its centre, so that the geodesic between points is the whole truth.
          const d = 1e-7;
          const site: Geometry = { type: 'MultiPolygon', xy: Float64Array.of(x, y, x + d, y, x, y + d, x, y), parts: [4], polygons: [1] };
          const rows = await nearest(
            site,
            places.map((place, index) => object(String(index), pointGeometry(...place))),
            nombre,
          );
          const truth = places.map((place) => geodesicDistance_m(x, y, ...place)).sort((a, b) => a - b);
          expect(rows).toHaveLength(Math.min(nombre, places.length));
          rows.forEach(([, distance], index) => {
            expect(Math.abs(distance - (truth[index] as number))).toBeLessThan(0.03);
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test('the nearest is so on the ground, also where the projection says otherwise', async () => {
    // 20 m nearer in the south, where Lambert-93 stretches, than in the east, along the parallel of least scale.
    const d = 1e-7;
    const site: Geometry = {
      type: 'MultiPolygon',
      xy: Float64Array.of(3, 46.5, 3 + d, 46.5, 3, 46.5 + d, 3, 46.5),
      parts: [4],
      polygons: [1],
    };
    const south = pointGeometry(3, 43.8);
    const southern = geodesicDistance_m(3, 46.5, 3, 43.8);
    let longitude = 6;
    while (geodesicDistance_m(3, 46.5, longitude, 46.5) < southern + 20) longitude += 1e-5;
    const east = pointGeometry(longitude, 46.5);
    expect((await nearest(site, [object('east', east), object('south', south)]))[0]?.[0]).toBe('south');
    expect((await nearest(site, [object('south', south), object('east', east)]))[0]?.[0]).toBe('south');
  });

  test('the search among many equals the search one by one', async () => {
    const lines = fc.tuple(anywhere, degrees(-0.3, 0.3), degrees(-0.3, 0.3));
    await fc.assert(
      fc.asyncProperty(anywhere, fc.array(lines, { minLength: 2, maxLength: 30 }), async ([x, y], list) => {
        const site: Geometry = {
          type: 'MultiPolygon',
          xy: Float64Array.of(x, y, x + 0.2, y + 0.05, x + 0.1, y + 0.2, x, y),
          parts: [4],
          polygons: [1],
        };
        const roads = list.map(([[x1, y1], dx, dy], index): EquipementObject => {
          const xy = Float64Array.of(x1, y1, x1 + dx, y1 + dy);
          return object(String(index), { type: 'MultiLineString', xy, parts: [2], polygons: [] });
        });
        const each = await Promise.all(roads.map(async (road) => (await nearest(site, [road]))[0]?.[1] as number));
        const [first, second] = await nearest(site, roads, 2);
        const sorted = each.toSorted((a, b) => a - b);
        expect([first?.[1], second?.[1]]).toEqual(sorted.slice(0, 2));
      }),
      { numRuns: 50 },
    );
  });

  test('overseas sites use their own zone; objects of another ocean are still measured', async () => {
    const cayenne: Geometry = {
      type: 'MultiPolygon',
      xy: Float64Array.of(-52.33, 4.93, -52.32, 4.93, -52.32, 4.94, -52.33, 4.93),
      parts: [4],
      polygons: [1],
    };
    const paris = object('paris', pointGeometry(2.35, 48.85));
    const kourou = object('kourou', pointGeometry(-52.65, 5.16));
    expect((await nearest(cayenne, [paris, kourou]))[0]?.[0]).toBe('kourou');
    const [[, far]] = (await nearest(cayenne, [paris])) as [[string, number]];
    const corners = [geodesicDistance_m(-52.33, 4.93, 2.35, 48.85), geodesicDistance_m(-52.32, 4.94, 2.35, 48.85)];
    expect(far).toBeCloseTo(Math.min(...corners), 0);
    // Both beyond the zone: the nearer one wins, by the geodesic.
    const dakar = object('dakar', pointGeometry(-17.44, 14.69));
    expect((await nearest(cayenne, [paris, dakar], 2)).map(([uid]) => uid)).toEqual(['dakar', 'paris']);
  });

  const sites = realObjects('simules/sites_simules.geojson');
  const poi = realObjects('poi/poi.geojson');
  test.skipIf(!hasPython || !sites || !poi)(
    'real sites: object and distance agree with shapely and pyproj within max(1e-6, 1 mm)',
    async () => {
      const { rows } = await proximite(
        {
          sites: (sites ?? []).map(({ geometry }, index) => ({ uid: String(index), geometry })),
          equipements: (poi ?? []).map(({ properties, geometry }, index) => ({
            uid: String(index),
            categorie: String(properties['categorie']),
            nom: null,
            geometry,
          })),
        },
        { nombre: 3, categories: null },
        run,
      );
      // All objects of a category, one by one: no index, no bound.
      const script = `
import json, sys
from pyproj import Geod, Transformer
from shapely.geometry import shape
from shapely.ops import nearest_points, transform
to = Transformer.from_crs(4326, 2154, always_xy=True); back = Transformer.from_crs(2154, 4326, always_xy=True)
geod = Geod(ellps='GRS80')
root = json.load(sys.stdin)
read = lambda name: [(f['properties'], transform(to.transform, shape(f['geometry']))) for f in json.load(open(root + name))['features']]
out = []
groups = {}
for i, (p, g) in enumerate(read('/poi/poi.geojson')): groups.setdefault(p['categorie'], []).append((i, g))
for _, s in read('/simules/sites_simules.geojson'):
    found = {}
    for name, members in groups.items():
        planar = sorted((s.distance(g), i, g) for i, g in members)
        exact = []
        for d, i, g in planar[:40]:
            a, b = nearest_points(s, g)
            a, b = back.transform(a.x, a.y), back.transform(b.x, b.y)
            exact.append((geod.inv(*a, *b)[2], i))
        found[name] = [d for d, _ in sorted(exact)[:3]]
    out.append(found)
print(json.dumps(out))`;
      const expected = runPython<Record<string, number[]>[]>(script, DATA);
      let compared = 0;
      expected.forEach((found, index) => {
        for (const [categorie, distances] of Object.entries(found)) {
          const ours = rows
            .filter((row) => row.site_uid === String(index) && row.categorie === categorie)
            .map(({ distance_m }) => distance_m);
          expect(ours).toHaveLength(distances.length);
          ours.forEach((distance, rang) => {
            const truth = distances[rang] as number;
            expect(Math.abs(distance - truth)).toBeLessThanOrEqual(Math.max(1e-6 * truth, 1e-3));
            compared++;
          });
        }
      });
      expect(compared).toBe(55 * 10 * 3);
    },
    ORACLE_TIMEOUT,
  );
});

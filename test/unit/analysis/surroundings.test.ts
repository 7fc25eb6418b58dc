/** What lies around the sites: inhabitants, industry. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bassin } from '../../../electron/engine/analysis/bassin.ts';
import type { EtablissementObject, PopulatedCommune } from '../../../electron/engine/analysis/input.ts';
import { isIndustry, leastJobs, voisinage } from '../../../electron/engine/analysis/voisinage.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { DATA, hasPython, ORACLE_TIMEOUT, realObjects, runPython } from '../geometry/oracles.ts';
import { point, rectangle, ring, run } from './scene.ts';

describe('bassin', () => {
  const commune = (geometry: Geometry | null, population: number | null): PopulatedCommune => ({ uid: 'c', geometry, population });
  const measure = async (site: Geometry | null, communes: PopulatedCommune[], rayon_m = 5000) => {
    const { sites, notes } = await bassin({ sites: [{ uid: 'site', geometry: site }], communes }, { rayon_m }, run);
    return { ...sites[0], notes: notes.map(({ code }) => code) };
  };
  const SITE = ring(0, 0, 1000, 0, 1000, 1000, 300, 700, 0, 0);

  /** Expected: shapely 2.0, buffer(5000, 32) of the site, communes by area: 1000 + 0.19602 × 50,000 + 0.36649 × 8,000. */
  test('communes inside count whole, those cut by their share of area, those beyond not at all', async () => {
    const row = await measure(SITE, [
      commune(rectangle(-2000, -2000, 4000, 4000), 1000),
      commune(rectangle(2000, -8000, 10_000, 17_000), 50_000),
      commune(rectangle(-9000, -3000, 7000, 7000), 8000),
      commune(rectangle(0, 50_000, 1000, 1000), 77),
    ]);
    expect(row.bassin_population).toBe(13_733);
    expect(row.bassin_part).toBeCloseTo(0.6948803849, 8);
    expect(row.notes).toEqual(['analysis-bassin-partial']);
  });

  test('no commune in reach, none with a population, no outline: unknown, not 0', async () => {
    const unknown = { bassin_population: null, bassin_part: null };
    expect(await measure(SITE, [])).toMatchObject(unknown);
    expect(await measure(SITE, [commune(rectangle(50_000, 0, 10, 10), 5)])).toMatchObject(unknown);
    expect(await measure(SITE, [commune(rectangle(0, 0, 9000, 9000), null)])).toMatchObject(unknown);
    expect(await measure(null, [commune(rectangle(0, 0, 9000, 9000), 5)])).toMatchObject(unknown);
    expect(await measure(SITE, [commune(rectangle(-50_000, -50_000, 100_000, 100_000), 0)])).toMatchObject({
      ...{ bassin_population: 0, notes: [] },
    });
  });

  test('a wider reach never holds fewer people, and never more than there are', async () => {
    const communes = [-2, -1, 0, 1, 2].flatMap((x) =>
      [-2, -1, 0, 1, 2].map((y) => commune(rectangle(x * 3000, y * 3000, 3000, 3000), 100 + 10 * x + y)),
    );
    const all = communes.reduce((sum, { population }) => sum + (population ?? 0), 0);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 100, max: 12_000 }), fc.integer({ min: 1, max: 5000 }), async (rayon_m, more) => {
        const [near, wide] = [await measure(SITE, communes, rayon_m), await measure(SITE, communes, rayon_m + more)];
        expect(near.bassin_population).toBeLessThanOrEqual(wide.bassin_population ?? -1);
        expect(wide.bassin_population).toBeLessThanOrEqual(all);
        expect(wide.bassin_part).toBeLessThanOrEqual(1);
      }),
      { numRuns: 40 },
    );
  });

  const sites = realObjects('simules/sites_simules.geojson');
  const epci = realObjects('epci.geojson');
  test.skipIf(!hasPython || !sites || !epci)(
    'real sites among the EPCI of the country: inhabitants within 20 km agree with shapely in Lambert-93',
    async () => {
      const communes = (epci ?? []).map(({ geometry, properties }, index) => ({
        ...{ uid: String(index), geometry, population: Number(properties['population']) },
      }));
      const { sites: rows } = await bassin(
        { sites: (sites ?? []).map(({ geometry }, index) => ({ uid: String(index), geometry })), communes },
        { rayon_m: 20_000 },
        run,
      );
      const script = `
import json, sys
from pyproj import Transformer
from shapely.geometry import shape
from shapely.ops import transform
from shapely.strtree import STRtree
to = Transformer.from_crs(4326, 2154, always_xy=True).transform
root = json.load(sys.stdin)
read = lambda name: json.load(open(root + '/' + name))['features']
sites = [transform(to, shape(f['geometry'])).buffer(20000, 32) for f in read('simules/sites_simules.geojson')]
found = read('epci.geojson')
places = [transform(to, shape(f['geometry'])) for f in found]
people = {id(g): f['properties']['population'] for g, f in zip(places, found)}
tree = STRtree(places)
def near(s):
  hits = tree.query(s)
  return [places[h] if not hasattr(h, 'area') else h for h in hits]
out = []
for s in sites:
  pieces = [(people[id(g)], g.intersection(s).area, g.area) for g in near(s)]
  out.append([sum(p * a / w for p, a, w in pieces), sum(a for _, a, _ in pieces) / s.area])
print(json.dumps(out))`;
      const expected = runPython<[number, number][]>(script, DATA);
      expect(rows).toHaveLength(55);
      rows.forEach((row, index) => {
        const [population, covered] = expected[index] as [number, number];
        expect(Math.abs((row.bassin_population ?? -1) - population)).toBeLessThan(0.51);
        expect(Math.abs((row.bassin_part ?? -1) - Math.min(1, covered))).toBeLessThan(1e-8);
      });
    },
    ORACLE_TIMEOUT,
  );
});

describe('voisinage', () => {
  const SITE = rectangle(0, 0, 1000, 1000);
  const etablissement = (x: number, y: number, activite: string | null, effectif: string | null = null, actif: string | null = 'oui') =>
    ({ uid: `${x} ${y}`, geometry: point(x, y), activite, effectif, actif }) satisfies EtablissementObject;
  const around = async (input: Partial<Parameters<typeof voisinage>[0]>, rayon_m = 5000) => {
    const layers = { etablissements: null, laureats: null, embranches: null, ...input };
    const { sites } = await voisinage({ sites: [{ uid: 'site', geometry: SITE }], ...layers }, { rayon_m }, run);
    return sites[0];
  };

  test('counts what lies within the distance of the edge, in the site too', async () => {
    const row = await around({
      etablissements: [
        etablissement(500, 500, '25.62B', '12'),
        etablissement(5900, 500, '2562B', '21'),
        etablissement(6100, 500, '10.71C', '53'),
        etablissement(3000, 0, '47.11F', '41'),
        etablissement(3000, 1, '20.11Z', null),
        etablissement(3000, 2, '20.11Z', '11', 'non'),
        etablissement(3000, 3, null, '11', null),
      ],
      laureats: [
        { uid: 'a', geometry: point(0, -4900) },
        { uid: 'b', geometry: null },
      ],
      embranches: [{ uid: 'c', geometry: point(0, 9000) }],
    });
    expect(row).toMatchObject({ voisins_etablissements: 5, voisins_industries: 3, voisins_emplois_industriels: 70 });
    expect(row).toMatchObject({ voisins_laureats: 1, voisins_embranches: 0 });
  });

  test('a layer that is absent is unknown, not 0', async () => {
    expect(await around({})).toEqual({
      ...{ site_uid: 'site', voisins_etablissements: null, voisins_industries: null, voisins_emplois_industriels: null },
      ...{ voisins_laureats: null, voisins_embranches: null },
    });
  });

  test('objects of another zone count by their true distance', async () => {
    // 1° of longitude west of the bounds of metropolitan France is out of every zone
    const geometry = { type: 'Point', xy: Float64Array.of(-61.5, 16.2), parts: [], polygons: [] } as const;
    expect((await around({ laureats: [{ uid: 'guadeloupe', geometry }] }, 200_000))?.voisins_laureats).toBe(0);
  });

  test('industry is NAF 05 to 33; jobs are the lower bounds of the size classes', () => {
    expect(['05.10Z', '09.90Z', '10.11Z', '33.20D', '3320D'].every(isIndustry)).toBe(true);
    expect(['01.11Z', '03.22Z', '35.11Z', '43.99C', '', null].some(isIndustry)).toBe(false);
    expect(['NN', '00', '01', '1', '12', '53', null, ''].map(leastJobs)).toEqual([0, 0, 1, 1, 20, 10_000, 0, 0]);
  });
});

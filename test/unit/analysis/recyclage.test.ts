import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FricheObject } from '../../../electron/engine/analysis/input.ts';
import { recyclage } from '../../../electron/engine/analysis/recyclage.ts';
import { surfaceSites } from '../../../electron/engine/analysis/surface.ts';
import type { AreaMethod } from '../../../shared/domain/analysis.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { DATA, hasPython, ORACLE_TIMEOUT, realObjects, runPython } from '../geometry/oracles.ts';
import { point, rectangle, ring, run } from './scene.ts';

const friche = (geometry: Geometry | null, friche_id: string | null = null): FricheObject => ({
  uid: `f${friche_id}`,
  friche_id,
  geometry,
});
const measure = async (
  site: Geometry | null,
  emprises: FricheObject[],
  points: FricheObject[] = [],
  method: AreaMethod = 'projection_legale',
) => {
  const { sites, notes } = await recyclage({ sites: [{ uid: 'site', geometry: site }], emprises, points, method }, { seuil: 0.5 }, run);
  const [row] = sites;
  if (!row) throw new Error('no row');
  return { ...row, notes: notes.map(({ code }) => code) };
};
const HECTARE = rectangle(0, 0, 100, 100);

describe('recyclage', () => {
  test('friches that overlap each other count once', async () => {
    const row = await measure(HECTARE, [
      friche(rectangle(0, 0, 60, 100)),
      friche(rectangle(40, 0, 40, 100)),
      friche(rectangle(500, 0, 10, 10)),
    ]);
    expect(row.friche_ha).toBeCloseTo(0.8, 8);
    expect(row.friche_part).toBeCloseTo(0.8, 8);
    expect(row).toMatchObject({ recyclage: true, friches_avec_emprise: 2, friches_sans_emprise: 0, notes: [] });
  });

  test('no friche is 0, not unknown; no outline is unknown, not 0', async () => {
    expect(await measure(HECTARE, [])).toMatchObject({ friche_ha: 0, friche_part: 0, recyclage: false });
    expect(await measure(null, [friche(HECTARE)])).toMatchObject({ friche_ha: null, friche_part: null, recyclage: null });
  });

  test('a friche that touches the site adds nothing', async () => {
    expect(await measure(HECTARE, [friche(rectangle(100, 0, 50, 100))])).toMatchObject({ friche_ha: 0, friches_avec_emprise: 0 });
  });

  test('a self-crossing friche keeps its overlap, and is named', async () => {
    const bowTie = ring(0, 0, 100, 100, 100, 0, 0, 100, 0, 0);
    const row = await measure(HECTARE, [friche(bowTie)]);
    expect(row.friche_ha).toBeCloseTo(0.5, 6);
    expect(row.notes).toEqual(['analysis-geometry-repaired']);
  });

  test('friches without an outline are counted apart, those with one are not', async () => {
    const row = await measure(
      HECTARE,
      [friche(rectangle(0, 0, 10, 10), 'a'), friche(null, 'b')],
      [
        friche(point(5, 5), 'a'),
        friche(point(50, 50), 'b'),
        friche(point(60, 60), 'c'),
        friche(point(60, 60), null),
        friche(point(150, 50), 'd'),
      ],
    );
    expect(row.friches_sans_emprise).toBe(3);
    expect(row.friches_avec_emprise).toBe(1);
  });

  test('the whole site is exactly 1 by either method', async () => {
    for (const method of ['projection_legale', 'ellipsoide'] as const) {
      const row = await measure(HECTARE, [friche(rectangle(-50, -50, 300, 300))], [], method);
      const { sites } = await surfaceSites([{ uid: 'site', geometry: HECTARE, surface_declaree_ha: null }], method, run);
      expect(row.friche_part).toBeLessThanOrEqual(1);
      expect(row.friche_part).toBeCloseTo(1, 9);
      expect(row.friche_ha).toBeCloseTo(sites[0]?.surface_ha ?? 0, 9);
    }
  });

  test('splitting a friche changes nothing', async () => {
    const cut = fc.integer({ min: 1, max: 59 });
    await fc.assert(
      fc.asyncProperty(cut, fc.integer({ min: -30, max: 90 }), async (width, x) => {
        const whole = await measure(HECTARE, [friche(rectangle(x, 10, 60, 50))]);
        const parts = await measure(HECTARE, [friche(rectangle(x, 10, width, 50)), friche(rectangle(x + width, 10, 60 - width, 50))]);
        expect(parts.friche_ha).toBeCloseTo(whole.friche_ha ?? -1, 9);
      }),
      { numRuns: 50 },
    );
  });

  const sites = realObjects('simules/sites_simules.geojson');
  const friches = realObjects('simules/friches_simulees.geojson');
  test.skipIf(!hasPython || !sites || !friches)(
    'real sites: recycled hectares agree with shapely in Lambert-93 within 1e-9',
    async () => {
      const { sites: rows, notes } = await recyclage(
        {
          sites: (sites ?? []).map(({ geometry }, index) => ({ uid: String(index), geometry })),
          emprises: (friches ?? []).map(({ geometry }, index) => ({ uid: String(index), friche_id: null, geometry })),
          points: [],
          method: 'projection_legale',
        },
        { seuil: 0.5 },
        run,
      );
      const script = `
import json, sys
from pyproj import Transformer
from shapely.geometry import shape
from shapely.ops import transform, unary_union
from shapely.strtree import STRtree
to = Transformer.from_crs(4326, 2154, always_xy=True).transform
root = json.load(sys.stdin)
read = lambda name: [transform(to, shape(f['geometry'])) for f in json.load(open(root + '/simules/' + name))['features']]
sites, friches = read('sites_simules.geojson'), read('friches_simulees.geojson')
tree = STRtree(friches)
print(json.dumps([[s.intersection(unary_union(tree.query(s))).area / 1e4, s.area / 1e4] for s in sites]))`;
      const expected = runPython<[number, number][]>(script, DATA);
      expect(notes).toEqual([]);
      expect(rows).toHaveLength(55);
      rows.forEach((row, index) => {
        const [ha, surface] = expected[index] as [number, number];
        expect(Math.abs((row.friche_ha ?? -1) - ha)).toBeLessThanOrEqual(1e-9 * Math.max(ha, 1));
        expect(Math.abs((row.friche_part ?? -1) - ha / surface)).toBeLessThan(1e-9);
      });
      expect(rows.filter(({ friche_ha }) => (friche_ha ?? 0) > 0).length).toBeGreaterThan(10);
    },
    ORACLE_TIMEOUT,
  );
});

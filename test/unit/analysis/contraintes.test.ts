import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contraintes } from '../../../electron/engine/analysis/contraintes.ts';
import type { ContrainteObject } from '../../../electron/engine/analysis/input.ts';
import type { AreaMethod } from '../../../shared/domain/analysis.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { onMap, rectangle, ring, run } from './scene.ts';

let number = 0;
const contrainte = (
  type: string | null,
  geometry: Geometry | null,
  exclusion: boolean | null = null,
  nom = `${type}`,
): ContrainteObject => ({
  ...{ uid: `c${number++}`, type, nom, exclusion, geometry },
});
const measure = async (site: Geometry | null, objects: ContrainteObject[], method: AreaMethod = 'projection_legale') => {
  const input = { sites: [{ uid: 'site', geometry: site }], contraintes: objects, method };
  const { sites, shares, notes } = await contraintes(input, { portee_m: 20_000 }, run);
  const [row] = sites;
  if (!row) throw new Error('no row');
  return { row, shares, notes: notes.map(({ code }) => code) };
};
const HECTARE = rectangle(0, 0, 100, 100);

describe('contraintes', () => {
  /** Expected areas: shapely 2.0 (GEOS 3.11), unary_union and intersection of the same vertices. */
  test('a site with a hole under overlapping wetlands and a Natura 2000 site agrees with shapely', async () => {
    const outer = [0, 0, 400, 40, 380, 310, 150, 260, 20, 330, 0, 0];
    const hole = [150, 100, 200, 110, 180, 160, 150, 100];
    const site = onMap({ type: 'MultiPolygon', xy: Float64Array.from([...outer, ...hole]), parts: [6, 10], polygons: [2] });
    const { row, shares, notes } = await measure(site, [
      contrainte('Zone humide', ring(-50, -50, 130, -20, 160, 180, 40, 200, -50, -50), false, 'Marais'),
      contrainte('Zone humide', ring(100, 50, 260, 60, 240, 240, 90, 150, 100, 50), true, 'Étang'),
      contrainte('Natura 2000', ring(200, -20, 500, 0, 450, 200, 300, 120, 200, -20), true, 'Forêt'),
      contrainte('PPRI', ring(900, 0, 950, 0, 950, 50, 900, 0), true),
    ]);
    const close = (value: number | null, expected: number) => expect(Math.abs((value ?? -1) - expected)).toBeLessThan(1e-8);
    close(row.contrainte_ha, 5.314854240098292);
    close(row.contrainte_part, 0.5244059437689484);
    close(row.exclusion_ha, 3.474342669451223);
    close(row.exclusion_part, 0.34280638080426473);
    expect(row.contraintes_types).toBe(2);
    expect(shares.map(({ type, noms, exclusion }) => [type, noms, exclusion])).toEqual([
      ['Zone humide', 'Marais|Étang', true],
      ['Natura 2000', 'Forêt', true],
    ]);
    close(shares[0]?.surface_ha ?? null, 3.9505115706470693);
    close(shares[0]?.part ?? null, 0.38978900549058404);
    close(shares[1]?.surface_ha ?? null, 1.3648638772154211);
    expect(notes).toEqual([]);
  });

  test('free of constraints is 0 near one, unknown far from all and where none is loaded', async () => {
    const beside = await measure(HECTARE, [contrainte('PPRI', rectangle(5000, 0, 10, 10), true)]);
    expect(beside.row).toMatchObject({ contrainte_ha: 0, contrainte_part: 0, exclusion_part: 0, contraintes_types: 0 });
    const unknown = { contrainte_ha: null, contrainte_part: null, exclusion_ha: null, exclusion_part: null, contraintes_types: null };
    const far = await measure(HECTARE, [contrainte('PPRI', rectangle(30_000, 0, 10, 10), true)]);
    expect(far).toMatchObject({ row: unknown, shares: [], notes: ['analysis-outside-coverage'] });
    expect((await measure(HECTARE, [])).row).toMatchObject(unknown);
    expect(await measure(null, [contrainte('PPRI', HECTARE, true)])).toMatchObject({ row: unknown, notes: [] });
  });

  test('what no layer declares exclusive is not taken for harmless', async () => {
    const { row } = await measure(HECTARE, [contrainte('ZNIEFF', rectangle(0, 0, 50, 100), null)]);
    expect(row).toMatchObject({ exclusion_ha: null, exclusion_part: null });
    expect(row.contrainte_part).toBeCloseTo(0.5, 8);
    const said = await measure(HECTARE, [contrainte('ZNIEFF', rectangle(0, 0, 50, 100), false)]);
    expect(said.row.exclusion_part).toBe(0);
  });

  test('constraints without a type are a type of their own', async () => {
    const { shares } = await measure(HECTARE, [contrainte(null, rectangle(0, 0, 20, 100)), contrainte('PPRT', rectangle(50, 0, 10, 100))]);
    expect(shares.map(({ type, exclusion }) => [type, exclusion])).toEqual([
      [null, false],
      ['PPRT', false],
    ]);
  });

  test('union ≤ sum, each type ≤ union ≤ 1, exclusive ≤ all, whatever the order', async () => {
    const box = fc.record({
      x: fc.integer({ min: -80, max: 120 }),
      y: fc.integer({ min: -80, max: 120 }),
      width: fc.integer({ min: 1, max: 150 }),
      height: fc.integer({ min: 1, max: 150 }),
      type: fc.constantFrom('PPRI', 'Natura 2000', null),
      exclusion: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(box, { minLength: 1, maxLength: 7 }),
        fc.constantFrom('projection_legale' as const, 'ellipsoide' as const),
        async (boxes, method) => {
          const objects = boxes.map(({ x, y, width, height, type, exclusion }) =>
            contrainte(type, rectangle(x, y, width, height), exclusion),
          );
          const { row, shares } = await measure(HECTARE, objects, method);
          const [all, exclusive] = [row.contrainte_part ?? -1, row.exclusion_part ?? -1];
          const parts = shares.map(({ part }) => part);
          // a vertex that an overlay adds on a straight edge of the plane lies a hair beside the geodesic: 1e-9 of the area
          const [slack, sum] = [1e-8, parts.reduce((total, part) => total + part, 0)];
          expect(all).toBeLessThanOrEqual(1);
          expect(all).toBeLessThanOrEqual(sum + slack);
          for (const part of parts) expect(part).toBeLessThanOrEqual(all + slack);
          expect(exclusive).toBeLessThanOrEqual(all + slack);
          const turned = await measure(HECTARE, objects.toReversed(), method);
          expect(turned.row.contrainte_part).toBeCloseTo(all, 9);
          expect(turned.shares.map(({ type }) => type).sort()).toEqual(shares.map(({ type }) => type).sort());
        },
      ),
      { numRuns: 60 },
    );
  });
});

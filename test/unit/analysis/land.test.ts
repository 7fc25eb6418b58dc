/** Land of the sites: what is artificialised already, who owns it, what is serviced. */
import { describe, expect, test } from 'vitest';
import { foncier } from '../../../electron/engine/analysis/foncier.ts';
import type { OccupationObject, TerrainObject } from '../../../electron/engine/analysis/input.ts';
import { isArtificialised, occupation } from '../../../electron/engine/analysis/occupation.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { rectangle, run } from './scene.ts';

const HECTARE = rectangle(0, 0, 100, 100);
const SITE = [{ uid: 'site', geometry: HECTARE }];

describe('occupation', () => {
  const cover = (geometry: Geometry, artificialise: boolean | null, code_cs: string | null = null, code_us: string | null = null) =>
    ({ uid: 'o', geometry, artificialise, code_cs, code_us }) satisfies OccupationObject;
  const measure = async (objects: OccupationObject[], couverture = 0.9) => {
    const { sites, notes } = await occupation({ sites: SITE, occupation: objects, method: 'projection_legale' }, { couverture }, run);
    return { ...sites[0], notes: notes.map(({ code }) => code) };
  };

  test('shares of what is known: source first, then the crossing of cover and use', async () => {
    const row = await measure([
      cover(rectangle(0, 0, 30, 100), true),
      cover(rectangle(30, 0, 20, 100), null, 'CS1.1.1.2', 'US5'),
      cover(rectangle(50, 0, 45, 100), null, 'CS2.1.1.1', 'US1.2'),
    ]);
    expect(row.artificialise_ha).toBeCloseTo(0.5, 8);
    expect(row.artificialise_part).toBeCloseTo(0.5 / 0.95, 8);
    expect(row.occupation_part).toBeCloseTo(0.95, 8);
    expect(row.notes).toEqual([]);
  });

  test('a site covered too little is unknown, and said so; one not covered at all is simply unknown', async () => {
    const little = await measure([cover(rectangle(0, 0, 60, 100), true)]);
    expect(little).toMatchObject({ artificialise_ha: null, artificialise_part: null, notes: ['analysis-cover-partial'] });
    expect(little.occupation_part).toBeCloseTo(0.6, 8);
    expect((await measure([cover(rectangle(0, 0, 60, 100), true)], 0.5)).artificialise_part).toBe(1);
    expect(await measure([])).toMatchObject({ artificialise_part: null, occupation_part: 0, notes: [] });
    // cover without a use says nothing of grass
    expect(await measure([cover(HECTARE, null, 'CS2.2.1', null)])).toMatchObject({ artificialise_part: null, occupation_part: 0 });
  });

  test('a place drawn twice counts once', async () => {
    const row = await measure([cover(HECTARE, false), cover(rectangle(0, 0, 60, 100), true), cover(rectangle(40, 0, 40, 100), true)]);
    expect(row.artificialise_ha).toBeCloseTo(0.8, 8);
  });

  /** Matrix `is_artificial.sql` of the national observatory (domain notes §6.2). */
  test.each([
    ['CS1.1.1.1', 'US5', true],
    ['CS1.1.2.1', 'US1.3', false],
    ['CS1.1.2.1', 'US4.1.1', true],
    ['CS1.1.2.1', null, null],
    ['CS1.1.2.2', 'US6.2', true],
    ['CS2.2.1', 'US235', true],
    ['CS2.2.1', 'US1.1', false],
    ['CS2.2.2', 'US4.3', true],
    ['CS2.2.2', 'US6.3', false],
    ['CS1.2.1', 'US2', false],
    ['CS2.1.2', 'US2', false],
    ['1.1.1.1', '5', true],
    [null, 'US2', null],
  ])('%s × %s', (code_cs, code_us, expected) => {
    expect(isArtificialised({ artificialise: null, code_cs, code_us })).toBe(expected);
    expect(isArtificialised({ artificialise: false, code_cs, code_us })).toBe(false);
  });
});

describe('foncier', () => {
  const terrain = (geometry: Geometry, proprietaire: string | null, stade: string | null): TerrainObject => ({
    ...{ uid: 't', geometry, proprietaire, stade },
  });
  const measure = async (terrains: TerrainObject[]) => {
    const { sites, notes } = await foncier({ sites: SITE, terrains }, { couverture: 0.5 }, run);
    return { ...sites[0], notes: notes.map(({ code }) => code) };
  };

  test('shares are of what the terrains say', async () => {
    const row = await measure([
      terrain(rectangle(0, 0, 30, 100), 'commune', 'viabilisé et aménagé'),
      terrain(rectangle(30, 0, 30, 100), 'personne physique', 'non aménagé, non viabilisé'),
      terrain(rectangle(60, 0, 20, 100), 'inconnu', 'viabilisé non aménagé'),
    ]);
    expect(row.foncier_public_part).toBeCloseTo(0.5, 8);
    expect(row.foncier_viabilise_part).toBeCloseTo(0.5 / 0.8, 8);
    expect(row.foncier_part).toBeCloseTo(0.8, 8);
    expect(row.notes).toEqual([]);
  });

  test('too few terrains say nothing of the site', async () => {
    expect(await measure([terrain(rectangle(0, 0, 20, 100), 'commune', null)])).toMatchObject({
      ...{ foncier_public_part: null, foncier_viabilise_part: null, notes: ['analysis-cover-partial'] },
    });
    expect(await measure([])).toMatchObject({ foncier_public_part: null, foncier_part: 0, notes: [] });
  });

  test('both spellings of the groupings of communes are public, an industrial owner is not', async () => {
    for (const [owner, part] of [
      ['structure intercommunale', 1],
      ['EPCI, structure intercommunale', 1],
      ['SEM ou SPLA', 1],
      ['établissement public foncier', 1],
      ['établissement industriel et commercial', 0],
    ] as const)
      expect((await measure([terrain(HECTARE, owner, null)])).foncier_public_part, owner).toBeCloseTo(part, 12);
  });
});

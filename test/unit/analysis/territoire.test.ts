import { describe, expect, test } from 'vitest';
import type { TerritoireInput, TerritoireSite } from '../../../electron/engine/analysis/input.ts';
import { territoire } from '../../../electron/engine/analysis/territoire.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { DATA, hasPython, ORACLE_TIMEOUT, realObjects, runPython } from '../geometry/oracles.ts';
import { rectangle, run } from './scene.ts';

const KM = 1000;
/** Two communes side by side in the EPCI of the west, one in the EPCI of the east; each EPCI is a member of its own territory. */
const WORLD: Omit<TerritoireInput, 'sites'> = {
  communes: [
    { insee: '18033', nom: 'Bourges', epci_siren: '200000001', geometry: rectangle(0, 0, 10 * KM, 10 * KM) },
    { insee: '18279', nom: 'Vierzon', epci_siren: '200000001', geometry: rectangle(10 * KM, 0, 10 * KM, 10 * KM) },
    { insee: '36044', nom: 'Châteauroux', epci_siren: '200000002', geometry: rectangle(20 * KM, 0, 10 * KM, 10 * KM) },
  ],
  epci: [
    { siren: '200000001', nom: 'Ouest', nature: 'CA', departements: '18', geometry: rectangle(0, 0, 20 * KM, 10 * KM) },
    { siren: '200000002', nom: 'Est', nature: 'CC', departements: '18|36', geometry: rectangle(20 * KM, 0, 10 * KM, 10 * KM) },
  ],
  territoires: [
    { ti_id: 'ti-1', nom: 'Un', geometry: null },
    { ti_id: 'ti-2', nom: 'Deux', geometry: rectangle(0, 0, 30 * KM, 10 * KM) },
  ],
  membres: [{ ti_id: 'ti-1', type: 'epci', code: '200000001' }],
};
const site = (geometry: Geometry | null, declared: Partial<TerritoireSite> = {}): TerritoireSite => ({
  uid: 'site',
  commune_insee: null,
  epci_siren: null,
  geometry,
  ...declared,
});
const find = async (one: TerritoireSite, world: Partial<TerritoireInput> = {}) => {
  const { sites, parts, notes } = await territoire({ ...WORLD, ...world, sites: [one] }, { part_minimale: 1e-6 }, run);
  const [row] = sites;
  if (!row) throw new Error('no row');
  const of = (niveau: string) => parts.filter((part) => part.niveau === niveau).map(({ code, part, how }) => [code, part, how]);
  return { row, of, notes: notes.map(({ code }) => code) };
};

describe('territoire', () => {
  test('a site in one commune has one answer at each level, and its names', async () => {
    const { row, of, notes } = await find(site(rectangle(1 * KM, 1 * KM, 500, 500)));
    expect(row).toEqual({
      site_uid: 'site',
      commune_insee: '18033',
      commune_nom: 'Bourges',
      epci_siren: '200000001',
      epci_nom: 'Ouest',
      ti_id: 'ti-1',
      ti_nom: 'Un',
      departement: '18',
      region: '24',
    });
    expect(of('commune')).toEqual([['18033', 1, 'calcule']]);
    expect(of('epci')).toEqual([['200000001', 1, 'calcule']]);
    expect(of('ti')[0]).toEqual(['ti-1', 1, 'composition']);
    expect(of('departement')).toEqual([['18', 1, 'calcule']]);
    expect(of('region')).toEqual([['24', 1, 'calcule']]);
    expect(notes).toEqual([]);
  });

  test('a site that straddles takes the largest share, every share is kept', async () => {
    const { row, of, notes } = await find(site(rectangle(19 * KM, 4 * KM, 1250, 1000)), {
      territoires: [{ ti_id: 'ti-1', nom: 'Un', geometry: null }],
    });
    expect(row).toMatchObject({ commune_insee: '18279', epci_siren: '200000001', departement: '18', ti_id: 'ti-1' });
    expect(of('epci').map(([code]) => code)).toEqual(['200000001', '200000002']);
    for (const niveau of ['commune', 'epci', 'departement']) {
      const [first, second] = of(niveau).map(([, part]) => part as number);
      expect(first).toBeCloseTo(0.8, 6);
      expect(second).toBeCloseTo(0.2, 6);
    }
    expect(of('region')[0]?.[1]).toBeCloseTo(1, 6);
    expect(of('ti')[0]?.[1]).toBeCloseTo(0.8, 6);
    expect(notes).toEqual(['analysis-straddling']);
  });

  test('composition wins over a drawn outline; without it the outline answers', async () => {
    const west = site(rectangle(1 * KM, 1 * KM, 500, 500));
    expect((await find(west)).row.ti_id).toBe('ti-1');
    const drawn = await find(west, { membres: [] });
    expect(drawn.row.ti_id).toBe('ti-2');
    expect(drawn.of('ti')).toEqual([['ti-2', 1, 'calcule']]);
    // The members of ti-2 are known and this EPCI is none of them: its simplified outline does not count.
    const others = await find(west, { membres: [{ ti_id: 'ti-2', type: 'epci', code: '200000002' }] });
    expect(others.row.ti_id).toBeNull();
  });

  test('a member commune is more precise than its EPCI, an EPT stands beside the métropole', async () => {
    const ept = { siren: '200058014', nom: 'Grand-Orly', nature: null, departements: null, geometry: rectangle(0, 0, 10 * KM, 10 * KM) };
    const west = site(rectangle(1 * KM, 1 * KM, 500, 500));
    const byEpt = await find(west, {
      epci: [...WORLD.epci, ept],
      membres: [{ ti_id: 'ti-9', type: 'ept', code: '200058014' }, ...WORLD.membres],
    });
    expect(byEpt.row).toMatchObject({ epci_siren: '200000001', ti_id: 'ti-9' });
    expect(byEpt.of('ept')).toEqual([['200058014', 1, 'calcule']]);
    const byCommune = await find(west, { membres: [{ ti_id: 'ti-8', type: 'commune', code: '18033' }, ...WORLD.membres] });
    expect(byCommune.row.ti_id).toBe('ti-8');
  });

  test('without communes the declared code answers, and says so', async () => {
    const { row, of } = await find(site(rectangle(21 * KM, 1 * KM, 500, 500), { commune_insee: '2A004' }), { communes: [] });
    expect(row).toMatchObject({ commune_insee: '2A004', departement: '2A', region: '94', epci_siren: '200000002' });
    expect(of('commune')).toEqual([['2A004', null, 'declare']]);
    expect(of('departement')).toEqual([['2A', null, 'declare']]);
  });

  test('from the EPCI only where it lies in one département; else unknown, with the candidates', async () => {
    const west = await find(site(rectangle(1 * KM, 1 * KM, 500, 500)), { communes: [] });
    expect(west.row).toMatchObject({ commune_insee: null, departement: '18', region: '24' });
    expect(west.of('departement')).toEqual([['18', null, 'composition']]);
    const east = await find(site(rectangle(21 * KM, 1 * KM, 500, 500)), { communes: [] });
    expect(east.row).toMatchObject({ epci_siren: '200000002', departement: null, region: null });
    expect(east.of('departement')).toEqual([
      ['18', null, 'composition'],
      ['36', null, 'composition'],
    ]);
    expect(east.of('region')).toEqual([['24', null, 'composition']]);
  });

  test('without EPCI outlines the commune tells its EPCI', async () => {
    const { row, of } = await find(site(rectangle(1 * KM, 1 * KM, 500, 500)), { epci: [] });
    expect(row.epci_siren).toBe('200000001');
    expect(of('epci')).toEqual([['200000001', null, 'composition']]);
  });

  test('without geometry nothing but the declared is known', async () => {
    const { row, of } = await find(site(null, { commune_insee: '18033', epci_siren: '200000001' }));
    expect(row).toMatchObject({ commune_insee: '18033', epci_siren: '200000001', ti_id: 'ti-1', departement: '18' });
    expect(of('epci')).toEqual([['200000001', null, 'declare']]);
    expect((await find(site(null))).row).toMatchObject({
      commune_insee: null,
      epci_siren: null,
      ti_id: null,
      departement: null,
      region: null,
    });
  });

  test('a site outside every EPCI is named', async () => {
    const { row, notes } = await find(site(rectangle(100 * KM, 1 * KM, 500, 500)));
    expect(row.epci_siren).toBeNull();
    expect(notes).toEqual(['analysis-epci-unknown']);
  });

  test('a self-crossing site is overlaid after repair and named', async () => {
    const crossed = rectangle(1 * KM, 1 * KM, 500, 500);
    const xy = crossed.xy.slice();
    [xy[2], xy[3], xy[4], xy[5]] = [crossed.xy[4] as number, crossed.xy[5] as number, crossed.xy[2] as number, crossed.xy[3] as number];
    const { row, of, notes } = await find(site({ ...crossed, xy }));
    expect(row.commune_insee).toBe('18033');
    expect(of('commune')).toEqual([['18033', 1, 'calcule']]);
    expect(notes).toEqual(['analysis-geometry-repaired']);
  });

  test('checkpoint stops it', async () => {
    const stop = { checkpoint: () => Promise.reject(new Error('stop')) };
    await expect(territoire({ ...WORLD, sites: [site(null)] }, { part_minimale: 0 }, stop)).rejects.toThrow('stop');
  });

  const sites = realObjects('simules/sites_simules.geojson');
  const epci = realObjects('epci.geojson');
  test.skipIf(!hasPython || !sites || !epci)(
    'real sites: shares of EPCI agree with shapely in Lambert-93 within 1e-9',
    async () => {
      const input: TerritoireInput = {
        ...WORLD,
        communes: [],
        sites: (sites ?? []).map(({ geometry }, index) => ({ uid: String(index), geometry, commune_insee: null, epci_siren: null })),
        epci: (epci ?? []).map(({ properties, geometry }) => ({
          siren: String(properties['siren']),
          nom: null,
          nature: null,
          departements: null,
          geometry,
        })),
      };
      const { parts } = await territoire(input, { part_minimale: 1e-6 }, run);
      const script = `
import json, sys
from pyproj import Transformer
from shapely.geometry import shape
from shapely.ops import transform
from shapely.strtree import STRtree
to = Transformer.from_crs(4326, 2154, always_xy=True).transform
read = lambda name: [(f['properties'], transform(to, shape(f['geometry']))) for f in json.load(open(name))['features']]
root = json.load(sys.stdin)
sites, epci = read(root + '/simules/sites_simules.geojson'), read(root + '/epci.geojson')
tree = STRtree([g for _, g in epci]); codes = {id(g): p['siren'] for p, g in epci}
print(json.dumps([{codes[id(g)]: s.intersection(g).area / s.area for g in tree.query(s)} for _, s in sites]))`;
      const expected = runPython<Record<string, number>[]>(script, DATA);
      expected.forEach((shares, index) => {
        const ours = parts.filter(({ site_uid, niveau }) => site_uid === String(index) && niveau === 'epci');
        expect(ours.map(({ code }) => code).sort()).toEqual(
          Object.entries(shares)
            .filter(([, part]) => part > 1e-6)
            .map(([code]) => code)
            .sort(),
        );
        for (const { code, part } of ours) expect(Math.abs((part ?? 0) - (shares[code] ?? 0))).toBeLessThan(1e-9);
      });
    },
    ORACLE_TIMEOUT,
  );
});

import { describe, expect, test, vi } from 'vitest';
import type { TerritoryOptions } from '../../../shared/domain/territory.ts';
import { Engine } from './engine.ts';

/** Cells of a grid near Bourg-en-Bresse whose neighbours share their corners to the last digit. */
function cell(x: number, y: number): { type: 'Polygon'; coordinates: number[][][] } {
  const corner = (i: number, j: number) => [5 + i / 64, 46 + j / 64];
  return { type: 'Polygon', coordinates: [[corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1), corner(x, y)]] };
}
interface Commune {
  readonly insee: string | null;
  readonly at: readonly [number, number] | null;
}
const communes = (list: readonly Commune[]) => ({
  type: 'FeatureCollection',
  features: list.map(({ insee, at }) => ({
    type: 'Feature',
    properties: { insee, nom: `Commune ${insee ?? ''}` },
    geometry: at && cell(...at),
  })),
});
/** Six communes of the Ain, two rows of three. */
const SIX: Commune[] = [0, 1, 2, 3, 4, 5].map((n) => ({ insee: `0100${n + 1}`.slice(-5), at: [n % 3, Math.floor(n / 3)] }));
const COMPOSITION = `codgeo,epci,libepci
01001,200069193,CC de la Dombes
01002,200069193,CC de la Dombes
01004,200069193,CC de la Dombes
01003,240100891,CC du Pays Bellegardien
01009,240100891,CC du Pays Bellegardien
01010,200042935,CA Haut - Bugey
`;

async function withCommunes(list: readonly Commune[] = SIX): Promise<Engine> {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Ain' });
  engine.write('communes.geojson', communes(list));
  expect((await engine.import(['communes.geojson'], { kind: 'communes' })).error).toBeNull();
  engine.write('composition_2021.csv', COMPOSITION);
  return engine;
}

async function build(engine: Engine, options: TerritoryOptions, files: { composition?: string; movements?: string } = {}) {
  const granted = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, engine.grant(file, 'read')]));
  const { job } = await engine.call('territory/build', { options, ...granted });
  return engine.done(job);
}
const EPCI: TerritoryOptions = { levels: ['epci'], existing: 'replace' };
const rows = async (engine: Engine, table: string) =>
  (
    await engine.call('table/rows', {
      table,
      offset: 0,
      limit: 2000,
      sort: [{ field: table === 'epci' ? 'siren' : 'code', descending: false }],
    })
  ).rows;
const steps = async (engine: Engine) => (await engine.call('history/list', {})).length;

describe('building territories', () => {
  test('puts the communes of each EPCI together and says what did not fit', async () => {
    const engine = await withCommunes();
    const { error, territory, kind } = await build(engine, EPCI, { composition: 'composition_2021.csv' });
    expect([error, kind]).toEqual([null, 'territory']);
    expect(territory).toMatchObject({ communes: 6, composition: 'composition_2021.csv', year: 2021, moved: [] });
    const [level] = territory?.levels ?? [];
    expect(level).toMatchObject({ level: 'epci', table: 'epci', built: 2, overlap_ha: 0, gaps: [] });
    expect(level?.partial).toEqual([
      {
        code: '240100891',
        name: 'CC du Pays Bellegardien',
        missing: [{ code: '01009', name: 'Andert-et-Condon' }],
      },
    ]);
    expect(level?.absent).toEqual([{ code: '200042935', name: 'CA Haut - Bugey' }]);
    expect(level?.unassigned.map(({ code }) => code)).toEqual(['01005', '01006']);
    const [dombes, bellegarde] = await rows(engine, 'epci');
    expect(dombes?.values).toMatchObject({
      siren: '200069193',
      nom: 'CC de la Dombes',
      nature: 'Communauté de communes',
      departement: '01',
      departements: '01',
      region: '84',
    });
    expect(bellegarde?.values['siren']).toBe('240100891');
    // an L of three cells: its corners and those of the cells between, no more
    const [chunk] = await engine.chunks('epci', 4326);
    expect([...(chunk?.parts ?? [])]).toEqual([9, 14]);
    const sheet = await engine.call('object/get', { table: 'epci', fid: dombes?.fid as number });
    expect(sheet.source).toMatchObject({
      nom: 'Assemblage de 6 communes (composition composition_2021.csv)',
      fichier: 'composition_2021.csv',
      millesime: '2021',
    });
  });

  test('is one step, taken back and brought again whole', async () => {
    const engine = await withCommunes();
    await build(engine, EPCI, { composition: 'composition_2021.csv' });
    const before = await rows(engine, 'epci');
    const count = await steps(engine);
    const levels: TerritoryOptions = { levels: ['epci', 'departements', 'regions'], existing: 'replace' };
    expect((await build(engine, levels)).error).toBeNull();
    expect(await steps(engine)).toBe(count + 1);
    // by the code of 2026 Dombes and Plaine de l'Ain hold others of the six
    const after = await rows(engine, 'epci');
    expect(after.map(({ values }) => values['siren'])).not.toEqual(before.map(({ values }) => values['siren']));
    expect((await rows(engine, 'imp_departements')).map(({ values }) => values['nom'])).toEqual(['Ain']);
    expect((await rows(engine, 'imp_regions')).map(({ values }) => values['nom'])).toEqual(['Auvergne-Rhône-Alpes']);
    await engine.call('history/undo', {});
    expect(await rows(engine, 'epci')).toEqual(before);
    expect((await engine.call('layers/list', {})).map(({ table }) => table)).not.toContain('imp_regions');
    await engine.call('history/redo', {});
    expect(await rows(engine, 'epci')).toEqual(after);
    expect(await rows(engine, 'imp_regions')).toHaveLength(1);
  });

  test('keeps the identity of a territory built anew and tells what was removed', async () => {
    const engine = await withCommunes();
    await build(engine, EPCI, { composition: 'composition_2021.csv' });
    const before = await engine.call('object/get', { table: 'epci', fid: (await rows(engine, 'epci'))[0]?.fid as number });
    engine.write('seul.csv', 'codgeo;epci;libepci\n01001;200069193;La Dombes\n01002;200069193;La Dombes\n');
    const { territory } = await build(engine, EPCI, { composition: 'seul.csv' });
    const [only, ...others] = await rows(engine, 'epci');
    expect(others).toEqual([]);
    const after = await engine.call('object/get', { table: 'epci', fid: only?.fid as number });
    expect([after.uid, after.values['nom']]).toEqual([before.uid, 'La Dombes']);
    expect(territory?.notes.find(({ code }) => code === 'territory-replaced')).toMatchObject({ count: 1 });
  });

  test('fills its own layer of départements again and leaves one from elsewhere alone', async () => {
    const engine = await withCommunes();
    engine.write('departements.geojson', communes([{ insee: '99', at: [9, 9] }]));
    await engine.import(['departements.geojson'], { kind: 'couche' });
    const levels: TerritoryOptions = { levels: ['departements'], existing: 'replace' };
    for (const time of [1, 2]) {
      const { territory } = await build(engine, levels);
      expect([time, territory?.levels[0]?.table]).toEqual([time, 'imp_departements_2']);
      expect(await rows(engine, 'imp_departements_2')).toHaveLength(1);
    }
    expect(
      (await engine.call('table/rows', { table: 'imp_departements', offset: 0, limit: 10 })).rows.map(({ values }) => values['insee']),
    ).toEqual(['99']);
  });

  test('builds the établissements publics territoriaux anew where the layer has them beside their métropole', async () => {
    const engine = await withCommunes([{ insee: '93001', at: [0, 0] }]);
    const ept = { siren: '200057867', nom: 'Plaine Commune', nature: 'Établissement public territorial' };
    engine.write('ept.geojson', { type: 'FeatureCollection', features: [{ type: 'Feature', properties: ept, geometry: cell(0, 0) }] });
    await engine.import(['ept.geojson'], { kind: 'epci' });
    const { territory } = await build(engine, EPCI);
    expect((await rows(engine, 'epci')).map(({ values }) => values['siren'])).toEqual(['200054781', '200057867']);
    // Aubervilliers is in both by law: nothing is covered twice
    expect(territory?.levels[0]?.overlap_ha).toBe(0);
  });

  test('finds former communes again, with the table given or its own', async () => {
    // 01091 and 01205 went into Valserhône (01033) in 2019
    const engine = await withCommunes([
      { insee: '01033', at: [0, 0] },
      { insee: '01091', at: [1, 0] },
      { insee: '01205', at: [2, 0] },
    ]);
    const own = await build(engine, EPCI);
    expect(own.territory?.moved.map(({ from, to, how }) => `${from}>${to} ${how}`)).toEqual(['01091>01033 merged', '01205>01033 merged']);
    expect(own.territory?.levels[0]?.unassigned).toEqual([]);
    engine.write('passage.csv', 'ancien_code;nouveau_code\n01033;01033\n01091;01001\n');
    const given = await build(engine, EPCI, { movements: 'passage.csv' });
    expect(given.territory?.moved.map(({ from, to }) => `${from}>${to}`)).toEqual(['01091>01001', '01205>01033']);
  });

  test('tells overlaps in hectares, gaps, islands, and communes without code or outline', async () => {
    const ring = [0, 1, 2, 3, 5, 6, 7, 8].map((n): Commune => ({ insee: `0${1001 + n}`, at: [n % 3, Math.floor(n / 3)] }));
    const odd: Commune[] = [
      { insee: '85113', at: [20, 20] },
      { insee: '01012', at: null },
    ];
    const engine = await withCommunes(ring);
    engine.write('all.geojson', communes([...ring, ...odd]));
    await engine.import(['all.geojson'], { kind: 'communes', mode: 'replace' });
    engine.write('double.geojson', communes([{ insee: '01014', at: [0, 0] }]));
    await engine.import(['double.geojson'], { kind: 'communes' });
    const { territory } = await build(engine, { levels: ['epci', 'departements'], existing: 'replace' });
    const ain = territory?.levels.find(({ level }) => level === 'departements');
    // pyproj 3.4.1 (EPSG:2154) and shapely: box(5, 46, 5 + 1/64, 46 + 1/64)
    expect(ain?.overlap_ha).toBeCloseTo(209.7972908527351, 6);
    expect(ain?.gaps).toHaveLength(1);
    expect(ain?.gaps[0]).toMatchObject({ lon: expect.closeTo(5 + 1.5 / 64, 3), lat: expect.closeTo(46 + 1.5 / 64, 3) });
    expect(Object.fromEntries((territory?.notes ?? []).map(({ code, count }) => [code, count]))).toMatchObject({
      'territory-islands': 1,
      'territory-commune-without-outline': 1,
    });
    expect(territory?.levels[0]?.unassigned.map(({ code }) => code)).toEqual(['85113']);
  });
});

describe('refused or stopped, it leaves the project as it was', () => {
  test.each<[string, TerritoryOptions, Record<string, string>, string]>([
    ['territories already there', { levels: ['epci'], existing: 'refuse' }, {}, 'territories-exist'],
    ['a composition that is none', EPCI, { composition: 'communes.geojson' }, 'composition-unreadable'],
    ['movements that are none', EPCI, { movements: 'composition_2021.csv' }, 'movements-unreadable'],
  ])('%s', async (_, options, files, code) => {
    const engine = await withCommunes();
    await build(engine, EPCI);
    const before = await engine.content();
    expect(await build(engine, options, files)).toMatchObject({ error: { code }, territory: null });
    await vi.waitFor(() => expect(engine.staging()).toEqual([]), { timeout: 20_000 });
    expect(await engine.content()).toBe(before);
  });

  test('a project without communes', async () => {
    const engine = new Engine();
    await engine.call('project/create', { file: null, name: 'Vide' });
    expect((await build(engine, EPCI)).error?.code).toBe('communes-missing');
  });

  test('communes of no known code make nothing, and no step', async () => {
    const engine = await withCommunes([{ insee: '99001', at: [0, 0] }]);
    const count = await steps(engine);
    const { territory } = await build(engine, EPCI);
    expect(territory?.levels[0]).toMatchObject({ built: 0, unassigned: [{ code: '99001' }] });
    expect(await steps(engine)).toBe(count);
  });

  test('cancelled before the rows are written', async () => {
    const engine = await withCommunes();
    const before = await engine.content();
    const { job } = await engine.call('territory/build', { options: EPCI });
    let free: () => void = () => undefined;
    const held = engine.turns.take(() => new Promise<void>((resolve) => (free = resolve)));
    await engine.call('job/cancel', { job });
    free();
    await held;
    expect(await engine.done(job)).toMatchObject({ error: { code: 'cancelled' }, territory: null });
    await vi.waitFor(() => expect(engine.staging()).toEqual([]), { timeout: 20_000 });
    expect(await engine.content()).toBe(before);
  });
});

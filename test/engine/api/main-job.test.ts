import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EPCI, EQUIPEMENTS, FRICHES, SITES } from '../cli/fixtures.ts';
import { Engine } from './engine.ts';
import { loaded, staleCodes } from './scenes.ts';

test('create, import, analyse, read the figures, export, save, reopen: the main job over the port', async () => {
  const engine = new Engine();
  const summary = await engine.call('project/create', { file: engine.grant('étude.gpkg', 'document'), name: 'Étude' });
  expect(summary).toMatchObject({ name: 'Étude', fileName: 'étude.gpkg', saveState: 'saved', undo: null, redo: null });

  for (const [name, content, kind] of [
    ['epci.geojson', EPCI, 'epci'],
    ['sites.geojson', SITES, 'sites'],
    ['friches.geojson', FRICHES, 'friches'],
    ['equipements.geojson', EQUIPEMENTS, 'equipements'],
  ] as const) {
    engine.write(name, content);
    const proposal = await engine.call('import/inspect', { file: engine.grant(name, 'read') });
    expect(proposal.layers[0]).toMatchObject({ format: 'geojson', obstacles: [], crs: { code: 'EPSG:4326' } });
    const done = await engine.import([name], { kind });
    expect(done).toMatchObject({ kind: 'import', error: null });
    expect(done.report).toMatchObject({ read: done.report?.imported, rejected: 0 });
  }
  expect((await engine.analyse()).error).toBeNull();
  expect((await engine.call('analysis/list', {})).map(({ code, stale }) => [code, stale])).toEqual([
    ['territoire', false],
    ['surface', false],
    ['recyclage', false],
    ['proximite', false],
    ['contraintes', false],
    ['occupation', false],
    ['foncier', false],
    ['bassin', false],
    ['voisinage', false],
  ]);

  const { rows } = await engine.call('table/rows', { table: 'sites', offset: 0, limit: 10 });
  const sheet = await engine.call('object/get', { table: 'sites', fid: rows[0]?.fid as number });
  expect(sheet.site).toMatchObject({ site_id: '99001_SITE-ECO_1', epci_siren: '999000011', recyclage: true, stale: false });
  expect(sheet.site?.friche_part).toBeCloseTo(0.6, 4);
  expect(sheet.site?.proximites.map(({ categorie }) => categorie).sort()).toEqual(['gare', 'port']);
  expect(sheet.territoires).toContainEqual(expect.objectContaining({ niveau: 'epci', code: '999000011', how: 'calcule' }));
  expect(sheet.source).toMatchObject({ fichier: 'sites.geojson' });
  expect(sheet).toMatchObject({ edited: [], imported: {} });
  expect((await engine.call('summary/get', {})).sites).toBe(2);

  const csv = await engine.export('export/layer', { table: 'sites', file: engine.grant('sites.csv', 'write'), format: 'csv' });
  expect(csv).toMatchObject({ error: null, written: 'sites.csv' });
  const table = readFileSync(engine.path('sites.csv'), 'utf8');
  expect(table).toContain('Les Prés');
  // the computed distance leaves with the site, beside whatever its file declared
  const nearest = sheet.site?.proximites.find(({ categorie }) => categorie === 'gare');
  expect(table.split('\r\n')[0]).toContain('proche_gare_nom;proche_gare_m;proche_port_nom');
  expect(table).toContain(nearest?.distance_m.toFixed(3).replace('.', ',') as string);
  const map = await engine.export('export/map', { file: engine.grant('carte.svg', 'write'), format: 'svg', title: 'Carte' });
  expect(map).toMatchObject({ error: null, written: 'carte.svg' });
  expect(readFileSync(engine.path('carte.svg'), 'utf8')).toContain('<svg');

  const before = await engine.content();
  expect(await engine.call('project/save', {})).toMatchObject({ saveState: 'saved' });
  await engine.call('project/close', {});
  expect(await engine.call('project/summary', {})).toBeNull();
  await engine.call('project/open', { file: engine.grant('étude.gpkg', 'document') });
  expect(await engine.content()).toBe(before);
});

test('each call and job tells what it touched, and a job is silent once it is over', async () => {
  const engine = await loaded();
  const steps = engine.heard.map(({ event, payload }) => (event === 'project/changed' ? payload.origin : event));
  expect(steps).toContain('import');
  for (const { job, report } of engine.all('job/done')) {
    const names = engine.heard.flatMap(({ event, payload }) => (payload && 'job' in payload && payload.job === job ? [event] : []));
    expect(names.at(-1)).toBe('job/done');
    expect(names.filter((name) => name === 'job/done')).toHaveLength(1);
    const progress = engine.all('job/progress').filter((each) => each.job === job);
    expect(progress.length).toBeGreaterThan(0);
    if (report) expect(progress.map(({ step }) => step)).toContain('merge');
  }
  const [changed] = engine.all('project/changed').filter(({ origin }) => origin === 'analysis');
  expect(changed?.tables).toEqual(expect.arrayContaining(['resultats_sites', 'resultats_proximites', 'analyses']));
});

test('several files go in as one step, and come out with it', async () => {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Essai' });
  engine.write('a.geojson', SITES);
  engine.write('b.csv', 'site_id;site_nom;longitude;latitude\n99001_SITE-ECO_9;Point seul;4.5;46.5\n');
  engine.write('c.geojson', EPCI);
  engine.write('d.csv', 'siren;nom;wkt\n999000037;CC du Bas;"POLYGON((4.7 46.5,4.8 46.5,4.8 46.6,4.7 46.5))"\n');
  const both = await engine.import(['c.geojson', 'd.csv'], { kind: 'epci' });
  expect(both.report).toMatchObject({ read: 3, imported: 3 });
  expect(both.report?.files.map(({ file, format }) => [file, format])).toEqual([
    ['c.geojson', 'geojson'],
    ['d.csv', 'csv'],
  ]);
  expect((await engine.call('import/reports', {})).map(({ report }) => report.imported)).toEqual([2, 1]);
  const [step] = await engine.call('history/list', {});
  expect(step?.label).toMatchObject({ code: 'import', params: { count: 3, files: 2, layer: 'epci' } });
  await engine.call('history/undo', {});
  expect((await engine.call('layers/list', {})).find(({ table }) => table === 'epci')?.count).toBe(0);
  // one file that cannot be used refuses them all, by name
  const before = await engine.content();
  const mixed = await engine.import(['a.geojson', 'b.csv'], { kind: 'sites' });
  expect(mixed.error).toMatchObject({ code: 'geometry-kind-mismatch', params: { file: 'b.csv' } });
  expect(await engine.content()).toBe(before);
});

test('updates say what became of the objects that were there', async () => {
  const engine = await loaded();
  const notes = async (mode: 'update' | 'replace', file: string) =>
    (await engine.import([file], { kind: 'sites', mode })).report?.notes.map(({ code, count }) => [code, count]);
  expect(await notes('update', 'sites.geojson')).toContainEqual(['rows-unchanged', 2]);
  const { features, ...rest } = SITES as { features: { properties: object }[] };
  engine.write('un.geojson', {
    ...rest,
    features: [{ ...features[0], properties: { ...features[0]?.properties, site_nom: 'Les Grands Prés' } }],
  });
  expect(await notes('replace', 'un.geojson')).toEqual(
    expect.arrayContaining([
      ['rows-updated', 1],
      ['rows-deleted', 1],
    ]),
  );
  expect(await staleCodes(engine)).toContain('recyclage');
});

test('keys that are there already refuse the whole file, named, and nothing changes', async () => {
  const engine = await loaded();
  const before = await engine.content();
  const done = await engine.import(['sites.geojson'], { kind: 'sites' });
  expect(done).toMatchObject({ report: null, error: { code: 'keys-clash', params: { layer: 'sites', count: 2 } } });
  expect(await engine.content()).toBe(before);
  expect(engine.staging()).toEqual([]);
});

test('the demonstration opens whole, and its history can be used', async () => {
  const engine = new Engine();
  const made = await engine.call('project/create', { file: engine.grant('démo.gpkg', 'document'), name: 'Démo', demo: true });
  expect(made).toMatchObject({ demonstration: true, saveState: 'saved', undo: { code: 'demonstration' } });
  expect(made.layers.find(({ table }) => table === 'sites')?.count).toBe(25);
  const full = await engine.content();
  await engine.call('object/put', { table: 'sites', fid: 1, values: { site_nom: 'Autre nom' } });
  await engine.call('history/undo', {});
  await engine.call('history/undo', {});
  expect((await engine.call('layers/list', {})).every(({ count }) => count === 0)).toBe(true);
  await expect(engine.call('history/undo', {})).rejects.toMatchObject({ code: 'nothing-to-undo' });
  await engine.call('history/redo', {});
  // the step is marked as done again, and all rows are back
  expect(JSON.parse(await engine.content()).slice(0, -1)).toEqual(JSON.parse(full).slice(0, -1));
  expect((await engine.analyse()).error).toBeNull();
  expect((await engine.call('summary/get', {})).surface_ha).toBeGreaterThan(0);
});

/** Pages on the command line: templates, files, pages of the project, and names that mean nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layoutsSchema, mapSchema } from '../../../shared/contract/cli.ts';
import { Desk } from './emprise.ts';
import { EPCI, SITES } from './fixtures.ts';

let desk: Desk;
beforeAll(() => {
  desk = new Desk();
  desk.write('epci.geojson', EPCI);
  desk.write('sites.geojson', SITES);
  desk.json('create', 'p.gpkg', '--name', 'Essai');
  desk.json('import', 'p.gpkg', 'epci.geojson', '--as', 'epci');
  desk.json('import', 'p.gpkg', 'sites.geojson', '--as', 'sites');
});
afterAll(() => desk.close());

it('draws a template for a territory under a title, and says what the page lacks', () => {
  const before = desk.hash('p.gpkg');
  const report = mapSchema.parse(desk.json('map', 'p.gpkg', 'c.svg', '--layout', 'carte d’epci a4', '--title', 'Mon titre'));
  expect(report.format).toBe('svg');
  expect(report.warnings).toContainEqual({ code: 'no-credit', item: null, message: 'La mention «\u00a0Réalisation\u00a0» manque.' });
  const svg = readFileSync(desk.path('c.svg'), 'utf8');
  expect(svg).toContain('Mon titre');
  expect(svg).toMatch(/width="297mm" height="210mm"/u);
  expect(desk.hash('p.gpkg')).toBe(before);
});

it('draws a template file, and refuses one of a newer version or of no version at all', () => {
  const layout = {
    version: 2,
    name: 'Fichier',
    page: { format: 'A5', orientation: 'portrait' },
    items: [{ id: 't', type: 'text', box: [10, 10, 100, 10], text: 'Du fichier', role: 'title' }],
  };
  const write = (version: number): void => writeFileSync(desk.path('m.json'), JSON.stringify({ format: 'emprise-page', version, layout }));
  write(2);
  desk.json('map', 'p.gpkg', 'm.svg', '--layout', desk.path('m.json'));
  expect(readFileSync(desk.path('m.svg'), 'utf8')).toContain('Du fichier');
  write(3);
  const newer = desk.run('map', 'p.gpkg', 'n.svg', '--layout', desk.path('m.json'));
  expect(newer.status).toBe(1);
  expect(newer.err).toContain('version plus récente');
  // the page in the file may be the newer one
  const inner = { format: 'emprise-page', version: 2, layout: { ...layout, version: 3 } };
  writeFileSync(desk.path('m.json'), JSON.stringify(inner));
  expect(desk.run('map', 'p.gpkg', 'n.svg', '--layout', desk.path('m.json')).err).toContain('version plus récente');
  writeFileSync(desk.path('m.json'), '{"type":"FeatureCollection"}');
  expect(desk.run('map', 'p.gpkg', 'n.svg', '--layout', desk.path('m.json')).status).toBe(1);
});

it('draws a page of the project by its name or its number', () => {
  const layout = {
    version: 2,
    name: 'Ma page',
    page: { format: 'A5', orientation: 'portrait' },
    items: [{ id: 't', type: 'text', box: [10, 10, 100, 10], text: 'Page gardée' }],
  };
  const database = new Database(desk.path('p.gpkg'));
  const { lastInsertRowid } = database
    .prepare('INSERT INTO cartes (nom, mise_en_page, version) VALUES (?, ?, 2)')
    .run('Ma page', JSON.stringify(layout));
  database.close();
  for (const name of ['ma page', String(lastInsertRowid)]) {
    desk.json('map', 'p.gpkg', 'k.svg', '--layout', name);
    expect(readFileSync(desk.path('k.svg'), 'utf8')).toContain('Page gardée');
  }
});

it('adds a page to the project, lists it, writes it as a template and removes it', () => {
  const added = layoutsSchema.parse(desk.json('layouts', 'p.gpkg', '--add', 'site-a4', '--title', 'Fiche'));
  expect(added.done).toBe('Fiche');
  expect(added.layouts.map(({ name }) => name)).toEqual(['Ma page', 'Fiche']);
  expect(desk.done('layouts', 'p.gpkg')).toContain('Fiche');
  desk.json('layouts', 'p.gpkg', '--page', 'fiche', '--write', desk.path('fiche.json'));
  desk.json('layouts', 'p.gpkg', '--remove', 'fiche');
  const again = layoutsSchema.parse(desk.json('layouts', 'p.gpkg', '--add', desk.path('fiche.json')));
  expect(again.layouts.map(({ name }) => name)).toEqual(['Ma page', 'Fiche']);
  expect(desk.run('layouts', 'p.gpkg', '--remove', 'rien').status).toBe(1);
  expect(desk.run('layouts', 'p.gpkg', '--page', 'fiche').status).toBe(2);
  expect(desk.run('check', 'p.gpkg').status).toBe(0);
});

it('names the pages there are when one is unknown, and writes nothing', () => {
  const refused = desk.run('map', 'p.gpkg', 'x.pdf', '--layout', 'inconnue');
  expect(refused.status).toBe(1);
  expect(refused.err).toContain('france-a3');
  expect(desk.files()).not.toContain('x.pdf');
  const elsewhere = desk.run('map', 'p.gpkg', 'x.pdf', '--layout', 'epci-a4', '--territory', 'epci:999999999');
  expect(elsewhere.status).toBe(1);
  expect(desk.files()).not.toContain('x.pdf');
});

it('writes no page that shows nothing, says why, and says no scale where there is no map', () => {
  const page = (items: object[]) => ({
    format: 'emprise-page',
    version: 2,
    layout: { version: 2, name: 'Vide', page: { format: 'A5', orientation: 'portrait' }, items },
  });
  const words = { id: 't', type: 'text', role: 'title', box: [10, 5, 100, 8], text: 'Titre' };
  const map = { id: 'm', type: 'map', box: [10, 15, 100, 100], layers: ['disparue'], view: { type: 'territory', territory: null } };
  desk.write('rien.json', page([]));
  desk.write('sans.json', page([words, map]));
  desk.write('mot.json', page([words]));
  for (const ending of ['pdf', 'svg', 'png']) {
    const empty = desk.run('map', 'p.gpkg', `v.${ending}`, '--layout', desk.path('rien.json'));
    expect([empty.status, empty.err]).toEqual([1, expect.stringContaining('est vide')]);
    const lost = desk.run('map', 'p.gpkg', `v.${ending}`, '--layout', desk.path('sans.json'));
    expect([lost.status, lost.err]).toEqual([1, expect.stringContaining('ne montre aucun objet')]);
  }
  desk.json('create', 'vide.gpkg', '--name', 'Vide');
  expect(desk.run('map', 'vide.gpkg', 'v.pdf').err).toContain('La page «\u00a0Vide\u00a0» ne montre aucun objet');
  for (const layout of ['rien.json', 'sans.json']) {
    const series = desk.run('atlas', 'p.gpkg', 'v.pdf', '--table', 'sites', '--layout', desk.path(layout));
    expect([series.status, series.err]).toEqual([1, expect.stringContaining('rien n’a été écrit dans «\u00a0v.pdf\u00a0»')]);
  }
  expect(desk.files().filter((file) => file.startsWith('v.'))).toEqual([]);
  expect(mapSchema.parse(desk.json('map', 'p.gpkg', 'm.svg', '--layout', desk.path('mot.json'))).scale).toBeNull();
  expect(desk.run('map', 'p.gpkg', 'm.svg', '--layout', desk.path('mot.json')).out).not.toContain('1:');
});

import { copyFileSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importSchema } from '../../../shared/contract/cli.ts';
import { importReportSchema } from '../../../shared/domain/import.ts';
import { Desk } from './emprise.ts';
import { collection, rectangle, SITES } from './fixtures.ts';

let desk: Desk;
beforeAll(() => {
  desk = new Desk();
  desk.write('sites.geojson', SITES);
  desk.write(
    'vintage.geojson',
    collection([
      {
        properties: { site_id: '99001_SITE-ECO_1', site_nom: 'Les Prés', maturite: 'court terme' },
        geometry: rectangle(4.51, 46.51, 0.02, 0.01),
      },
      { properties: { site_id: '99001_SITE-ECO_3', site_nom: 'Le Neuf' }, geometry: rectangle(4.511, 46.512, 0.002, 0.002) },
    ]),
  );
  desk.done('create', 'p.gpkg');
  desk.done('import', 'p.gpkg', 'sites.geojson', '--as', 'sites');
});
afterAll(() => desk.close());

describe('a trial update', () => {
  it('tells what would change, in words and in JSON, and writes nothing', () => {
    const before = desk.hash('p.gpkg');
    const data = importSchema.parse(desk.json('import', 'p.gpkg', 'vintage.geojson', '--as', 'sites', '--mode', 'update', '--dry-run'));
    expect(data.comparison?.tables[0]).toMatchObject({ table: 'sites', added: 1, changed: 1, moved: 1, unchanged: 0, gone: 1, edits: 0 });
    const text = desk.done('import', 'p.gpkg', 'vintage.geojson', '--as', 'sites', '--mode', 'update', '--dry-run');
    expect(text).toMatch(/1 nouveau · 1 modifié · dont 1 au contour modifié · 0 inchangé · 1 absent du fichier/);
    expect(text).toMatch(/modifié\s+99001_SITE-ECO_1\s+Les Prés\s+\d+,\d\d\sha → \d+,\d\d\sha/);
    expect(text).toMatch(/Rien n’a été écrit\.\n$/);
    expect(desk.hash('p.gpkg')).toBe(before);
  });

  it('then does it, deleting what is gone only when told to', () => {
    copyFileSync(desk.path('p.gpkg'), desk.path('u.gpkg'));
    const kept = importReportSchema.parse(desk.json('import', 'u.gpkg', 'vintage.geojson', '--as', 'sites', '--mode', 'update'));
    expect(kept.notes.map(({ code, count }) => [code, count])).toEqual(
      expect.arrayContaining([
        ['rows-updated', 1],
        ['rows-gone', 1],
      ]),
    );
    expect(desk.json('list', 'u.gpkg', 'sites', '--format', 'json')).toHaveLength(3);
    copyFileSync(desk.path('p.gpkg'), desk.path('d.gpkg'));
    expect(desk.done('import', 'd.gpkg', 'vintage.geojson', '--as', 'sites', '--mode', 'update', '--gone', 'delete')).toContain(
      '1 objet retiré',
    );
    expect(desk.json('list', 'd.gpkg', 'sites', '--format', 'json')).toHaveLength(2);
    expect(desk.json('check', 'd.gpkg')).toEqual({ ok: true, problems: expect.anything() });
  });
});

describe('the report of several layers', () => {
  it('names the layer with the file they come in', () => {
    const folder = (name: string) =>
      `<Folder><name>${name}</name><Placemark><name>a</name><Point><coordinates>4.5,46.5</coordinates></Point></Placemark></Folder>`;
    desk.write('plan.kml', `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${folder('Lots')}${folder('Voirie')}</Document></kml>`);
    copyFileSync(desk.path('p.gpkg'), desk.path('k.gpkg'));
    const text = desk.done('import', 'k.gpkg', 'plan.kml', 'sites.geojson', '--as', 'couche');
    expect(text).toMatch(/^plan\.kml · Lots\s: 1 lu, 1 importé, 0 réparé, 0 rejeté$/m);
    expect(text).toMatch(/^plan\.kml · Voirie\s: 1 lu, 1 importé, 0 réparé, 0 rejeté$/m);
    expect(text).toMatch(/^sites\.geojson\s: \d+ lus/m);
  });
});

describe('the decisions of an import', () => {
  it('leaves out records, finds overlaps, fills constants', () => {
    copyFileSync(desk.path('p.gpkg'), desk.path('o.gpkg'));
    const found = importReportSchema.parse(
      desk.json('import', 'o.gpkg', 'vintage.geojson', '--as', 'sites', '--mode', 'update', '--overlaps', '--dry-run'),
    );
    expect(found.files[0]?.overlaps?.map(({ row, other }) => [row, other.of])).toEqual([
      [2, 'file'],
      [2, 'project'],
    ]);
    const left = ['import', 'o.gpkg', 'vintage.geojson', '--as', 'sites', '--mode', 'update', '--leave-out', '2'];
    expect(desk.json(...left)).toMatchObject({ read: 2, imported: 1, rejected: 1 });
    expect(desk.json('list', 'o.gpkg', 'sites', '--format', 'json')).toHaveLength(2);
  });

  it.each([
    ['pairs-invalid', '--constants', 'statut'],
    ['values-invalid', '--values', 'a=b'],
    ['value-unknown', '--units', 'surface_declaree_ha=hectares'],
    ['join-invalid', '--join', 'INSEE'],
    ['value-unknown', '--join', 'INSEE=commune'],
    ['rows-invalid', '--leave-out', '0'],
    ['value-unknown', '--gone', 'remove'],
    ['format-unknown', '--report', 'r.pdf'],
  ])('refuses %s: %s %s', (code, option, value) => {
    const { status, out } = desk.run('import', 'p.gpkg', 'vintage.geojson', '--as', 'sites', option, value, '--json');
    expect([status, (JSON.parse(out) as { error: { code: string } }).error.code]).toEqual([2, `usage-${code}`]);
  });
});

describe('the report', () => {
  it.each([
    ['json', /^\{\n {2}"layer": "sites"/],
    ['csv', /^\ufeffFichier;Couche;/],
    ['html', /^<!doctype html>\n<html lang="fr">/],
  ] as const)('is written as its ending says: %s', (ending, beginning) => {
    desk.done('import', 'p.gpkg', 'vintage.geojson', '--as', 'sites', '--mode', 'update', '--dry-run', '--report', `r.${ending}`);
    const text = readFileSync(desk.path(`r.${ending}`), 'utf8');
    expect(text).toMatch(beginning);
    expect(text).toContain('vintage.geojson');
  });
});

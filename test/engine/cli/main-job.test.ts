import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyseSchema, checkSchema, exportSchema, listSitesSchema, mapSchema, projectInfoSchema } from '../../../shared/contract/cli.ts';
import { ANALYSIS_CODES } from '../../../shared/domain/analysis.ts';
import { importReportSchema } from '../../../shared/domain/import.ts';
import { summarySchema } from '../../../shared/domain/site.ts';
import { Desk } from './emprise.ts';
import { collection, EPCI, EQUIPEMENTS, FRICHES, rectangle, SITES } from './fixtures.ts';

const withoutGdal = spawnSync('ogrinfo', ['--version']).error !== undefined;
if (withoutGdal) console.warn('SKIPPED: ogrinfo is absent, FlatGeobuf is not read back');

let desk: Desk;
beforeAll(() => {
  desk = new Desk();
  desk.write('epci.geojson', EPCI);
  desk.write('sites.geojson', SITES);
  desk.write('friches.geojson', FRICHES);
  desk.write('equipements.geojson', EQUIPEMENTS);
});
afterAll(() => desk.close());

describe('the main job, command after command', () => {
  it('creates a project, and never over another file unasked', () => {
    const info = projectInfoSchema.parse(desk.json('create', 'p.gpkg', '--name', 'Mon projet'));
    expect(info).toMatchObject({ name: 'Mon projet', demonstration: false, layers: [] });
    const before = desk.hash('p.gpkg');
    const again = desk.run('create', 'p.gpkg');
    expect(again.status).toBe(1);
    expect(again.err).toContain('p.gpkg');
    expect(desk.hash('p.gpkg')).toBe(before);
  });

  it.each([
    ['epci', 2],
    ['sites', 2],
    ['friches', 2],
    ['equipements', 3],
  ])('imports %s', (kind, count) => {
    const report = importReportSchema.parse(desk.json('import', 'p.gpkg', `${kind}.geojson`, '--as', kind));
    expect(report).toMatchObject({ read: count, imported: count, rejected: 0, crs: { code: 'EPSG:4326', how: 'standard' } });
    expect(report.files).toHaveLength(1);
  });

  it('runs the analyses, then finds that there is nothing to do', () => {
    const first = analyseSchema.parse(desk.json('analyse', 'p.gpkg'));
    expect(first.ran.toSorted()).toEqual(ANALYSIS_CODES.toSorted());
    const second = analyseSchema.parse(desk.json('analyse', 'p.gpkg'));
    expect(second.ran).toEqual([]);
    expect(analyseSchema.parse(desk.json('analyse', 'p.gpkg', '--only', 'surface', '--force')).ran).toEqual(['surface']);
  });

  it('lists the sites with their figures', () => {
    const sites = listSitesSchema.parse(JSON.parse(desk.done('list', 'p.gpkg', 'sites', '--format', 'json')));
    expect(sites.map((site) => site.site_id)).toEqual(['99001_SITE-ECO_1', '99001_SITE-ECO_2']);
    const [first, second] = sites;
    expect(first).toMatchObject({
      epci_siren: '999000011',
      epci_nom: 'CC Épinaie-sur-Œuvre',
      recyclage: true,
      surface_declaree_ha: 88,
      stale: false,
    });
    // 0.01° by 0.01° at 46.5° N: 767 m by 1111 m
    expect(first?.surface_ha).toBeGreaterThan(84);
    expect(first?.surface_ha).toBeLessThan(87);
    expect(first?.friche_part).toBeCloseTo(0.6, 4);
    expect(second).toMatchObject({ epci_siren: '999000029', recyclage: false, surface_declaree_ha: null });
    expect(second?.friche_ha).toBe(0);
    expect(second?.proximites.find((near) => near.categorie === 'port')?.distance_m).toBe(0);
    // 0.01° of longitude from the site's eastern edge
    expect(first?.proximites.find((near) => near.categorie === 'gare')).toMatchObject({ nom: 'Gare du Haut' });
    expect(first?.proximites.find((near) => near.categorie === 'gare')?.distance_m).toBeCloseTo(767, -1);
  });

  it('gives the areas of every polygon layer, and the place of points', () => {
    const epci = JSON.parse(desk.done('list', 'p.gpkg', 'epci', '--format', 'json')) as Record<string, unknown>[];
    for (const row of epci) expect(row['surface_projection_ha']).toBeCloseTo(8520, -2);
    const equipements = JSON.parse(desk.done('list', 'p.gpkg', 'equipements', '--format', 'json')) as Record<string, unknown>[];
    expect(equipements.map((row) => row['epci_siren'])).toEqual(['999000011', null, '999000029']);
  });

  it('filters by an expression, and refuses a wrong one in words', () => {
    const chosen = JSON.parse(
      desk.done('list', 'p.gpkg', 'sites', '--where', "recyclage et site_nom contient 'pres'", '--format', 'json'),
    ) as unknown[];
    expect(chosen).toHaveLength(1);
    expect(JSON.parse(desk.done('list', 'p.gpkg', 'sites', '--where', 'surface_ha > 1000', '--format', 'json'))).toEqual([]);
    const refused = desk.run('list', 'p.gpkg', 'sites', '--where', 'surfce_ha > 1');
    expect(refused).toMatchObject({ status: 1, out: '' });
    expect(refused.err).toContain('surface_ha');
    const hostile = desk.run('list', 'p.gpkg', 'sites', '--where', '1=1); DROP TABLE sites; --');
    expect(hostile.status).toBe(1);
    expect(desk.done('list', 'p.gpkg', 'sites')).toContain('Les Prés');
  });

  it('prints csv and geojson as well', () => {
    const csv = desk.done('list', 'p.gpkg', 'sites', '--format', 'csv').split('\r\n');
    expect(csv).toHaveLength(4);
    expect(csv[0]).toContain('distance_gare_m');
    const geojson = JSON.parse(desk.done('list', 'p.gpkg', 'sites', '--format', 'geojson', '--where', "site_nom = 'Les Prés'")) as {
      features: { geometry: { type: string; coordinates: number[][][][] } }[];
    };
    expect(geojson.features).toHaveLength(1);
    expect(geojson.features[0]?.geometry.type).toMatch(/Polygon$/);
    expect(geojson.features[0]?.geometry.coordinates.flat(2)).toContainEqual([4.51, 46.51]);
  });

  it('sums up', () => {
    const summary = summarySchema.parse(desk.json('summary', 'p.gpkg', '--by', 'epci'));
    expect(summary).toMatchObject({ sites: 2, recyclage: { sites: 1 }, sans_surface: 0, stale: false });
    expect(summary.by).toHaveLength(2);
    expect(summary.by.reduce((total, group) => total + (group.surface_ha ?? 0), 0)).toBeCloseTo(summary.surface_ha ?? 0, 6);
    expect(desk.done('summary', 'p.gpkg')).toMatch(/Surface totale\s+17\d,\d\u00a0ha/);
    expect(desk.done('summary', 'p.gpkg', '--lang', 'en')).toMatch(/Total area\s+17\d\.\d\u00a0ha/);
  });

  it.each([
    ['pdf', '%PDF-'],
    ['svg', '<'],
    ['png', '\u0089PNG'],
  ])('draws a map as %s', (format, head) => {
    const drawn = mapSchema.parse(desk.json('map', 'p.gpkg', `carte.${format}`, '--title', 'Essai', '--dpi', '60'));
    const bytes = readFileSync(desk.path(`carte.${format}`));
    expect(drawn.bytes).toBe(bytes.length);
    expect(bytes.subarray(0, head.length).toString('latin1')).toBe(head);
  });

  it.each(['geojson', 'csv', 'zip', 'gpkg'])('exports a layer as .%s that can be imported again', (ending) => {
    const written = exportSchema.parse(desk.json('export', 'p.gpkg', 'sites', `sites.${ending}`));
    expect(written.objects).toBe(2);
    desk.done('create', `back-${ending}.gpkg`);
    const kind = ending === 'csv' ? 'couche' : 'sites';
    const report = importReportSchema.parse(desk.json('import', `back-${ending}.gpkg`, `sites.${ending}`, '--as', kind));
    expect(report.imported).toBe(2);
  });

  it.skipIf(withoutGdal)('exports a layer as .fgb that GDAL reads', () => {
    const written = exportSchema.parse(desk.json('export', 'p.gpkg', 'sites', 'sites.fgb'));
    expect(written).toMatchObject({ format: 'fgb', objects: 2 });
    const { stdout } = spawnSync('ogrinfo', ['-ro', '-al', '-so', desk.path('sites.fgb')], { encoding: 'utf8' });
    expect(stdout).toContain("using driver `FlatGeobuf'");
    expect(stdout).toContain('Feature Count: 2');
  });

  it('tells stale results after a change of the inputs, and none after the same file again', () => {
    const stale = () =>
      listSitesSchema.parse(JSON.parse(desk.done('list', 'p.gpkg', 'sites', '--format', 'json'))).map((site) => site.stale);
    desk.done('import', 'p.gpkg', 'friches.geojson', '--as', 'friches', '--mode', 'replace');
    expect(stale()).toEqual([false, false]);
    desk.write('friches.geojson', collection([{ properties: { site_id: '99001_2' }, geometry: rectangle(4.511, 46.512, 0.002, 0.002) }]));
    desk.done('import', 'p.gpkg', 'friches.geojson', '--as', 'friches', '--mode', 'replace');
    expect(stale()).toEqual([true, true]);
    expect(analyseSchema.parse(desk.json('analyse', 'p.gpkg')).ran).toContain('recyclage');
  });

  it('ends in order, with nothing left beside the project', () => {
    expect(checkSchema.parse(desk.json('check', 'p.gpkg'))).toEqual({ ok: true, problems: [] });
    const info = projectInfoSchema.parse(desk.json('info', 'p.gpkg'));
    expect(info.layers.map((layer) => layer.table)).toEqual(expect.arrayContaining(['epci', 'sites', 'friches', 'equipements']));
    expect(info.analyses.every((analysis) => !analysis.stale)).toBe(true);
    expect(desk.files().filter((name) => name.startsWith('.') || /-(wal|shm|journal)$/.test(name))).toEqual([]);
    expect(existsSync(desk.path('p.gpkg'))).toBe(true);
  });
});

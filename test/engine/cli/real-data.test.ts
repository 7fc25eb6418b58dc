import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchSchema, listRowsSchema, listSitesSchema } from '../../../shared/contract/cli.ts';
import { importReportSchema } from '../../../shared/domain/import.ts';
import { DATA, Desk } from './emprise.ts';

const EXACTNESS = ['area-ellipsoid', 'area-projection', 'recycling', 'distance'];
const ORACLES: readonly [tool: string, ...args: string[]][] = [
  ['Planimeter', '--version'],
  ['cs2cs', '-lp'],
  ['/usr/bin/python3', '-c', 'import shapely, pyproj'],
];
const missing = ORACLES.filter(
  ([tool, ...args]) => spawnSync(tool, args).error || (tool.endsWith('python3') && spawnSync(tool, args).status !== 0),
);
if (missing.length > 0) console.warn(`SKIPPED: exactness against ${missing.map(([tool]) => tool).join(', ')}, absent here`);

describe.skipIf(DATA === null)('on real data', () => {
  let desk: Desk;
  const data = (...parts: string[]): string => path.join(DATA ?? '', ...parts);
  beforeAll(() => {
    desk = new Desk();
    desk.done('create', 'p.gpkg');
  });
  afterAll(() => desk.close());

  it('imports the 1,232 EPCI of a Lambert-93 Shapefile, accents right', () => {
    const report = importReportSchema.parse(desk.json('import', 'p.gpkg', data('epci_l93_shp_iso8859-1.zip'), '--as', 'epci'));
    expect(report).toMatchObject({
      read: 1232,
      imported: 1232,
      rejected: 0,
      crs: { code: 'EPSG:2154', how: 'prj' },
      encoding: { name: 'ISO-8859-1', how: 'cpg' },
    });
    const rows = listRowsSchema.parse(
      JSON.parse(desk.done('list', 'p.gpkg', 'epci', '--where', "nom ~ 'cc cote ouest centre manche'", '--format', 'json')),
    );
    expect(rows.map((row) => row['nom'])).toEqual(['CC Côte Ouest Centre Manche']);
    expect(rows.every((row) => typeof row['siren'] === 'string' && /^\d{9}$/.test(row['siren']))).toBe(true);
  });

  it('imports the 55 sites, and lists them even before any analysis', () => {
    desk.done('import', 'p.gpkg', data('simules', 'sites_simules.geojson'), '--as', 'sites');
    const sites = listSitesSchema.parse(JSON.parse(desk.done('list', 'p.gpkg', 'sites', '--format', 'json')));
    expect(sites).toHaveLength(55);
    expect(sites.every((site) => site.surface_ha === null && site.proximites.length === 0)).toBe(true);
  });

  it.skipIf(missing.length > 0)('keeps the bounds of exactness against GeographicLib, PROJ and GEOS', { timeout: 300_000 }, () => {
    const printed = desk.done('bench', '--data', data(), '--only', EXACTNESS.join(','), '--runs', '1', '--json');
    const { cases } = benchSchema.parse(JSON.parse(printed));
    expect(cases.map(({ id, verdict, remark }) => ({ id, verdict, remark }))).toEqual(
      EXACTNESS.map((id) => ({ id, verdict: 'reached', remark: null })),
    );
    const compared = Object.fromEntries(cases.map(({ id, objects }) => [id, objects]));
    expect(compared).toMatchObject({ 'area-ellipsoid': 1287, 'area-projection': 1287 });
    expect(compared['recycling']).toBeGreaterThan(5);
    expect(compared['distance']).toBeGreaterThan(300);
  });
});

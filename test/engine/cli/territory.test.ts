import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TerritoryReport, territoryReportSchema } from '../../../shared/domain/territory.ts';
import { DATA, Desk } from './emprise.ts';
import { collection, rectangle } from './fixtures.ts';

let desk: Desk;
const report = (...args: string[]): TerritoryReport => territoryReportSchema.parse(desk.json('territory', ...args));
const refused = (...args: string[]): { status: number | null; code: string } => {
  const { status, out } = desk.run('territory', ...args, '--json');
  return { status, code: (JSON.parse(out) as { error: { code: string } }).error.code };
};

beforeAll(() => {
  desk = new Desk();
});
afterAll(() => desk.close());

describe('emprise territory', () => {
  const COMMUNES = collection([
    { properties: { insee: '01001', nom: 'L’Abergement-Clémenciat' }, geometry: rectangle(4.5, 46.25, 0.25, 0.25) },
    { properties: { insee: '01005', nom: 'Ambérieux-en-Dombes' }, geometry: rectangle(4.75, 46.25, 0.25, 0.25) },
    { properties: { insee: '29155', nom: 'Ouessant' }, geometry: rectangle(-5.25, 48.25, 0.25, 0.25) },
  ]);
  beforeAll(() => {
    desk.done('create', 'p.gpkg');
    desk.write('communes.geojson', COMMUNES);
    desk.done('import', 'p.gpkg', 'communes.geojson', '--as', 'communes');
    desk.write(
      '2021.csv',
      'codgeo;epci;libepci\n01001;200069193;CC de la Dombes\n1005;200069193;CC de la Dombes\n01999;200069193;CC de la Dombes\n',
    );
  });

  it('builds EPCI by default, and says in words what did not fit', () => {
    const lines = desk.done('territory', 'p.gpkg');
    expect(lines).toMatch(/EPCI +2 +2 +1\s253 +1 +0,00\sha +0/);
    expect(lines).toMatch(/CC de la Dombes \(200069193\), sans /);
    expect(lines).toMatch(/1 commune insulaire sans EPCI, comme la loi le permet\s: Ouessant/);
    expect(desk.done('check', 'p.gpkg')).toContain('en ordre');
  });

  it('takes a composition of another year and several levels', () => {
    const { composition, year, levels } = report('p.gpkg', '--levels', 'epci,departements,regions', '--composition', '2021.csv');
    expect([composition, year]).toEqual(['2021.csv', 2021]);
    expect(levels.map(({ level, table, built }) => [level, table, built])).toEqual([
      ['epci', 'epci', 1],
      ['departements', 'imp_departements', 2],
      ['regions', 'imp_regions', 2],
    ]);
    expect(levels[0]?.partial).toEqual([{ code: '200069193', name: 'CC de la Dombes', missing: [{ code: '01999', name: '01999' }] }]);
    const epci = JSON.parse(desk.done('list', 'p.gpkg', 'epci', '--format', 'json')) as object[];
    expect(epci).toMatchObject([{ siren: '200069193', nature: 'Communauté de communes', departements: '01', region: '84' }]);
  });

  it('refuses in words and leaves the project byte for byte', () => {
    const before = desk.hash('p.gpkg');
    desk.write('rien.csv', 'a,b\n1,2\n');
    desk.done('create', 'vide.gpkg');
    expect(refused('p.gpkg', '--existing', 'refuse')).toEqual({ status: 1, code: 'territories-exist' });
    expect(refused('p.gpkg', '--composition', 'rien.csv')).toEqual({ status: 1, code: 'composition-unreadable' });
    expect(refused('p.gpkg', '--movements', 'rien.csv')).toEqual({ status: 1, code: 'movements-unreadable' });
    expect(refused('p.gpkg', '--movements', 'absent.csv')).toEqual({ status: 1, code: 'file-not-found' });
    expect(refused('vide.gpkg')).toEqual({ status: 1, code: 'communes-missing' });
    expect(refused('p.gpkg', '--levels', 'epci,cantons').status).toBe(2);
    expect(desk.hash('p.gpkg')).toBe(before);
  });
});

describe.skipIf(DATA === null)('on the communes of the country', () => {
  const data = (...parts: string[]): string => path.join(DATA ?? '', ...parts);
  type Feature = { properties: Record<string, unknown>; geometry: { type: string; coordinates: number[][][] | number[][][][] } };
  const areas = (features: readonly Feature[], key: string): Map<string, number> =>
    new Map(features.map((feature) => [String(feature.properties[key]), squareDegrees(feature.geometry)]));
  let built: TerritoryReport;
  beforeAll(() => {
    desk.done('create', 'france.gpkg');
    desk.done('import', 'france.gpkg', data('communes.geojson.gz'), '--as', 'communes');
    built = report('france.gpkg', '--levels', 'epci,territoires,departements,regions');
  }, 120_000);
  const level = (name: string) => built.levels.find((each) => each.level === name);

  it('builds every EPCI, Territoire d’industrie, département and région', () => {
    expect(built).toMatchObject({ communes: 34_873, year: 2026 });
    expect(built.levels.map(({ level: name, built: count }) => [name, count])).toEqual([
      ['epci', 1255],
      ['territoires', 183],
      ['departements', 101],
      ['regions', 18],
    ]);
    expect(built.levels.flatMap(({ partial }) => partial)).toEqual([]);
    // L’Oie and Sainte-Florence have no outline of their own in this set
    expect(built.moved.map(({ from, to, how }) => [from, to, how])).toEqual([
      ['85084', '85165', 'restored'],
      ['85084', '85212', 'restored'],
    ]);
    expect(level('epci')?.unassigned.map(({ code }) => code)).toEqual(['22016', '29083', '29155', '85113']);
  });

  it('finds no overlap, and the two gaps there are: the étang de Berre and Llívia', () => {
    expect(built.levels.map(({ overlap_ha }) => overlap_ha)).toEqual([0, 0, 0, 0]);
    const [berre, llivia, ...others] = level('epci')?.gaps ?? [];
    expect(others).toEqual([]);
    // README of the data, by shapely: 155.08 and 13.05 km²
    expect(Number(berre?.ha) / 100).toBeCloseTo(155.08, 2);
    expect(Number(llivia?.ha) / 100).toBeCloseTo(13.05, 2);
  });

  it('covers what the EPCI of another program’s union cover', () => {
    const ours = areas(
      (JSON.parse(desk.done('list', 'france.gpkg', 'epci', '--format', 'geojson')) as { features: Feature[] }).features,
      'siren',
    );
    const read = (file: string) => (JSON.parse(readFileSync(data(file), 'utf8')) as { features: Feature[] }).features;
    const theirs = areas([...read('epci.geojson'), ...read('epci_drom.geojson')], 'siren');
    expect(ours.size).toBe(1255);
    const differences = [...theirs].map(([siren, area]) => Math.abs((ours.get(siren) ?? 0) - area) / area);
    expect(Math.max(...differences)).toBeLessThan(1e-9);
  });

  it('assigns communes of 2018 to the EPCI of 2026', () => {
    desk.done('create', '2018.gpkg');
    desk.done('import', '2018.gpkg', data('defauts', 'communes_2018_brutes_defauts.geojson'), '--as', 'communes');
    const withFile = report('2018.gpkg', '--movements', data('communes_2018_vers_2026.csv'));
    expect(withFile.levels[0]?.unassigned).toEqual([]);
    expect(withFile.communes).toBe(17);
    expect(report('2018.gpkg').levels[0]?.unassigned).toEqual([]);
  });

  /** Planar, of degrees: the same measure for both. */
  function squareDegrees({ type, coordinates }: Feature['geometry']): number {
    const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as number[][][][];
    const ring = (points: number[][]): number => {
      const [x0, y0] = points[0] as [number, number];
      let twice = 0;
      for (let i = 1; i < points.length; i++) {
        const [[ax, ay], [bx, by]] = [points[i - 1] as [number, number], points[i] as [number, number]];
        twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
      }
      return Math.abs(twice / 2);
    };
    return polygons.reduce(
      (sum, rings) => sum + rings.reduce((area, points, index) => area + (index === 0 ? ring(points) : -ring(points)), 0),
      0,
    );
  }
});

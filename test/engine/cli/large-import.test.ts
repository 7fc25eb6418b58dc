/** A file large enough to be read by a thread of its own: the same answers as a small one, in one piece or not at all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './emprise.ts';
import { collection, rectangle } from './fixtures.ts';

/** About six megabytes. */
const MANY = 20_000;
let desk: Desk;
let text: string;
beforeAll(() => {
  desk = new Desk();
  const sites = Array.from({ length: MANY }, (_, index) => ({
    properties: { site_id: `99001_SITE-ECO_${index}`, site_nom: `Zone d’activité n° ${index}`, remarque: 'Forêt' },
    geometry: rectangle(2 + (index % 200) * 0.001, 47 + Math.floor(index / 200) * 0.001, 0.0009, 0.0009),
  }));
  text = JSON.stringify(collection(sites));
  desk.write('many.geojson', text);
});
afterAll(() => desk.close());

describe('a large file', () => {
  it('is imported whole, with its fingerprint and report, as one step', () => {
    desk.done('create', 'p.gpkg');
    expect(desk.json('import', 'p.gpkg', 'many.geojson', '--as', 'sites')).toMatchObject({
      read: MANY,
      imported: MANY,
      rejected: 0,
      repaired: 0,
      files: [{ file: 'many.geojson', read: MANY, crs: { code: 'EPSG:4326' }, encoding: { name: 'UTF-8' } }],
    });
    expect(desk.run('check', 'p.gpkg').status).toBe(0);
    expect(desk.json('list', 'p.gpkg', 'sites', '--where', "site_id = '99001_SITE-ECO_19999'")).toMatchObject([
      { site_nom: 'Zone d’activité n° 19999' },
    ]);
  });

  it('is refused when its keys are there already, the project staying as it was', () => {
    const before = desk.hash('p.gpkg');
    const { status, out } = desk.run('import', 'p.gpkg', 'many.geojson', '--as', 'sites', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'keys-clash', params: { count: MANY } } });
    expect(desk.hash('p.gpkg')).toBe(before);
  });

  it.each<[string, (whole: string) => string, object]>([
    ['cut off', (whole) => whole.slice(0, -1000), { code: 'geojson-damaged', params: { file: 'bad.geojson', cause: 'truncated' } }],
    [
      'damaged near its end',
      (whole) => `${whole.slice(0, -5000)}#${whole.slice(-4999)}`,
      { code: 'geojson-damaged', params: { file: 'bad.geojson' } },
    ],
  ])('%s is refused by its name, nothing of it staying', (_name, damage, error) => {
    desk.done('create', 'q.gpkg', '--force');
    desk.write('bad.geojson', damage(text));
    const [before, files] = [desk.hash('q.gpkg'), desk.files()];
    const { status, out } = desk.run('import', 'q.gpkg', 'bad.geojson', '--as', 'sites', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error });
    expect(desk.hash('q.gpkg')).toBe(before);
    expect(desk.files()).toEqual(files);
  });

  it('given with a small one becomes one step; update and trial read it as well', () => {
    desk.done('create', 'r.gpkg');
    const small = [{ properties: { site_id: '99002_SITE-ECO_1', site_nom: 'Un' }, geometry: rectangle(3, 48, 0.001, 0.001) }];
    desk.write('small.geojson', collection(small));
    expect(desk.json('import', 'r.gpkg', 'small.geojson', 'many.geojson', '--as', 'sites', '--dry-run')).toMatchObject({
      imported: MANY + 1,
    });
    expect(desk.json('import', 'r.gpkg', 'small.geojson', 'many.geojson', '--as', 'sites')).toMatchObject({ imported: MANY + 1 });
    const again = desk.json('import', 'r.gpkg', 'many.geojson', '--as', 'sites', '--mode', 'update');
    expect(again).toMatchObject({
      imported: MANY,
      notes: expect.arrayContaining([expect.objectContaining({ code: 'rows-unchanged', count: MANY })]),
    });
  });
});

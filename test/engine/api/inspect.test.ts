import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { Engine } from './engine.ts';

test('a look is taken anew under each decision, and the import does what it showed', async () => {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Essai' });
  // Lambert-93 numbers in a file that says nothing, so WGS 84; a text spoilt on its way.
  const feature = (nom: string, x: number, y: number) =>
    `{"type":"Feature","properties":{"nom":"${nom}"},"geometry":{"type":"Point","coordinates":[${x},${y}]}}`;
  engine.write('lieux.geojson', `{"type":"FeatureCollection","features":[${feature('HÃ´tel', 652000, 6862000)}]}`);
  const file = engine.grant('lieux.geojson', 'read');

  const [first] = (await engine.call('import/inspect', { file })).layers;
  expect(first).toMatchObject({ crs: null, preview: null, mojibake: { count: 1, example: 'HÃ´tel', repaired: 'Hôtel' } });
  expect(first?.obstacles).toEqual([
    { code: 'crs-contradicted', params: { file: 'lieux.geojson', declared: 'EPSG:4326', likely: 'EPSG:2154' } },
  ]);
  expect(first?.crsChoices[0]).toMatchObject({ code: 'EPSG:2154' });

  const options = { kind: 'couche', crs: 2154, repairText: true } as const;
  const [second] = (await engine.call('import/inspect', { file, options })).layers;
  expect(second).toMatchObject({ crs: { code: 'EPSG:2154', how: 'given' }, obstacles: [], converted: [{ nom: 'Hôtel' }] });
  expect(second?.preview?.points[0]).toBeCloseTo(2.3459, 3);

  const { error, report } = await engine.import(['lieux.geojson'], options);
  expect(error).toBeNull();
  expect(report).toMatchObject({ read: 1, imported: 1, crs: { code: 'EPSG:2154', how: 'given' } });
  expect(report?.notes.map(({ code, message }) => [code, message])).toEqual([
    ['text-repaired', '1 texte mal décodé, remis en état\u00a0: «\u00a0HÃ´tel\u00a0» devient «\u00a0Hôtel\u00a0»'],
  ]);
  const { rows } = await engine.call('table/rows', { table: 'imp_lieux', offset: 0, limit: 1 });
  expect(JSON.stringify(rows)).toContain('Hôtel');
});

test('other calls are answered while a workbook that takes long is looked at, and a newer look spares the older one', async () => {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Essai' });
  const rows = Array.from({ length: 40_000 }, (_, n) => [`zone ${n}`, `0${n}`, 2 + (n % 100) / 100, 48.2, ...new Array<number>(8).fill(n)]);
  const sheet = utils.aoa_to_sheet([['nom', 'code', 'x', 'y', ...'abcdefgh'], ...rows]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Zones');
  engine.write('zones.xlsx', write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
  const file = engine.grant('zones.xlsx', 'read');

  let isOver = false;
  const look = engine.call('import/inspect', { file }).finally(() => {
    isOver = true;
  });
  let answers = 0;
  while (!isOver) {
    expect((await engine.call('summary/get', {})).sites).toBe(0);
    answers++;
    // a turn of the loop: where the look keeps the engine busy, there are but a few of them
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect((await look).layers[0]).toMatchObject({ layer: 'Zones', count: 40_000 });
  expect(answers).toBeGreaterThan(20);

  const [older, newer] = await Promise.all([
    engine.call('import/inspect', { file, options: { kind: 'sites' } }).catch((error: unknown) => error),
    engine.call('import/inspect', { file, options: { kind: 'friches' } }),
  ]);
  expect(older).toMatchObject({ code: 'cancelled' });
  expect(newer.layers[0]?.kind).toBe('friches');
  // what is looked at does not stand in the line of jobs, nor they in its own
  expect(engine.jobs.list()).toEqual([]);
});

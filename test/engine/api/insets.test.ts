/** Insets of a page: those of what the project holds, where they cover nothing. */
import { expect, it } from 'vitest';
import { pageLayoutSchema } from '../../../shared/domain/page-layout.ts';
import { collection, rectangle } from '../cli/fixtures.ts';
import { Engine } from './engine.ts';

const page = pageLayoutSchema.parse({
  version: 2,
  name: 'France',
  page: { format: 'A3', orientation: 'landscape' },
  items: [
    {
      id: 'map',
      type: 'map',
      box: [10, 10, 400, 277],
      epsg: 2154,
      view: { type: 'extent', extent: [99_000, 6_046_000, 1_243_000, 7_111_000] },
    },
  ],
});

it('places a zoom and the overseas départements that have objects, and changes nothing itself', async () => {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Essai' });
  const friche = (id: string, lon: number, lat: number) => ({
    properties: { site_id: id, site_nom: id },
    geometry: rectangle(lon, lat, 0.05, 0.05),
  });
  engine.write('sites.geojson', collection([friche('77_1', 2.6, 48.6), friche('974_1', 55.5, -21.1), friche('12_1', 2.5, 44.3)]));
  const { error } = await engine.import(['sites.geojson'], { kind: 'sites' });
  expect(error).toBeNull();
  const steps = (await engine.call('history/list', {})).length;
  const { layout, added, left } = await engine.call('insets/place', { layout: page });
  expect([added, left]).toEqual([['Île-de-France', 'La Réunion'], []]);
  expect(layout.items.map((item) => (item.type === 'map' ? [item.id, item.epsg, item.inset] : null))).toEqual([
    ['map', 2154, null],
    ['zoom-idf', 2154, 'zoom'],
    ['drom-974', 2975, 'overseas'],
  ]);
  const { report } = await engine.call('layouts/draw', { layout });
  expect(report.maps['drom-974']?.objects).toMatchObject({ sites: 1 });
  expect((await engine.call('history/list', {})).length).toBe(steps);
});

/** Base maps over the port: a project keeps them under undo and without keys, offline files are found again by this computer alone. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { pmtilesArchive } from '../../support/pmtiles-writer.ts';
import { picture, startTileServer } from '../../support/tile-server.ts';
import { Engine } from './engine.ts';

async function scene() {
  const server = await startTileServer();
  onTestFinished(() => server.close());
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Essai' });
  return { server, engine };
}

test('a service is read, kept and drawn; undo takes it away; the project never holds its key', async () => {
  const { server, engine } = await scene();
  const address = `${server.address}/wms?apikey=SECRET-1234&map=x`;
  await expect(engine.call('base-maps/look', { address })).rejects.toMatchObject({ code: 'network-off' });
  expect(server.connections).toBe(0);
  engine.network.set(true);
  const service = await engine.call('base-maps/look', { address });
  expect(service).toMatchObject({ type: 'wms', hasSecret: true });
  const [layer] = service.layers;
  if (!layer) throw new Error('no layer');
  const map = await engine.call('base-maps/keep', { map: layer.map, address });
  const shown = [{ map, visible: true, opacity: 0.5, grey: true }];
  const { step } = await engine.call('base-maps/arrange', { change: 'add', name: map.title, shown });
  expect(step.label).toEqual({ code: 'base-maps-add', params: { name: 'Photographies 2025' }, origin: 'settings' });
  expect((await engine.call('base-maps/list', {})).shown).toEqual(shown);

  const { grid, own } = await engine.call('base-maps/layout', { map: map.id, epsg: 2154 });
  expect([grid.epsg, own]).toEqual([2154, true]);
  const tile = await engine.call('base-maps/tile', { map: map.id, epsg: 2154, z: 10, x: 520, y: 408 });
  expect(Buffer.from(tile.bytes ?? []).equals(picture(190, 40, 160, 512))).toBe(true);
  expect(server.asked.at(-1)).toContain('apikey=SECRET-1234');
  // outside of the grid nothing is asked
  const before = server.asked.length;
  expect((await engine.call('base-maps/tile', { map: map.id, epsg: 2154, z: 2, x: 4, y: 0 })).bytes).toBeNull();
  expect(server.asked).toHaveLength(before);

  await engine.call('history/undo', {});
  expect((await engine.call('base-maps/list', {})).shown).toEqual([]);
  await engine.call('history/redo', {});
  const file = path.join(engine.userData, 'projet.gpkg');
  await engine.call('project/save-as', { file: engine.grant(file, 'document') });
  expect(readFileSync(file).includes('SECRET')).toBe(false);
  expect(readFileSync(file).includes('Photographies 2025')).toBe(true);
});

test('a definition that comes with a key loses it on its way into the project', async () => {
  const { engine } = await scene();
  const source = { type: 'xyz' as const, address: 'https://u:mdp@exemple.fr/{z}/{x}/{y}?token=T', levels: { first: 0, last: 5 } };
  const map = { id: 'own-1', title: 'Essai', attribution: '© essai', origin: 'exemple.fr', source };
  await engine.call('base-maps/arrange', { change: 'add', name: 'Essai', shown: [{ map, visible: true, opacity: 1, grey: false }] });
  const [one] = (await engine.call('base-maps/list', {})).shown;
  expect(one?.map.source).toMatchObject({ address: 'https://exemple.fr/{z}/{x}/{y}' });
});

test('the shipped ones are listed without their keys', async () => {
  const { engine } = await scene();
  const { known } = await engine.call('base-maps/list', {});
  expect(known.map(({ id }) => id)).toEqual(expect.arrayContaining(['plan-ign', 'orthophotos', 'cadastre', 'scan-25', 'openstreetmap']));
  expect(JSON.stringify(known)).not.toMatch(/apikey/i);
});

test('an offline file is read by token, without the network, and told where it is missing', async () => {
  const { engine } = await scene();
  const bytes = picture(3, 2, 1);
  const file = path.join(engine.userData, 'fond.pmtiles');
  writeFileSync(file, pmtilesArchive([{ z: 2, x: 2, y: 1, bytes }], 2, [0, 40, 10, 52], { name: 'Fond d’essai' }));
  const map = await engine.call('base-maps/open-file', { file: engine.grant(file, 'read') });
  expect(map).toMatchObject({ title: 'Fond d’essai', origin: 'fond.pmtiles', source: { type: 'file', name: 'fond.pmtiles' } });
  expect(JSON.stringify(map)).not.toContain(engine.userData);
  const { grid } = await engine.call('base-maps/layout', { map: map.id, epsg: 2154 });
  const z = grid.levels.findIndex(({ id }) => id === '2');
  const tile = await engine.call('base-maps/tile', { map: map.id, epsg: 3857, z, x: 2, y: 1 });
  expect([Buffer.from(tile.bytes ?? []).equals(bytes), tile.media]).toEqual([true, 'image/png']);

  // forgotten, it is let go of: nobody reads it any more, another may stand at its place
  await engine.call('base-maps/forget', { map: map.id });
  await expect(engine.call('base-maps/tile', { map: map.id, epsg: 3857, z, x: 2, y: 1 })).rejects.toMatchObject({
    code: 'base-map-unknown',
  });

  // the project of somebody else names a file that is not here
  const foreign = { ...map, id: 'file-000000000000' };
  await engine.call('base-maps/arrange', { change: 'add', name: 'x', shown: [{ map: foreign, visible: true, opacity: 1, grey: false }] });
  expect((await engine.call('base-maps/tile', { map: foreign.id, epsg: 3857, z, x: 2, y: 1 })).bytes).toBeNull();
  expect((await engine.call('base-maps/list', {})).states).toMatchObject([{ map: foreign.id, condition: 'missing' }]);
});

test('refusals name the file or the address', async () => {
  const { engine } = await scene();
  engine.network.set(true);
  const file = path.join(engine.userData, 'faux.mbtiles');
  writeFileSync(file, 'pas une base');
  await expect(engine.call('base-maps/open-file', { file: engine.grant(file, 'read') })).rejects.toMatchObject({
    code: 'base-map-file-damaged',
    params: { file: 'faux.mbtiles' },
  });
  await expect(engine.call('base-maps/look', { address: 'exemple.fr/wms' })).rejects.toMatchObject({ code: 'base-map-address-invalid' });
  await expect(engine.call('base-maps/layout', { map: 'absent', epsg: 2154 })).rejects.toMatchObject({ code: 'base-map-unknown' });
});

test('a page in the place of a list of layers is refused in its own words', async () => {
  const { server, engine } = await scene();
  engine.network.set(true);
  server.mood = 'html';
  await expect(engine.call('base-maps/look', { address: `${server.address}/wms` })).rejects.toMatchObject({
    code: 'download-not-data',
    params: { answer: 'Service en maintenance' },
  });
});

test('a base map that another version wrote otherwise takes none of the others along', async () => {
  const engine = new Engine();
  const file = path.join(engine.userData, 'projet.gpkg');
  await engine.call('project/create', { file: engine.grant(file, 'write'), name: 'Essai' });
  await engine.call('project/close', {});
  const source = { type: 'xyz', address: 'https://exemple.fr/{z}/{x}/{y}', levels: { first: 0, last: 5 } };
  const one = { map: { id: 'own-1', title: 'Essai', attribution: '©', origin: 'x', source }, visible: true, opacity: 1, grey: false };
  const db = new Database(file);
  db.prepare("INSERT INTO emprise_reglages (cle, valeur) VALUES ('fonds_de_carte', ?)").run(JSON.stringify([{ map: 'later' }, one]));
  db.close();
  await engine.call('project/open', { file: engine.grant(file, 'read') });
  expect((await engine.call('base-maps/list', {})).shown.map(({ map }) => map.id)).toEqual(['own-1']);
});

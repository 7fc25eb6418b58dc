/** Bookmarks and the second map: kept in the project, each change one step of the journal. */
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { MOST_BOOKMARKS } from '../../../shared/domain/views.ts';
import { collection, rectangle } from '../cli/fixtures.ts';
import { Engine } from './engine.ts';
import { loaded } from './scenes.ts';

const at = (x: number, scaleDenominator = 25_000) => ({ epsg: 2154, centre: [x, 6_636_871.25] as [number, number], scaleDenominator });
const names = async (engine: Engine): Promise<string[]> => (await engine.call('views/bookmarks', {})).map(({ name }) => name);

it('keeps, renames, orders and removes bookmarks, and takes every change back', async () => {
  const engine = await loaded();
  const keep = (name: string, x: number) => engine.call('views/keep-bookmark', { name, view: at(x), layers: null });
  const states: unknown[] = [await engine.call('views/bookmarks', {})];
  const first = await keep('Vue de Chalon', 843_204.55);
  states.push(await engine.call('views/bookmarks', {}));
  const second = await keep('Vue de Chalon', 850_000);
  expect(second.name).toBe('Vue de Chalon (2)');
  states.push(await engine.call('views/bookmarks', {}));
  await engine.call('views/change-bookmark', { id: second.id, name: 'Gare' });
  states.push(await engine.call('views/bookmarks', {}));
  await engine.call('views/move-bookmark', { id: second.id, to: 0 });
  expect(await names(engine)).toEqual(['Gare', 'Vue de Chalon']);
  states.push(await engine.call('views/bookmarks', {}));
  expect(await engine.call('views/move-bookmark', { id: second.id, to: 0 })).toBeNull();
  await engine.call('views/change-bookmark', { id: first.id, view: at(1), layers: ['sites'] });
  states.push(await engine.call('views/bookmarks', {}));
  await engine.call('views/remove-bookmark', { id: first.id });
  states.push(await engine.call('views/bookmarks', {}));
  const codes = (await engine.call('history/list', {})).slice(-6).map(({ label }) => label.code);
  expect(codes).toEqual(['bookmark-keep', 'bookmark-keep', 'bookmark-rename', 'bookmark-move', 'bookmark-replace', 'bookmark-remove']);
  for (const state of states.slice(0, -1).reverse()) {
    await engine.call('history/undo', {});
    expect(await engine.call('views/bookmarks', {})).toEqual(state);
  }
  for (const state of states.slice(1)) {
    await engine.call('history/redo', {});
    expect(await engine.call('views/bookmarks', {})).toEqual(state);
  }
  await expect(engine.call('views/change-bookmark', { id: 'signet-99', name: 'x' })).rejects.toMatchObject({ code: 'object-unknown' });
  await expect(engine.call('views/remove-bookmark', { id: first.id })).rejects.toMatchObject({ code: 'object-unknown' });
});

it('keeps them in the document to the last digit, beside what the second map shows', async () => {
  const engine = await loaded();
  const view = { epsg: 2154, centre: [843_204.123_456_789, 6_636_871.2] as [number, number], scaleDenominator: 12_345.678_9 };
  const kept = await engine.call('views/keep-bookmark', { name: 'Port', view, layers: ['sites', 'epci'] });
  expect(await engine.call('views/second-map', {})).toEqual({ layers: null, baseMaps: null });
  await engine.call('views/change-second-map', { layers: ['epci'], baseMaps: ['plan-ign'] });
  await engine.call('project/save-as', { file: engine.grant('p.gpkg', 'write') });
  await engine.call('project/close', {});
  await engine.call('project/open', { file: engine.grant('p.gpkg', 'read') });
  expect(await engine.call('views/bookmarks', {})).toEqual([kept]);
  expect(kept.view).toEqual(view);
  expect(await engine.call('views/second-map', {})).toEqual({ layers: ['epci'], baseMaps: ['plan-ign'] });
  await engine.call('history/undo', {});
  expect(await engine.call('views/second-map', {})).toEqual({ layers: null, baseMaps: null });
});

it('shows the layers of a bookmark as one step', async () => {
  const engine = await loaded();
  const visible = async () => {
    const summary = await engine.call('project/summary', {});
    return summary?.layers.flatMap(({ id, visible: shown, count }) => (shown && count > 0 ? [id] : [])).sort();
  };
  const before = await visible();
  expect(before).toContain('friches');
  const { id } = await engine.call('views/keep-bookmark', { name: 'Sites', view: at(0), layers: ['sites', 'gone_since'] });
  expect(await engine.call('views/show-bookmark-layers', { id })).toMatchObject({ step: { label: { code: 'bookmark-layers' } } });
  expect(await visible()).toEqual(['sites']);
  expect(await engine.call('views/show-bookmark-layers', { id })).toBeNull();
  await engine.call('history/undo', {});
  expect(await visible()).toEqual(before);
  const plain = await engine.call('views/keep-bookmark', { name: 'Vue', view: at(0), layers: null });
  expect(await engine.call('views/show-bookmark-layers', { id: plain.id })).toBeNull();
});

it('names a place after the territories there, holes and gaps apart', async () => {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Essai' });
  const square = (x: number, y: number, properties: Record<string, string>) => ({ properties, geometry: rectangle(x, y, 0.1, 0.1) });
  engine.write(
    'communes.geojson',
    collection([square(4, 46, { insee_com: '71001', nom: 'Alpha' }), square(4.1, 46, { insee_com: '71002', nom: 'Bêta' })]),
  );
  engine.write('epci.geojson', collection([square(4, 46, { siren: '200000172', nom: 'CC d’essai' })]));
  for (const kind of ['communes', 'epci'] as const) {
    const { error } = await engine.import([`${kind}.geojson`], { kind });
    expect(error).toBeNull();
  }
  const place = (longitude: number, latitude: number) => engine.call('views/place', { longitude, latitude });
  expect(await place(4.05, 46.05)).toEqual({ commune: 'Alpha', epci: 'CC d’essai', territoire: null });
  expect(await place(4.15, 46.05)).toEqual({ commune: 'Bêta', epci: null, territoire: null });
  expect(await place(2, 48)).toEqual({ commune: null, epci: null, territoire: null });
});

it('keeps a number of bookmarks a person can look through, and none of what cannot be read', async () => {
  const engine = new Engine();
  await engine.call('project/create', { file: engine.grant('p.gpkg', 'write'), name: 'Essai' });
  await engine.call('project/close', {});
  const full = Array.from({ length: MOST_BOOKMARKS }, (_, index) => ({
    id: `signet-${index + 1}`,
    name: `Vue ${index + 1}`,
    view: at(index),
    layers: null,
  }));
  const reopened = async (stored: string): Promise<readonly string[]> => {
    const db = new Database(engine.path('p.gpkg'));
    db.prepare(
      `INSERT INTO emprise_reglages (cle, valeur) VALUES ('signets', ?) ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur`,
    ).run(stored);
    db.close();
    await engine.call('project/open', { file: engine.grant('p.gpkg', 'read') });
    return names(engine);
  };
  expect(await reopened(JSON.stringify(full))).toHaveLength(MOST_BOOKMARKS);
  await expect(engine.call('views/keep-bookmark', { name: 'Vue', view: at(1), layers: null })).rejects.toMatchObject({
    code: 'bookmarks-full',
    params: { most: MOST_BOOKMARKS },
  });
  await engine.call('views/remove-bookmark', { id: 'signet-7' });
  // the place that came free is taken again
  expect((await engine.call('views/keep-bookmark', { name: 'Vue', view: at(1), layers: null })).id).toBe('signet-7');
  await engine.call('project/close', {});
  // one that a later version wrote in its own way takes none of the others along
  expect(await reopened(JSON.stringify([{ id: 'signet-9', name: '' }, full[2]]))).toEqual(['Vue 3']);
  await engine.call('project/close', {});
  expect(await reopened('[{"id": "signet-1"')).toEqual([]);
  await engine.call('views/keep-bookmark', { name: 'Vue', view: at(1), layers: null });
  expect(await names(engine)).toEqual(['Vue']);
});

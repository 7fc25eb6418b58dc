/** Overviews: made while nothing is asked, the same to the byte as tiles cut when asked, true after edits, kept for the next opening. */
import { readdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LayerTiles } from '../../../electron/engine/api/layer-tiles.ts';
import { openProject, type Project } from '../../../electron/engine/store/index.ts';
import { OverviewFile } from '../../../electron/engine/tiles/overview-file.ts';
import { overviewLevels, overviewTiles } from '../../../electron/engine/tiles/overview-levels.ts';
import type { TileAddress } from '../../../shared/geo/tile-grid.ts';
import { collection, rectangle } from '../cli/fixtures.ts';
import { Engine } from './engine.ts';

const EPSG = 2154;
const COUNT = 6000;
const root = path.join(import.meta.dirname, '../../..');

/** A document of squares, each with a corner of its own, so that shapes and not only boxes are compared. */
async function document(engine: Engine): Promise<string> {
  await engine.call('project/create', { file: engine.grant('projet.gpkg', 'write'), name: 'Carreaux' });
  const features = Array.from({ length: COUNT }, (_, index) => ({
    properties: { nom: `P${index + 1}`, usage: 'abc'.charAt(index % 3) },
    geometry: rectangle(4 + (index % 100) * 0.013, 46.5 + Math.floor(index / 100) * 0.009, 0.009 + (index % 7) * 0.0005, 0.007),
  }));
  engine.write('carreaux.geojson', collection(features));
  expect((await engine.import(['carreaux.geojson'], { kind: 'couche' })).error).toBeNull();
  await engine.call('project/save', {});
  await engine.call('project/close', {});
  return path.join(engine.folder, 'projet.gpkg');
}

interface Opened {
  readonly project: Project;
  readonly tiles: LayerTiles;
  readonly table: string;
  readonly addresses: readonly TileAddress[];
  close(): Promise<void>;
}

async function open(file: string, userData: string): Promise<Opened> {
  const project = (await openProject(file, 'session', { userData, appVersion: '0' })) as Project;
  const tiles = new LayerTiles({ resources: path.join(root, 'dist/resources'), version: '0', userData });
  tiles.open(project);
  const layer = project.layers().find(({ count }) => count === COUNT);
  if (!layer?.extent) throw new Error('no layer');
  const addresses = overviewTiles(layer.extent, EPSG, overviewLevels(layer.extent, EPSG));
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await tiles.close();
    await project.close({ discard: true });
  };
  onTestFinished(close);
  return { project, tiles, table: layer.table, addresses, close };
}

const wishOf = (address: TileAddress, labels = false) => ({ ...address, epsg: EPSG, areDots: false, labels, objects: COUNT });

function all({ tiles, table, addresses }: Opened, labels = false, filter: string | null = null) {
  return Promise.all(addresses.map((address) => tiles.tile({ table, filter }, wishOf(address, labels), null, 0)));
}

/** Tiles as they are cut, in a place where no overview was ever made. */
async function cutAnew(file: string, engine: Engine, labels = false) {
  const fresh = await open(file, path.join(engine.folder, `fresh-${Math.random()}`));
  const cut = await all(fresh, labels);
  await fresh.close();
  return cut;
}

const kept = (engine: Engine): { folder: string; file: string }[] =>
  readdirSync(path.join(engine.userData, 'overviews')).flatMap((folder) =>
    readdirSync(path.join(engine.userData, 'overviews', folder)).map((file) => ({ folder, file })),
  );

test('an overview made in the background serves the next opening, the same to the byte as tiles cut when asked', async () => {
  const engine = new Engine();
  const file = await document(engine);
  const expected = await cutAnew(file, engine);
  const first = await open(file, engine.userData);
  expect(first.addresses.length).toBeGreaterThan(100);
  // one question, and the rest is made while nothing is asked
  await first.tiles.tile({ table: first.table, filter: null }, wishOf(first.addresses[0] as TileAddress), null, 0);
  await first.tiles.overviewsWhole();
  const stamp = first.project.shapeStamp(first.table) as string;
  await first.close();
  const [only] = kept(engine) as [{ folder: string; file: string }];
  const written = new OverviewFile(path.join(engine.userData, 'overviews', only.folder, only.file), stamp);
  expect(written.count).toBe(first.addresses.length);
  written.close();
  const second = await open(file, engine.userData);
  expect(await all(second)).toEqual(expected);
  // with names those without them do not serve
  const named = await all(second, true);
  await second.close();
  expect(named).toEqual(await cutAnew(file, engine, true));
});

test('an edit takes out what it touches, undo too; other columns touch nothing', async () => {
  const engine = new Engine();
  const file = await document(engine);
  const expected = await cutAnew(file, engine);
  const opened = await open(file, engine.userData);
  const { project, tiles, table } = opened;
  await all(opened);
  await tiles.overviewsWhole();
  const label = { code: 'edit', params: {}, origin: 'edit' as const };
  const stamp = project.shapeStamp(table);
  const renamed = project.apply({ operations: [{ op: 'put', table, rows: [{ fid: 3050, nom: 'X' }] }] }, label);
  tiles.changed(project, { id: renamed.step.id, isEdit: true }, renamed.tables);
  expect(project.shapeStamp(table)).toBe(stamp);
  const deleted = project.apply({ operations: [{ op: 'delete', table, ranges: [[3050, 3050]] }] }, label);
  tiles.changed(project, { id: deleted.step.id, isEdit: true }, deleted.tables);
  const holding = expected.map((tile) => tile?.fids.includes(3050) ?? false);
  const without = await all(opened);
  without.forEach((tile, index) => {
    if (holding[index]) expect([...(tile?.fids ?? [])]).toEqual([...(expected[index]?.fids ?? [])].filter((fid) => fid !== 3050));
    else expect({ ...tile, revision: 0 }).toEqual({ ...expected[index], revision: 0 });
  });
  const undone = project.undo();
  tiles.changed(project, { id: undone.step.id, isEdit: false }, undone.tables);
  expect(project.shapeStamp(table)).toBe(stamp);
  expect((await all(opened)).map((tile) => [tile?.fids, tile?.xy])).toEqual(expected.map((tile) => [tile?.fids, tile?.xy]));
});

test('a copy of the document edited apart is another state, though its revision is the same', async () => {
  const engine = new Engine();
  const file = await document(engine);
  const stamps: (string | null)[] = [];
  for (const fid of [10, 20]) {
    const opened = await open(file, path.join(engine.folder, `copy-${fid}`));
    const { project, table } = opened;
    project.apply({ operations: [{ op: 'delete', table, ranges: [[fid, fid]] }] }, { code: 'edit', params: {}, origin: 'edit' });
    stamps.push(opened.project.shapeStamp(opened.table));
    await opened.close();
  }
  const [a, b] = stamps.map((stamp) => stamp?.split(' ')) as [string[], string[]];
  expect(a[1]).toBe(b[1]);
  expect(a.join(' ')).not.toBe(b.join(' '));
});

test('a filter is never answered from an overview, and a folder that cannot be had stops nothing', async () => {
  const engine = new Engine();
  const file = await document(engine);
  const opened = await open(file, engine.userData);
  await all(opened);
  await opened.tiles.overviewsWhole();
  const filtered = await all(opened, false, "usage = 'b'");
  expect(filtered.flatMap((tile) => [...(tile?.fids ?? [])]).every((fid) => fid % 3 === 2)).toBe(true);
  await opened.close();
  const nowhere = path.join(engine.folder, 'nowhere');
  const blocked = await open(file, nowhere);
  // a file stands where the folder should be
  renameSync(path.join(nowhere, 'overviews'), path.join(nowhere, 'away'));
  engine.write('nowhere/overviews', { is: 'a file' });
  expect((await all(blocked)).every((tile) => tile !== null)).toBe(true);
});

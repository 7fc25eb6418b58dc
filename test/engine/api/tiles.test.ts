/** Tiles over the port, from threads on the working copy: complete, true after each edit, filtered, dropped without harm. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { type BoundsList, openProject } from '../../../electron/engine/store/index.ts';
import type { PackedTile } from '../../../shared/domain/tile.ts';
import { boundsOf } from '../../../shared/geo/geometry.ts';
import { type TileAddress, tileExtent, tileRange } from '../../../shared/geo/tile-grid.ts';
import { collection, rectangle } from '../cli/fixtures.ts';
import { Engine } from './engine.ts';

const EPSG = 2154;
const COUNT = 6000;
/** The squares cover about 100 by 60 km, a tile 33 km. */
const LEVEL = 7;

async function withParcels(): Promise<{ engine: Engine; table: string }> {
  const engine = new Engine();
  await engine.call('project/create', { file: null, name: 'Carreaux' });
  const features = Array.from({ length: COUNT }, (_, index) => ({
    properties: { nom: `Parcelle ${index + 1}`, usage: 'abc'.charAt(index % 3) },
    geometry: rectangle(4 + (index % 100) * 0.013, 46.5 + Math.floor(index / 100) * 0.009, 0.01, 0.007),
  }));
  engine.write('parcelles.geojson', collection(features));
  const { error } = await engine.import(['parcelles.geojson'], { kind: 'couche' });
  expect(error).toBeNull();
  const [layer] = await engine.call('layers/list', {}).then((layers) => layers.filter(({ count }) => count === COUNT));
  return { engine, table: layer?.table ?? '' };
}

async function addressesOf(engine: Engine, table: string, z: number): Promise<TileAddress[]> {
  const chunks = await engine.chunks(table, EPSG);
  const box = boundsOf(Float64Array.from(chunks.flatMap(({ xy }) => [...xy])));
  if (!box) throw new Error('no bounds');
  const [left, right, upper, lower] = tileRange(z, box);
  const all: TileAddress[] = [];
  for (let x = left; x <= right; x++) for (let y = upper; y <= lower; y++) all.push({ z, x, y });
  return all;
}

async function tileAt(engine: Engine, table: string, address: TileAddress, more: { filter?: string } = {}): Promise<PackedTile> {
  const { tile } = await engine.call('tiles/get', { table, epsg: EPSG, ...address, ...more });
  if (!tile) throw new Error('dropped');
  return tile;
}

async function fidsOf(
  engine: Engine,
  table: string,
  addresses: readonly TileAddress[],
  more: { filter?: string } = {},
): Promise<Set<number>> {
  const tiles = await Promise.all(addresses.map((address) => tileAt(engine, table, address, more)));
  return new Set(tiles.flatMap(({ fids, grains }) => [...fids, ...grains.fids]));
}

test('tiles hold every object, and the values of the style asked for', async () => {
  const { engine, table } = await withParcels();
  const addresses = await addressesOf(engine, table, LEVEL);
  expect((await fidsOf(engine, table, addresses)).size).toBe(COUNT);
  const layer = (await engine.call('layers/list', {})).find((one) => one.table === table);
  if (!layer) throw new Error('no layer');
  const style = { ...layer.style, renderer: { type: 'categorised' as const, field: 'usage', categories: [], other: null } };
  const { tile } = await engine.call('tiles/get', { table, epsg: EPSG, ...(addresses[6] as TileAddress), style });
  expect(tile?.values['usage']?.length).toBe((tile?.fids.length ?? 0) + (tile?.grains.fids.length ?? 0));
  expect(tile?.values['usage']?.[0]).toBe('abc'.charAt(((tile?.fids[0] ?? 0) - 1) % 3));
  const { values } = await engine.call('tiles/values', { table, fids: Uint32Array.of(3, 1, COUNT + 7), style });
  expect(values['usage']).toEqual(['c', 'a', null]);
  const classes = ['a', 'b'].map((value) => ({
    value,
    label: value,
    symbolisation: { fill: null, stroke: null, casing: null, symbol: null },
  }));
  const counted = { ...style, renderer: { ...style.renderer, categories: classes } };
  expect(await engine.call('layers/classes', { table, style: counted })).toEqual([COUNT / 3, COUNT / 3]);
});

test('a filter leaves the others out, of tiles, boxes and counts alike', async () => {
  const { engine, table } = await withParcels();
  const addresses = await addressesOf(engine, table, LEVEL);
  const filter = "usage = 'b'";
  const drawn = await fidsOf(engine, table, addresses, { filter });
  expect(drawn.size).toBe(COUNT / 3);
  expect([...drawn].every((fid) => fid % 3 === 2)).toBe(true);
  const [minX, minY, maxX, maxY] = tileExtent(addresses[6] as TileAddress);
  const box: [number, number, number, number] = [minX, minY, maxX, maxY];
  const all = (await engine.call('tiles/within', { table, epsg: EPSG, box })).fids;
  const some = (await engine.call('tiles/within', { table, epsg: EPSG, box, filter })).fids;
  expect([...some]).toEqual([...all].filter((fid) => fid % 3 === 2));
});

test('a box finds what whole shapes say lies in it', async () => {
  const { engine, table } = await withParcels();
  const chunks = await engine.chunks(table, EPSG);
  const first = chunks[0] as (typeof chunks)[number];
  // the squares stand askew in Lambert-93: a corner in the box is not the same as bounds that meet it
  const box: [number, number, number, number] = [790_000, 6_625_000, 815_000, 6_650_000];
  const expected: number[] = [];
  for (const chunk of chunks) {
    chunk.fids.forEach((fid, index) => {
      const part = index === 0 ? 0 : (chunk.parts[index - 1] as number);
      for (let i = part; i < (chunk.parts[index] as number); i++) {
        const [x, y] = [chunk.xy[i * 2] as number, chunk.xy[i * 2 + 1] as number];
        if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]) {
          expected.push(fid);
          return;
        }
      }
    });
  }
  expect(first.geometry).toBe('MULTIPOLYGON');
  const { fids } = await engine.call('tiles/within', { table, epsg: EPSG, box });
  // squares of 750 m cannot lie across a corner or an edge without one of their own corners inside, but for slivers at the edge
  expect(expected.filter((fid) => !fids.includes(fid))).toEqual([]);
  expect(fids.length - expected.length).toBeLessThan(expected.length * 0.02);
});

test('an edit redraws the tiles it touches, undo brings them back, others stay as they were', async () => {
  const { engine, table } = await withParcels();
  const addresses = await addressesOf(engine, table, LEVEL);
  const before = await Promise.all(addresses.map((address) => tileAt(engine, table, address)));
  const fid = 3050;
  const holding = before.flatMap((tile, index) => (tile.fids.includes(fid) ? [index] : []));
  expect(holding.length).toBeGreaterThan(0);
  await engine.call('object/delete', { table, fids: [fid] });
  const damage = engine
    .all('tiles/changed')
    .filter((one) => one.table === table)
    .at(-1);
  expect(damage?.boxes?.length).toBe(1);
  const column = (fid - 1) % 100;
  const row = Math.floor((fid - 1) / 100);
  const west = 4 + column * 0.013;
  const south = 46.5 + row * 0.009;
  const expected = [west, south, west + 0.01, south + 0.007];
  damage?.boxes?.[0]?.forEach((side, index) => {
    expect(side).toBeCloseTo(expected[index] as number, 9);
  });
  const after = await Promise.all(addresses.map((address) => tileAt(engine, table, address)));
  after.forEach((tile, index) => {
    if (holding.includes(index)) expect([...tile.fids]).toEqual([...(before[index]?.fids ?? [])].filter((one) => one !== fid));
    else expect({ ...tile, revision: 0 }).toEqual({ ...before[index], revision: 0 });
  });
  await engine.call('history/undo', {});
  const back = await Promise.all(addresses.map((address) => tileAt(engine, table, address)));
  expect(back.map(({ fids, xy }) => [fids, xy])).toEqual(before.map(({ fids, xy }) => [fids, xy]));
});

test('bounds read from the nodes of the index are those the index itself answers', async () => {
  const { engine, table } = await withParcels();
  await engine.call('object/delete', { table, fids: Array.from({ length: 700 }, (_, index) => index * 7 + 3) });
  await engine.call('history/undo', {});
  await engine.call('object/delete', { table, fids: [1, 2, COUNT] });
  const { session } = (await engine.call('project/summary', {})) ?? {};
  const reader = await openProject(path.join(engine.userData, 'sessions', session ?? '', 'work.gpkg'), 'readonly', {
    userData: null,
    appVersion: '0.1.0',
  });
  try {
    const listed = ({ keys, boxes }: BoundsList) =>
      Array.from(keys, (key, index) => [key, ...boxes.subarray(index * 4, index * 4 + 4)]).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    const asked = reader.boundsIn(table, [-180, -90, 180, 90], COUNT);
    expect(asked?.keys.length).toBe(COUNT - 3);
    expect(listed(reader.bounds(table))).toEqual(listed(asked as BoundsList));
  } finally {
    await reader.close();
  }
});

test('what is dropped before it is begun comes back empty, and a project that closes leaves nothing hanging', async () => {
  const { engine, table } = await withParcels();
  const addresses = await addressesOf(engine, table, LEVEL + 2);
  const asked = addresses.map((address, ticket) => engine.call('tiles/get', { table, epsg: EPSG, ...address, ticket: ticket + 1 }));
  await engine.call('tiles/drop', { tickets: addresses.map((_, ticket) => ticket + 1) });
  const answers = await Promise.all(asked);
  expect(answers.some(({ tile }) => tile === null)).toBe(true);
  const late = addresses.map((address) => engine.call('tiles/get', { table, epsg: EPSG, ...address, labels: true }));
  await engine.call('project/close', { discard: true });
  for (const { tile } of await Promise.all(late)) expect(tile === null || tile.revision > 0).toBe(true);
});

import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KeptTiles, type TileKey } from '../../../electron/engine/basemaps/kept-tiles.ts';

let folder: string;
let time = 0;
const now = () => new Date(time);
const key = (x: number): TileKey => ({ source: 'essai', epsg: 2154, z: 4, x, y: 1 });
const tile = (size: number) => ({
  bytes: new Uint8Array(size).fill(7),
  media: 'image/png',
  fetchedAt: '2026-11-21T10:00:00.000Z',
  expiresAt: '2026-11-22T10:00:00.000Z',
  etag: null,
  lastModified: null,
});
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'emprise-kept-'));
  time = Date.parse('2026-11-21T10:00:00Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('gives back what it was given, in another run too, and each source and system apart', async () => {
  await new KeptTiles(folder, 1e6, now).write(key(1), tile(100));
  const kept = new KeptTiles(folder, 1e6, now);
  expect(await kept.read(key(1))).toEqual(tile(100));
  expect(await kept.read(key(2))).toBeNull();
  expect(await kept.read({ ...key(1), epsg: 3857 })).toBeNull();
  expect(await kept.read({ ...key(1), source: 'autre' })).toBeNull();
});

it('stays within its budget: the least recently used go first', async () => {
  const kept = new KeptTiles(folder, 10_000, now);
  for (let x = 1; x <= 8; x++) {
    time += 7_200_000;
    await kept.write(key(x), tile(1000));
  }
  time += 7_200_000;
  await kept.read(key(1));
  time += 7_200_000;
  for (let x = 9; x <= 12; x++) await kept.write(key(x), tile(1000));
  const left = await Promise.all(Array.from({ length: 12 }, async (_, index) => ((await kept.read(key(index + 1))) ? index + 1 : 0)));
  expect(left).toContain(1);
  expect(left).not.toContain(2);
  expect(left.slice(8)).toEqual([9, 10, 11, 12]);
  const onDisk = files().reduce((sum, file) => sum + statSync(file).size, 0);
  expect(onDisk).toBeLessThanOrEqual(10_000);
  expect(await kept.size_bytes()).toBe(onDisk);
});

it('stays within its budget when many images come at once', async () => {
  const kept = new KeptTiles(folder, 10_000, now);
  for (let x = 0; x < 8; x++) await kept.write(key(x), tile(1000));
  await Promise.all(Array.from({ length: 40 }, (_, index) => kept.write(key(100 + index), tile(1000))));
  const onDisk = files().reduce((sum, file) => sum + statSync(file).size, 0);
  expect(await kept.size_bytes()).toBe(onDisk);
  expect(onDisk).toBeLessThanOrEqual(10_000);
});

it('takes a damaged file for one that is not there, and clears what a crash left', async () => {
  await new KeptTiles(folder, 1e6, now).write(key(1), tile(100));
  const [file = ''] = files();
  writeFileSync(`${file}.12345678`, 'half');
  truncateSync(file, statSync(file).size - 10);
  const kept = new KeptTiles(folder, 1e6, now);
  expect(await kept.read(key(1))).toBeNull();
  expect(await kept.size_bytes()).toBe(statSync(file).size);
  expect(files()).toEqual([file]);
  await kept.write(key(1), tile(50));
  expect((await kept.read(key(1)))?.bytes).toHaveLength(50);
});

it('does without a folder it cannot write', async () => {
  writeFileSync(path.join(folder, 'base-maps'), 'a file in the way');
  const kept = new KeptTiles(folder, 1e6, now);
  await kept.write(key(1), tile(100));
  expect(await kept.read(key(1))).toBeNull();
  mkdirSync(path.join(folder, 'other'));
});

it('is emptied when asked', async () => {
  const kept = new KeptTiles(folder, 1e6, now);
  await kept.write(key(1), tile(100));
  expect(await kept.clear()).toBeGreaterThan(100);
  expect([await kept.read(key(1)), await kept.size_bytes(), files()]).toEqual([null, 0, []]);
});

/** Tiles for a printed page, from a real service on this machine in its moods, and from files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeptTiles, OwnBaseMaps, TileLines, TilesForPaper } from '../../../electron/engine/basemaps/index.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { type BaseMap, baseMapSchema } from '../../../shared/domain/base-maps.ts';
import { startTileServer, type TileServer } from '../../support/tile-server.ts';

const resources = path.resolve(import.meta.dirname, '../../../resources');
let server: TileServer;
let folder: string;
let allowed: boolean;
let tiles: TilesForPaper;

const places = Array.from({ length: 20 }, (_, x) => ({ z: 6, x, y: 22 }));
const silent = (): void => undefined;

function open(): TilesForPaper {
  const isAllowed = () => allowed;
  const lines = new TileLines('0.0.0', { isAllowed, settings: { connect_ms: 2000, idle_ms: 1500 } });
  return new TilesForPaper({ resources, kept: new KeptTiles(folder, 50_000_000), own: new OwnBaseMaps(folder), lines, isAllowed });
}
const service = (): BaseMap =>
  baseMapSchema.parse({
    id: 'essai',
    title: 'Essai',
    attribution: '© Essai',
    origin: 'essai',
    source: { type: 'xyz', address: `${server.address}/essai/{z}/{x}/{y}.png`, levels: { first: 0, last: 18 } },
  });

beforeEach(async () => {
  server = await startTileServer();
  folder = mkdtempSync(path.join(tmpdir(), 'emprise-paper-'));
  allowed = true;
  tiles = open();
});
afterEach(async () => {
  await tiles.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('tiles for paper', () => {
  it('come all, once each, and say how far they are', async () => {
    const told: string[] = [];
    const { images, failed } = await tiles.fetch(service(), 3857, places, (done, total) => told.push(`${done}/${total}`));
    expect([images.size, failed.length, server.asked.length]).toEqual([20, 0, 20]);
    expect(images.get('6/3/22')?.media).toBe('image/png');
    expect(told.at(-1)).toBe('20/20');
  });

  it('are kept for the next page, even with the network switched off', async () => {
    server.headers = { 'cache-control': 'max-age=1000' };
    await tiles.fetch(service(), 3857, places.slice(0, 5), silent);
    allowed = false;
    const { images, failed } = await tiles.fetch(service(), 3857, places.slice(0, 7), silent);
    expect(images.size).toBe(5);
    expect(failed).toEqual([
      { z: 6, x: 5, y: 22, fault: 'offline' },
      { z: 6, x: 6, y: 22, fault: 'offline' },
    ]);
    expect(server.asked).toHaveLength(5);
  });

  it.each([
    ['broken', 'silent'],
    ['cut', 'silent'],
    ['forbidden', 'refused'],
    ['html', 'damaged'],
  ] as const)('name each tile that failed where the service is %s', async (mood, fault) => {
    server.mood = mood;
    const { images, failed } = await tiles.fetch(service(), 3857, places.slice(0, 3), silent);
    expect(images.size).toBe(0);
    expect(failed).toEqual(places.slice(0, 3).map((place) => ({ ...place, fault })));
  });

  it('stop asking a service that is silent, after a few tries', async () => {
    server.mood = 'broken';
    const { failed } = await tiles.fetch(service(), 3857, places, silent);
    expect(failed).toHaveLength(20);
    expect(server.asked.length).toBeLessThan(20);
  });

  it('are not missed where the service has none', async () => {
    server.mood = 'nothing';
    expect(await tiles.fetch(service(), 3857, places, silent)).toEqual({ images: new Map(), failed: [] });
  });

  it('end when the export is cancelled', async () => {
    const cancelled = tiles.fetch(service(), 3857, places, () => {
      throw new EmpriseError('cancelled');
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('say that a file is not on this computer, and that vector tiles are no pictures', async () => {
    const file = (content: 'image' | 'vector') =>
      baseMapSchema.parse({
        ...service(),
        source: { type: 'file', format: 'mbtiles', name: 'a.mbtiles', content, levels: { first: 0, last: 5 } },
      });
    const [missing, vector] = [
      await tiles.fetch(file('image'), 3857, places.slice(0, 1), silent),
      await tiles.fetch(file('vector'), 3857, places.slice(0, 1), silent),
    ];
    expect([missing.failed[0]?.fault, vector.failed[0]?.fault]).toEqual(['missing', 'vector']);
  });
});

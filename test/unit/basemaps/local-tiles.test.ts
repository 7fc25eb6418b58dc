import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageMedia, imageWidth, isWholeImage } from '../../../electron/engine/basemaps/image.ts';
import { MOST_UNPACKED_BYTES, UnreadableTiles } from '../../../electron/engine/basemaps/local-tiles.ts';
import { openMbtiles } from '../../../electron/engine/basemaps/mbtiles.ts';
import { openPmtiles } from '../../../electron/engine/basemaps/pmtiles.ts';
import { pmtilesArchive } from '../../support/pmtiles-writer.ts';
import { picture } from '../../support/tile-server.ts';

/** Tile 6/32/22 of a lake of 4.6–4.9° E, 46.7–46.9° N, as ogr2ogr 3.6.2 writes it (-f MVT -nln water -dsco COMPRESS=NO). */
const LAKE = Buffer.from('GjIKBXdhdGVyEhgSAgAAGAMiEAmsNNQlGgCnA7QDAACoAw8aA25vbSIFCgNMYWMogCB4Ag==', 'base64');

let folder: string;
const file = (name: string) => path.join(folder, name);

/** Rows counted downwards; written as the format counts them. */
function writeMbtiles(
  name: string,
  metadata: Readonly<Record<string, string>>,
  tiles: readonly (readonly [number, number, number, Buffer])[],
): string {
  const db = new Database(file(name));
  db.exec(
    'CREATE TABLE metadata (name TEXT, value TEXT); CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)',
  );
  const say = db.prepare('INSERT INTO metadata VALUES (?, ?)');
  for (const [key, value] of Object.entries(metadata)) say.run(key, value);
  const put = db.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
  for (const [z, x, y, bytes] of tiles) put.run(z, x, 2 ** z - 1 - y, bytes);
  db.close();
  return file(name);
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'emprise-tiles-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('MBTiles', () => {
  it('gives images by column and row, downwards, and says what it is', async () => {
    const metadata = { name: 'Ortho 1998', format: 'png', attribution: '<a href="x">&copy; Région</a>', bounds: '4,46,5,47' };
    const open = openMbtiles(
      writeMbtiles('a.mbtiles', metadata, [
        [3, 4, 2, picture(1, 2, 3)],
        [4, 8, 5, picture(4, 5, 6)],
      ]),
    );
    expect(open.facts).toEqual({
      ...{ title: 'Ortho 1998', attribution: '© Région', description: '', bounds: [4, 46, 5, 47] },
      ...{ levels: { first: 3, last: 4 }, content: 'image', pixels: 256 },
    });
    expect(Buffer.from((await open.tile(3, 4, 2)) ?? []).equals(picture(1, 2, 3))).toBe(true);
    expect(await open.tile(3, 4, 5)).toBeNull();
    open.close();
  });

  it('unpacks vector tiles, and knows images of 512 pixels', async () => {
    const vector = openMbtiles(writeMbtiles('v.mbtiles', { format: 'pbf' }, [[6, 32, 22, gzipSync(LAKE)]]));
    expect(vector.facts).toMatchObject({ content: 'vector', title: '', bounds: null });
    expect(Buffer.from((await vector.tile(6, 32, 22)) ?? []).equals(LAKE)).toBe(true);
    vector.close();
    const large = openMbtiles(writeMbtiles('l.mbtiles', { format: 'png' }, [[0, 0, 0, picture(0, 0, 0, 512)]]));
    expect(large.facts.pixels).toBe(512);
    large.close();
  });

  it('unpacks no tile beyond what a tile may weigh', async () => {
    const packed = gzipSync(Buffer.alloc(MOST_UNPACKED_BYTES + 1));
    const tiles = [[6, 32, 22, gzipSync(LAKE)] as const, [6, 32, 23, packed] as const];
    const open = openMbtiles(writeMbtiles('bomb.mbtiles', { format: 'pbf' }, tiles));
    await expect(open.tile(6, 32, 23)).rejects.toThrow(/larger than/);
    expect(Buffer.from((await open.tile(6, 32, 22)) ?? []).equals(LAKE)).toBe(true);
    open.close();
  });

  it('refuses what is not one, is empty, or holds something else', () => {
    writeFileSync(file('text.mbtiles'), 'no database');
    const refusals = [
      () => openMbtiles(file('text.mbtiles')),
      () => openMbtiles(file('absent.mbtiles')),
      () => openMbtiles(writeMbtiles('empty.mbtiles', {}, [])),
      () => openMbtiles(writeMbtiles('grid.mbtiles', { format: 'terrain' }, [[0, 0, 0, Buffer.from('heights')]])),
    ].map((open) => {
      try {
        open().close();
        return 'opened';
      } catch (error) {
        return (error as UnreadableTiles).fault;
      }
    });
    expect(refusals).toEqual(['damaged', 'damaged', 'damaged', 'content']);
  });
});

describe('PMTiles', () => {
  it('gives images and says what it is', async () => {
    const tiles = [
      { z: 0, x: 0, y: 0, bytes: picture(1, 1, 1) },
      { z: 1, x: 1, y: 0, bytes: picture(2, 2, 2) },
      { z: 2, x: 2, y: 1, bytes: picture(3, 3, 3) },
    ];
    writeFileSync(file('a.pmtiles'), pmtilesArchive(tiles, 2, [-5, 41, 10, 51], { name: 'France', attribution: '© essai' }));
    const open = await openPmtiles(file('a.pmtiles'));
    expect(open.facts).toEqual({
      ...{ title: 'France', attribution: '© essai', description: '', bounds: [-5, 41, 10, 51] },
      ...{ levels: { first: 0, last: 2 }, content: 'image', pixels: 256 },
    });
    for (const { z, x, y, bytes } of tiles) expect(Buffer.from((await open.tile(z, x, y)) ?? []).equals(Buffer.from(bytes))).toBe(true);
    expect(await open.tile(2, 0, 0)).toBeNull();
    open.close();
  });

  it('gives vector tiles', async () => {
    writeFileSync(file('v.pmtiles'), pmtilesArchive([{ z: 6, x: 32, y: 22, bytes: LAKE }], 1, [4, 46, 5, 47], {}));
    const open = await openPmtiles(file('v.pmtiles'));
    expect(open.facts.content).toBe('vector');
    expect(Buffer.from((await open.tile(6, 32, 22)) ?? []).equals(LAKE)).toBe(true);
    open.close();
  });

  it('refuses what is not one, is cut, or holds something else', async () => {
    const whole = pmtilesArchive([{ z: 0, x: 0, y: 0, bytes: LAKE }], 6, [0, 0, 1, 1], {});
    writeFileSync(file('other.pmtiles'), whole);
    writeFileSync(file('cut.pmtiles'), whole.subarray(0, 60));
    writeFileSync(file('text.pmtiles'), 'x'.repeat(400));
    // a directory that unpacks to more than there may be memory for
    const bomb = gzipSync(Buffer.alloc(MOST_UNPACKED_BYTES + 1));
    const packed = Buffer.concat([whole.subarray(0, 127), bomb]);
    packed.writeBigUInt64LE(BigInt(bomb.length), 16);
    packed.writeUInt8(2, 97);
    packed.writeUInt8(1, 99);
    writeFileSync(file('bomb.pmtiles'), packed);
    const faults = await Promise.all(
      ['other', 'cut', 'text', 'bomb'].map((name) =>
        openPmtiles(file(`${name}.pmtiles`)).then(
          () => 'opened',
          (error: unknown) => (error instanceof UnreadableTiles ? error.fault : String(error)),
        ),
      ),
    );
    expect(faults).toEqual(['content', 'damaged', 'damaged', 'damaged']);
  });
});

it('knows an image by its bytes, and half of one', () => {
  const png = picture(9, 9, 9, 300, 20);
  expect([imageMedia(png), imageWidth(png), isWholeImage(png, 'image/png')]).toEqual(['image/png', 300, true]);
  expect(isWholeImage(png.subarray(0, -20), 'image/png')).toBe(false);
  expect(imageMedia(Buffer.from('<html>'))).toBeNull();
  // head of a JPEG of 640 × 480: SOI, APP0, SOF0
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc000110801e0028003012200021101031101ffd9', 'hex');
  expect([imageMedia(jpeg), imageWidth(jpeg), isWholeImage(jpeg, 'image/jpeg')]).toEqual(['image/jpeg', 640, true]);
});

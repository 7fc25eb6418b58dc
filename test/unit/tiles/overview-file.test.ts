/** The file of an overview: what was put last is what is read, in the same session and the next, and what a crash or another hand cut short is left out. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { OverviewFile } from '../../../electron/engine/tiles/overview-file.ts';
import { overviewLevels, overviewTiles } from '../../../electron/engine/tiles/overview-levels.ts';
import { packTile, unpackTile } from '../../../electron/engine/tiles/pack-tile.ts';
import type { PackedTile } from '../../../shared/domain/tile.ts';
import { tileWidth } from '../../../shared/geo/tile-grid.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'emprise-overview-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newPath = (): string => path.join(folder, `${++files}.tiles`);

const words = (max = 2 ** 32 - 1) => fc.array(fc.integer({ min: 0, max }), { maxLength: 6 }).map((list) => Uint32Array.from(list));
const tiles: fc.Arbitrary<PackedTile> = fc
  .record({
    fids: words(),
    xy: fc.array(fc.integer({ min: -32_768, max: 32_767 }), { maxLength: 9 }).map((list) => Int16Array.from(list)),
    parts: words(),
    objects: words(),
    anchors: fc.array(fc.float({ noNaN: true }), { maxLength: 5 }).map((list) => Float32Array.from(list)),
    cells: words(),
    side: fc.integer({ min: 0, max: 256 }),
    hidden: fc.integer({ min: 0, max: 1_000_000 }),
  })
  .map(({ cells, side, ...tile }) => ({ ...tile, revision: 7, grains: { side, cells, fids: cells.map((cell) => cell + 1) }, values: {} }));

test('a tile comes back from its bytes as it was', () => {
  fc.assert(
    fc.property(tiles, (tile) => {
      expect(unpackTile(packTile(tile), 7)).toEqual(tile);
    }),
  );
});

const addresses = fc.record({ z: fc.integer({ min: 0, max: 3 }), x: fc.integer({ min: 0, max: 2 }), y: fc.integer({ min: 0, max: 2 }) });
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('put' as const), address: addresses, tile: tiles, labels: fc.boolean() }),
    fc.record({ do: fc.constant('change' as const), row: fc.integer({ min: 0, max: 2 }) }),
    fc.record({ do: fc.constant('restart' as const) }),
    fc.record({ do: fc.constant('reopen' as const) }),
  ),
  { maxLength: 25 },
);

test('any sequence of deeds and openings leaves what was put last and not taken away since', () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const place = newPath();
      let stamp = 'state 0';
      let file = new OverviewFile(place, stamp);
      const expected = new Map<string, { tile: PackedTile; labels: boolean }>();
      sequence.forEach((step, index) => {
        if (step.do === 'put') {
          file.put(step.address, step.labels, step.tile);
          expected.set(JSON.stringify(step.address), step);
        } else if (step.do === 'reopen') {
          file.close();
          file = new OverviewFile(place, stamp);
        } else {
          stamp = `state ${index + 1}`;
          if (step.do === 'restart') file.restart(stamp);
          else file.change(stamp, ({ y }) => y === step.row);
          for (const key of [...expected.keys()]) if (step.do === 'restart' || JSON.parse(key).y === step.row) expected.delete(key);
        }
      });
      expect(file.count).toBe(expected.size);
      for (const [key, { tile, labels }] of expected) {
        const address = JSON.parse(key);
        expect(file.get(address, false, 7)).toEqual({ ...tile, anchors: new Float32Array(0) });
        expect(file.get(address, true, 7)).toEqual(labels ? tile : null);
      }
      file.close();
    }),
    { numRuns: 60 },
  );
});

test('a file of another state is begun anew', () => {
  const place = newPath();
  const [tile] = fc.sample(tiles, 1) as [PackedTile];
  const before = new OverviewFile(place, 'then');
  before.put({ z: 1, x: 0, y: 0 }, false, tile);
  before.close();
  const after = new OverviewFile(place, 'now');
  expect(after.count).toBe(0);
  after.close();
  expect(readFileSync(place).includes('then')).toBe(false);
});

test('a record cut short, or of foreign bytes, ends the file there; what stands before serves, what follows is written over', () => {
  const sample = fc.sample(tiles, { numRuns: 3, seed: 5 }) as [PackedTile, PackedTile, PackedTile];
  for (const spoil of [
    (place: string) => truncateSync(place, readFileSync(place).length - 3),
    (place: string) => appendFileSync(place, Buffer.alloc(40, 0xa5)),
    (place: string) => {
      const bytes = readFileSync(place);
      bytes[bytes.length - 6] = (bytes[bytes.length - 6] as number) ^ 0xff;
      writeFileSync(place, bytes);
    },
  ]) {
    const place = newPath();
    const file = new OverviewFile(place, 's');
    file.put({ z: 1, x: 0, y: 0 }, true, sample[0]);
    file.put({ z: 1, x: 1, y: 0 }, true, sample[1]);
    file.close();
    spoil(place);
    const again = new OverviewFile(place, 's');
    expect(again.get({ z: 1, x: 0, y: 0 }, true, 7)).toEqual(sample[0]);
    again.put({ z: 2, x: 2, y: 2 }, true, sample[2]);
    expect(again.get({ z: 2, x: 2, y: 2 }, true, 7)).toEqual(sample[2]);
    again.close();
    const third = new OverviewFile(place, 's');
    expect(third.get({ z: 2, x: 2, y: 2 }, true, 7)).toEqual(sample[2]);
    third.close();
  }
});

test('an overview begins where one tile is as wide as the layer, and has fewer tiles than a budget', () => {
  const france = [-5, 41.5, 9.5, 51] as const;
  const levels = overviewLevels(france, 2154);
  expect(tileWidth(levels[0] as number)).toBeGreaterThan(1_000_000);
  expect(tileWidth(levels[1] as number)).toBeLessThan(900_000);
  expect(overviewTiles(france, 2154, levels).length).toBeLessThan(600);
  // communes overseas in the same table change nothing of the map of France
  expect(overviewLevels([-62, -22, 56, 51.1], 2154)).toEqual(levels);
  // one object alone, a few metres wide, and a layer on the other side of the world
  expect(overviewLevels([4, 47, 4.00001, 47.00001], 2154).length).toBe(1);
  expect(overviewTiles(null, 2154, levels)).toEqual([]);
});

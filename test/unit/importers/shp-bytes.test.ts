import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { countShapes, spreadShapes } from '../../../electron/engine/importers/shapefile/shp.ts';
import { FileBytes, heldBytes } from '../../../electron/engine/importers/shapefile/shp-bytes.ts';
import { makeShp } from './support/make-shapefile.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'emprise-shp-'));
const file = path.join(folder, 'a.shp');
const length = 2_500_001;
const content = Uint8Array.from({ length }, (_, index) => (index * 2654435761) >>> 24);
writeFileSync(file, content);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the bytes of a .shp', () => {
  it('are the same by windows as held whole, in any order, beyond a window and after a release', () => {
    const whole = heldBytes(content);
    const windows = new FileBytes(file);
    const place = fc.record({ at: fc.nat(length - 1), count: fc.oneof(fc.nat(64), fc.nat(1_600_000)), release: fc.boolean() });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (places) => {
        for (const { at, count, release } of places) {
          const wanted = Math.min(count, length - at);
          const [from, held] = [windows.locate(at, wanted), whole.locate(at, wanted)];
          expect(Buffer.compare(windows.bytes.subarray(from, from + wanted), whole.bytes.subarray(held, held + wanted))).toBe(0);
          if (wanted >= 4) expect(windows.view.getInt32(from)).toBe(whole.view.getInt32(held));
          if (release) windows.release();
        }
      }),
      { numRuns: 40 },
    );
    windows.release();
  });

  it('are counted again after a release as the first time', () => {
    const shapes = [1, 2, 3].map((n) => ({ type: 'point' as const, at: [n, n] as const }));
    const small = path.join(folder, 'small.shp');
    writeFileSync(small, makeShp(shapes, 1));
    const windows = new FileBytes(small);
    for (let time = 0; time < 3; time++) {
      expect(countShapes(windows)).toBe(3);
      windows.release();
    }
  });

  it('are found by the index, which is believed only where the record bears its number', () => {
    const shapes = Array.from({ length: 50 }, (_, n) => ({ type: 'point' as const, at: [n, -n] as const }));
    const bytes = makeShp(shapes, 1);
    const index = Buffer.alloc(100 + 50 * 8);
    for (let n = 0; n < 50; n++) index.writeInt32BE((100 + n * 28) / 2, 100 + n * 8);
    const wrong = Buffer.from(index);
    for (let n = 7; n < 50; n++) wrong.writeInt32BE(100 + ((n * 13) % 40) * 14, 100 + n * 8);
    for (const shx of [null, index, wrong, index.subarray(0, 200), Buffer.alloc(500, 0xff)]) {
      const spread = [...spreadShapes(heldBytes(bytes), 50, 10, shx)];
      expect(spread.map((one) => one.index)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 45]);
      for (const { index: n, shape } of spread) expect(shape).toMatchObject({ xy: Float64Array.of(n, -n) });
    }
  });

  it('end where the file ends, also where it is cut meanwhile', () => {
    expect(() => new FileBytes(file).locate(length - 4, 8)).toThrow(RangeError);
    expect(() => heldBytes(content).locate(length - 4, 8)).toThrow(RangeError);
    const cut = path.join(folder, 'cut.shp');
    writeFileSync(cut, content);
    const bytes = new FileBytes(cut);
    truncateSync(cut, 1000);
    expect(() => bytes.locate(900, 200)).toThrow(RangeError);
    bytes.release();
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWoff2, woff2ToTrueType } from '../../../electron/engine/exporters/fonts/woff2.ts';

interface OracleGlyph {
  readonly advanceWidth: number;
  readonly path: { toSVG(): string };
}
interface OracleFont {
  readonly numGlyphs: number;
  readonly postscriptName: string;
  readonly hmtx: { readonly metrics: { get(index: number): { bearing: number } } };
  getGlyph(id: number): OracleGlyph;
}
/** fontkit reads both forms by its own code: the independent oracle. */
const fontkit = createRequire(import.meta.url)('fontkit') as { create(bytes: Uint8Array): OracleFont };

const folder = path.resolve(import.meta.dirname, '../../../resources/fonts');
const names = readdirSync(folder).filter((name) => name.endsWith('.woff2'));

describe('WOFF2 to TrueType', () => {
  it.each(names)('%s keeps every outline and advance', (name) => {
    const bytes = Uint8Array.from(readFileSync(path.join(folder, name)));
    const packed = fontkit.create(bytes);
    const plain = fontkit.create(woff2ToTrueType(bytes));
    expect(plain.postscriptName).toBe(packed.postscriptName);
    expect(plain.numGlyphs).toBe(packed.numGlyphs);
    let different = 0;
    for (let id = 0; id < packed.numGlyphs; id++) {
      const [a, b] = [packed.getGlyph(id), plain.getGlyph(id)];
      if (a.advanceWidth !== b.advanceWidth || a.path.toSVG() !== b.path.toSVG()) different++;
    }
    expect(different).toBe(0);
  });

  it('refuses what is no WOFF2', () => {
    expect(isWoff2(new Uint8Array(100))).toBe(false);
    expect(() => woff2ToTrueType(new Uint8Array(100))).toThrow(RangeError);
  });
});

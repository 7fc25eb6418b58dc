import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACES } from '../../../shared/cartography/drawing.ts';
import { fitText, textWidth, wrapText } from '../../../shared/cartography/text.ts';

interface OracleFont {
  readonly unitsPerEm: number;
  layout(text: string, features: Readonly<Record<string, boolean>>): { readonly advanceWidth: number };
}
const fontkit = createRequire(import.meta.url)('fontkit') as { create(bytes: Uint8Array): OracleFont };
const face = 'IBMPlexSans-Regular';

describe('measuring text', () => {
  it.each(FACES)('agrees with the font %s', (name) => {
    const font = fontkit.create(readFileSync(path.resolve(import.meta.dirname, `../../../resources/fonts/${name}.woff2`)));
    for (const text of ['Périmètres du temps II', '2\u202f942,5\u00a0ha', 'ŒUVRE « Çà » – l’été…']) {
      const wanted = (font.layout(text, { kern: false, liga: false }).advanceWidth / font.unitsPerEm) * 3;
      expect(Math.abs(textWidth(text, name, 3) - wanted)).toBeLessThan(0.02);
    }
  });

  it('breaks only at plain spaces, loses no word, and keeps to the width', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'abcé\u00a0\u202f'), minLength: 1, maxLength: 12 }), { minLength: 1 }),
        fc.integer({ min: 5, max: 60 }),
        (words, width) => {
          const lines = wrapText(words.join(' '), face, 3, width);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines) if (line.includes(' ')) expect(textWidth(line, face, 3)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('cuts with an ellipsis what does not fit', () => {
    expect(fitText('Bourgogne', face, 3, 100)).toBe('Bourgogne');
    const cut = fitText('Bourgogne-Franche-Comté', face, 3, 20);
    expect(cut).toMatch(/^Bour.*…$/);
    expect(textWidth(cut, face, 3)).toBeLessThanOrEqual(20);
  });
});

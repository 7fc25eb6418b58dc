/** Palettes under simulated colour vision (Machado et al. 2009) and in grey. */
import { describe, expect, it } from 'vitest';
import { difference, leastDifference, linearRgb, printedLightness, simulate, VISIONS } from '../../../shared/cartography/colour-vision.ts';
import {
  LEAST_DIFFERENCE,
  LEAST_PRINTED_STEP,
  PALETTES,
  paletteColours,
  paletteOf,
  printableClasses,
  safeClasses,
} from '../../../shared/cartography/palettes.ts';
import { CATALOGUES } from '../../../shared/messages/index.ts';

describe('simulated vision', () => {
  it('leaves greys alone and makes red and green alike for deuteranopes', () => {
    for (const vision of VISIONS) {
      for (const channel of linearRgb(simulate('#808080', vision))) expect(channel).toBeCloseTo(linearRgb('#808080')[0], 2);
    }
    // pure red as colour-science (Python, cvd_matrix_Machado2009 at severity 1) gives it to deuteranopes: 0.367, 0.280, -0.012 linear
    expect(simulate('#ff0000', 'deutan')).toBe('#a39000');
    expect(difference('#c8553d', '#7f8f2f', 'deutan')).toBeLessThan(difference('#c8553d', '#7f8f2f') / 2);
  });

  it('knows black, white and their distance', () => {
    expect(printedLightness('#000000')).toBeCloseTo(0, 6);
    expect(printedLightness('#ffffff')).toBeCloseTo(100, 3);
    expect(difference('#000000', '#ffffff')).toBeCloseTo(100, 3);
    // mid grey: L* 53.6 (CIE)
    expect(printedLightness('#808080')).toBeCloseTo(53.585, 2);
  });
});

describe('palettes', () => {
  it.each(PALETTES.map((palette) => [palette.id, palette] as const))('%s keeps its classes apart for every reader', (_, palette) => {
    const count = palette.type === 'diverging' ? 5 : palette.type === 'sequential' ? 9 : Math.min(6, palette.colours.length);
    expect(safeClasses(palette)).toBeGreaterThanOrEqual(count);
    const colours = paletteColours(palette, count);
    for (const [index, one] of colours.entries()) {
      for (const other of colours.slice(index + 1)) expect(leastDifference(one, other)).toBeGreaterThanOrEqual(LEAST_DIFFERENCE);
    }
  });

  it('that are ordered go from light to dark without a step back, printed in grey too', () => {
    for (const palette of PALETTES.filter(({ type }) => type === 'sequential')) {
      expect(printableClasses(palette)).toBeGreaterThanOrEqual(9);
      for (let count = 2; count <= 9; count++) {
        const steps = paletteColours(palette, count).map(printedLightness);
        for (const [index, step] of steps.slice(1).entries())
          expect((steps[index] as number) - step).toBeGreaterThanOrEqual(LEAST_PRINTED_STEP);
      }
    }
  });

  it('that diverge are lightest in the middle, as dark at both ends', () => {
    for (const palette of PALETTES.filter(({ type }) => type === 'diverging')) {
      const steps = paletteColours(palette, 7).map(printedLightness);
      expect(steps.indexOf(Math.max(...steps))).toBe(3);
      expect(Math.abs((steps[0] as number) - (steps[6] as number))).toBeLessThan(8);
    }
  });

  it('offer one qualitative palette for black-and-white print, and say of the others that they are none', () => {
    const printed = (id: string): number | null => {
      const palette = paletteOf(id);
      return palette && printableClasses(palette);
    };
    expect([printed('imprimable'), printed('bleu-ocre')]).toEqual([6, 1]);
  });

  it('turn round, and have a name', () => {
    for (const palette of PALETTES) {
      expect(paletteColours(palette, 5, true)).toEqual(paletteColours(palette, 5).reverse());
      expect(`palette.${palette.id}` in CATALOGUES.fr && `palette.${palette.id}` in CATALOGUES.en).toBe(true);
    }
  });
});

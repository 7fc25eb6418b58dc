/** Styles made from values: labels as French readers write them, looks that stay, circles that nest. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classBreaks, sortedValues } from '../../../shared/cartography/classification.ts';
import {
  categorised,
  circleOf,
  decimalsFor,
  graduated,
  plainSymbolisation,
  proportional,
  rangeLabels,
  recoloured,
  repainted,
  withPatterns,
} from '../../../shared/cartography/make-style.ts';
import { nestedCircles } from '../../../shared/cartography/nested-circles.ts';
import { PALETTES } from '../../../shared/cartography/palettes.ts';
import { classText, compileStyle } from '../../../shared/cartography/style-rules.ts';
import { defaultStyle } from '../../../shared/domain/default-styles.ts';
import { presetStyles } from '../../../shared/domain/preset-styles.ts';
import { CLASS_METHODS, type StyleRenderer, styleSchema } from '../../../shared/domain/style.ts';
import { CATALOGUES, translate } from '../../../shared/messages/index.ts';

const PALETTE = { id: 'sarcelle', reversed: false };
const style = (renderer: StyleRenderer) => styleSchema.parse({ version: 1, renderer });

describe('labels of classes', () => {
  it('are written as French readers write numbers, in as few decimals as tell them apart', () => {
    expect(rangeLabels(0, [1500, 20_000], 'fr')).toEqual(['0 – 1\u202f500', '1\u202f500 – 20\u202f000']);
    expect(rangeLabels(0.1, [0.25, 0.3], 'fr')).toEqual(['0,1 – 0,25', '0,25 – 0,3']);
    expect(rangeLabels(-5, [0, 12.5], 'en')).toEqual(['−5 – 0', '0 – 12.5']);
    expect(rangeLabels(7, [7], 'fr')).toEqual(['7']);
  });

  it('never say two classes alike', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 2, maxLength: 9 }),
        fc.constantFrom(1, 10, 1000),
        (values, share) => {
          const [least = 0, ...breaks] = [...values].sort((a, b) => a - b).map((value) => value / share);
          const labels = rangeLabels(least, breaks, 'fr');
          expect(new Set(labels).size).toBe(labels.length);
        },
      ),
    );
    expect(decimalsFor([3, 3])).toBe(0);
  });
});

describe('classes made of values', () => {
  it('take in every value, whatever the method, and missing ones apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(...CLASS_METHODS),
        (values, count, method) => {
          const sorted = sortedValues(values);
          const renderer = graduated({
            field: 'v',
            least: sorted[0] as number,
            breaks: classBreaks(method, sorted, count),
            base: plainSymbolisation('polygon'),
            shape: 'polygon',
            palette: PALETTE,
            method,
            language: 'fr',
          });
          const { classes, classOf } = compileStyle(style(renderer));
          for (const v of values) expect(classOf({ v })).toBeLessThan(classes.length - 1);
          for (const v of values) expect(classOf({ v })).toBeGreaterThanOrEqual(0);
          expect(classOf({ v: null })).toBe(classes.length - 1);
          expect(classOf({ v: 0 })).not.toBe(classes.length - 1);
        },
      ),
    );
  });

  it('are styles for every shape and palette, and can be painted anew', () => {
    for (const shape of ['polygon', 'line', 'point'] as const) {
      for (const { id } of PALETTES) {
        const made = categorised({ field: 'f', values: ['a', 'b', 'c'], base: plainSymbolisation(shape), shape, palette: PALETTE });
        const again = repainted(made, { id, reversed: true }, shape);
        expect(styleSchema.parse(style(again)).renderer).toEqual(again);
        const looks = again.type === 'categorised' ? again.categories.map(({ symbolisation }) => JSON.stringify(symbolisation)) : [];
        expect(new Set(looks).size).toBe(3);
      }
    }
  });

  it('keep what is not their colour: the outline of sites, their disc', () => {
    const renderer = defaultStyle('sites').renderer;
    const base = renderer.type === 'categorised' ? renderer.categories[1]?.symbolisation : undefined;
    const coloured = recoloured(base ?? plainSymbolisation('polygon'), '#123456', 'polygon');
    expect(coloured.stroke).toEqual(base?.stroke);
    expect(coloured.symbol).toMatchObject({ id: 'circle', colour: '#123456', size_mm: base?.symbol?.size_mm });
  });

  it('can carry patterns for black-and-white print, and lose them', () => {
    const values = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const plain = categorised({ field: 'f', values, base: plainSymbolisation('polygon'), shape: 'polygon', palette: PALETTE });
    const patterns = withPatterns(plain, true);
    const found = patterns.type === 'categorised' ? patterns.categories.map(({ symbolisation }) => symbolisation.fill?.pattern) : [];
    expect(new Set(found).size).toBe(values.length);
    expect(withPatterns(patterns, false)).toEqual(plain);
  });
});

describe('circles', () => {
  it('nest in the legend: round values, areas in proportion, room for each name', () => {
    const renderer = proportional('v', 2345, '#2a7f8e');
    if (renderer.type !== 'proportional') throw new Error('no circles');
    const circles = nestedCircles(renderer, 'fr');
    expect(circles.map(({ label }) => label)).toEqual(['2\u202f345', '1\u202f000', '200']);
    for (const { value, radius_mm } of circles) expect(radius_mm ** 2 / 36).toBeCloseTo(value / 2345, 9);
    for (const [index, { radius_mm }] of circles.slice(1).entries())
      expect(((circles[index]?.radius_mm ?? 0) - radius_mm) * 2).toBeGreaterThanOrEqual(3.2);
    expect(compileStyle(style(renderer)).classOf({ v: null })).toBe(1);
    expect(compileStyle(style({ ...renderer, missing: null })).classOf({ v: null })).toBe(-1);
    expect(circleOf('#2a7f8e').symbol?.colour).toBe(circleOf('#2a7f8e').fill?.colour);
  });
});

describe('presets', () => {
  it('are styles with names and labels in both languages, offered where the layer has the field', () => {
    const offered = [
      ...presetStyles('friches', 'POINT', ['site_statut']),
      ...presetStyles('epci', 'MULTIPOLYGON', ['region']),
      ...presetStyles('imp_sites', 'MULTIPOLYGON', ['maturite']),
    ];
    expect(offered.map(({ id }) => id)).toEqual(['friches-statut', 'regions', 'maturite']);
    for (const { id, style: preset } of offered) {
      expect(styleSchema.parse(preset)).toEqual(preset);
      expect(`preset.${id}` in CATALOGUES.fr).toBe(true);
      for (const { label } of compileStyle(preset).classes)
        for (const language of ['fr', 'en'] as const)
          expect(classText(label ?? '', (key) => translate(language, key))).not.toMatch(/^@|legend\./);
    }
    expect(presetStyles('friches', 'POINT', [])).toEqual([]);
  });
});

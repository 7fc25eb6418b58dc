import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveColour, TOKENS } from '../../../shared/cartography/palette.ts';
import { patternMarks, patternTile } from '../../../shared/cartography/patterns.ts';
import { classText, compileStyle, outlineAtScale, proportionalRadius, styleFields } from '../../../shared/cartography/style-rules.ts';
import { symbolPath } from '../../../shared/cartography/symbols.ts';
import { DRAWING_ORDER, defaultStyle } from '../../../shared/domain/default-styles.ts';
import { KIND_DEFINITIONS } from '../../../shared/domain/kinds/index.ts';
import { type LayerStyle, PATTERN_IDS, SYMBOL_IDS, styleSchema } from '../../../shared/domain/style.ts';
import { CATALOGUES } from '../../../shared/messages/index.ts';

const tables = Object.values(KIND_DEFINITIONS)
  .flatMap(({ tables: list }) => list)
  .filter(({ geometry }) => geometry !== null);
const imported = (['POINT', 'MULTIPOINT', 'MULTILINESTRING', 'MULTIPOLYGON'] as const).flatMap((geometry) =>
  Array.from({ length: 10 }, (_, rank) => defaultStyle('imp_couche', geometry, rank)),
);
const styles: readonly LayerStyle[] = [...tables.map(({ name, geometry }) => defaultStyle(name, geometry)), ...imported];

/** Every colour and label anywhere in a style. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}

describe('default styles', () => {
  it('are styles, with known tokens and messages', () => {
    const words = new Set<string>();
    for (const style of styles) {
      expect(styleSchema.parse(style)).toEqual(style);
      for (const text of strings(style)) if (text.startsWith('@')) words.add(text.slice(1));
    }
    const unknown = [...words].filter((word) => !TOKENS.includes(word) && !(word in CATALOGUES.fr && word in CATALOGUES.en));
    expect(unknown).toEqual([]);
  });

  it('name fields their tables have, and every table has its place in the drawing order', () => {
    for (const { name, geometry, fields } of tables) {
      const known = fields.map((field) => field.name);
      for (const field of styleFields(defaultStyle(name, geometry))) expect([name, known]).toEqual([name, expect.arrayContaining([field])]);
      expect(DRAWING_ORDER).toContain(name);
    }
  });
});

describe('tokens', () => {
  const sheet = path.resolve(import.meta.dirname, '../../../renderer/ui/tokens.css');
  const found = existsSync(sheet);
  if (!found) console.warn('SKIPPED: renderer/ui/tokens.css is not there, colours are not compared');

  it.skipIf(!found)('have the values of the window', () => {
    const css = readFileSync(sheet, 'utf8');
    const dark = css.indexOf('[data-theme="dark"]');
    const values = (text: string): Map<string, string> =>
      new Map(
        [...text.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b/gi)].map((match) => [match[1] as string, (match[2] as string).toLowerCase()]),
      );
    const [light, night] = [values(css.slice(0, dark)), values(css.slice(dark))];
    const different = TOKENS.filter(
      (token) =>
        light.get(token) !== resolveColour(`@${token}`) || (night.get(token) ?? light.get(token)) !== resolveColour(`@${token}`, 'dark'),
    );
    expect(different).toEqual([]);
  });

  it('leave plain colours alone and never fail', () => {
    expect(resolveColour('#123456', 'dark')).toBe('#123456');
    expect(resolveColour('@from-a-newer-version')).toBe('#808080');
  });
});

describe('classes', () => {
  const sites = compileStyle(defaultStyle('sites'));
  it('take the category, the first of a list of codes, else the other', () => {
    expect(sites.classOf({ maturite: 'court terme' })).toBe(1);
    expect(sites.classOf({ maturite: null })).toBe(3);
    expect(sites.classOf({ maturite: 'plus tard' })).toBe(3);
    const territoires = compileStyle(defaultStyle('territoires'));
    expect(territoires.classOf({ regions: '84|27' })).toBe(territoires.classOf({ regions: '84' }));
  });
  it('read booleans as they are stored', () => {
    const sol = compileStyle(defaultStyle('occupation_sol'));
    expect(sol.classOf({ artificialise: true })).toBe(sol.classOf({ artificialise: 1 }));
    expect(sol.classOf({ artificialise: false })).toBe(sol.classOf({ artificialise: 0 }));
    expect(sol.classOf({ artificialise: null })).not.toBe(sol.classOf({ artificialise: 0 }));
  });
  it('put a value on its bound below, and missing ones apart', () => {
    const symbolisation = { fill: null, stroke: null, casing: null, symbol: null };
    const graduated = compileStyle(
      styleSchema.parse({
        version: 1,
        renderer: {
          type: 'graduated',
          field: 'ha',
          classes: [
            { label: 'a', upTo: 10, symbolisation },
            { label: 'b', upTo: 50, symbolisation },
          ],
          missing: symbolisation,
        },
      }),
    );
    expect([0, 10, 10.1, 50, 51, null, 'x'].map((ha) => graduated.classOf({ ha }))).toEqual([0, 0, 1, 1, -1, 2, 2]);
  });
  it('make circles whose area follows the value', () => {
    const style = styleSchema.parse({
      version: 1,
      renderer: { type: 'proportional', field: 'ha', reference: 100, radius_mm: 4, symbolisation: {} },
    });
    expect([100, 25, 0, null, -5].map((ha) => proportionalRadius(style, { ha }))).toEqual([4, 2, 0, 0, 0]);
  });
  it('draw dashed boundaries plain where dashes cannot be read', () => {
    const [epci] = compileStyle(defaultStyle('epci')).classes;
    if (!epci) throw new Error('no class');
    expect(outlineAtScale(epci.symbolisation, 250_000).stroke?.dash_mm).not.toEqual([]);
    expect(outlineAtScale(epci.symbolisation, 5_000_000)).toMatchObject({ stroke: { dash_mm: [] }, casing: null });
  });
  it('name themselves by message or by their own words', () => {
    expect(classText('@legend.other', (id) => `<${id}>`)).toBe('<legend.other>');
    expect(classText('Zone A', () => '')).toBe('Zone A');
  });
});

describe('symbols and patterns', () => {
  it.each(SYMBOL_IDS)('symbol %s stays in its square', (id) => {
    const parts = symbolPath(id);
    expect(parts.length).toBeGreaterThan(0);
    const numbers = parts.flatMap(({ commands }) => commands.flatMap(([, ...values]) => values as number[]));
    expect(numbers.every((value) => Math.abs(value) <= 0.5)).toBe(true);
  });

  it.each(PATTERN_IDS)('pattern %s covers a box at its own spacing', (id) => {
    const { size_mm, lines, dots } = patternTile(id);
    const marks = patternMarks(id, [0, 0, 60, 60]);
    if (lines.length > 0) {
      const length = marks.lines.reduce((sum, [x1, y1, x2, y2]) => sum + insideLength(x1, y1, x2, y2), 0);
      expect(length / ((3600 / size_mm) * lines.length)).toBeCloseTo(1, 1);
    }
    if (dots.length > 0) {
      const inside = marks.dots.filter(([x, y]) => x >= 0 && x < 60 && y >= 0 && y < 60);
      expect(inside.length / ((3600 / size_mm ** 2) * dots.length)).toBeCloseTo(1, 1);
    }
  });
});

/** Length of a segment inside the box 0 0 60 60, by sampling. */
function insideLength(x1: number, y1: number, x2: number, y2: number): number {
  const steps = 2000;
  let inside = 0;
  for (let i = 0; i < steps; i++) {
    const t = (i + 0.5) / steps;
    const [x, y] = [x1 + (x2 - x1) * t, y1 + (y2 - y1) * t];
    if (x >= 0 && x <= 60 && y >= 0 && y <= 60) inside++;
  }
  return (Math.hypot(x2 - x1, y2 - y1) * inside) / steps;
}

/** Contrast of the tokens by the formula of WCAG 2.2 (relative luminance). The ratios of two known pairs are those of the recommendation's own examples. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = path.join(import.meta.dirname, '../../../renderer/ui');
const css = (name: string) => readFileSync(path.join(folder, name), 'utf8');

/** Colours of the rule whose selector begins so. */
function tokens(source: string, selector: string): Map<string, string> {
  const at = source.indexOf(selector);
  const rule = source.slice(source.indexOf('{', at), source.indexOf('\n}', at));
  return new Map([...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]));
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((from) => {
    const share = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const THEMES = {
  light: [css('tokens.css'), '[data-theme="light"]', 4.5],
  dark: [css('tokens.css'), '[data-theme="dark"]', 4.5],
  'high contrast, light': [css('contrast.css'), '[data-contrast="more"]', 7],
  'high contrast, dark': [css('contrast.css'), '[data-contrast="more"][data-theme="dark"]', 7],
} as const;

const GROUNDS = ['c-app', 'c-surface', 'c-surface-2', 'c-surface-3', 'c-hover'];
const TEXTS = ['c-text', 'c-text-2', 'c-text-3'];
const PAIRS = [
  ...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground])),
  ...['accent', 'select', 'info', 'ok', 'warn', 'danger'].flatMap((name) => [
    [`c-${name}`, 'c-surface'],
    [`c-${name}`, `c-${name}-soft`],
  ]),
  ['c-text-inv', 'c-accent-fill'],
  ['c-text-inv', 'c-accent-hover'],
  ['c-text-inv', 'c-danger-fill'],
] as const;

test('the formula gives the ratios of the recommendation', () => {
  expect(ratio('#000000', '#ffffff')).toBeCloseTo(21, 6);
  expect(ratio('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

for (const [theme, [source, selector, least]] of Object.entries(THEMES)) {
  test(`${theme}: every text stands out at ${least}:1 or more on every ground`, () => {
    const colours = tokens(source, selector);
    const faint = PAIRS.flatMap(([text = '', ground = '']) => {
      const found = ratio(colours.get(text) ?? '', colours.get(ground) ?? '');
      return found >= least ? [] : [`${text} on ${ground}: ${found.toFixed(2)}`];
    });
    expect(faint).toEqual([]);
  });
}

test('in high contrast edges and focus stand out at 3:1 or more, what is unavailable at 4.5:1', () => {
  for (const [source, selector] of [THEMES['high contrast, light'], THEMES['high contrast, dark']]) {
    const colours = tokens(source, selector);
    for (const edge of ['c-line', 'c-line-2', 'c-control', 'c-focus', 'c-select-map']) {
      expect(ratio(colours.get(edge) ?? '', colours.get('c-surface') ?? ''), edge).toBeGreaterThanOrEqual(3);
    }
    expect(ratio(colours.get('c-disabled') ?? '', colours.get('c-surface-2') ?? '')).toBeGreaterThanOrEqual(4.5);
  }
});

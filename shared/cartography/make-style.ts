/** Styles made from values: categories, classes and circles over the look a layer already has. Pure; labels are written in the reader's language. */
import type { ClassMethod, LayerStyle, PatternId, StyleRenderer, Symbolisation } from '../domain/style.ts';
import { type FormatLanguage, formatNumber } from '../format/numbers.ts';
import { paletteColours, paletteOf } from './palettes.ts';

export type StyledShape = 'polygon' | 'line' | 'point';
export interface PaletteChoice {
  readonly id: string;
  readonly reversed: boolean;
}

const NOTHING: Symbolisation = { fill: null, stroke: null, casing: null, symbol: null };
const MISSING_COLOUR = '#b8bfc1';
const OTHER_COLOUR = '#d9dedf';

/** What a new class of a layer looks like before it takes its colour. */
export function plainSymbolisation(shape: StyledShape): Symbolisation {
  if (shape === 'polygon')
    return {
      ...NOTHING,
      fill: { colour: '#8c8c8c', opacity: 0.85, pattern: null, patternColour: null },
      stroke: { colour: '#ffffff', width_mm: 0.15, opacity: 1, dash_mm: [] },
    };
  if (shape === 'line') return { ...NOTHING, stroke: { colour: '#8c8c8c', width_mm: 0.5, opacity: 1, dash_mm: [] } };
  return { ...NOTHING, symbol: { id: 'circle', size_mm: 2.2, colour: '#8c8c8c', outline: '@m-poi-bg' } };
}

/** The same look in another colour: of the ground of areas, of lines, of symbols. Patterns go, for a pattern would tell classes apart too. */
export function recoloured(base: Symbolisation, colour: string, shape: StyledShape): Symbolisation {
  const plain = plainSymbolisation(shape);
  if (shape === 'polygon') {
    const opacity = base.fill?.colour ? Math.max(base.fill.opacity, 0.7) : 0.85;
    return {
      ...base,
      fill: { colour, opacity, pattern: null, patternColour: null },
      stroke: base.stroke ?? plain.stroke,
      symbol: discOf(base, colour),
    };
  }
  if (shape === 'line') return { ...base, stroke: { ...(base.stroke ?? plain.stroke), colour } as Symbolisation['stroke'] };
  const symbol = base.symbol ?? plain.symbol;
  const id = symbol?.id.startsWith('maturity-') ? 'circle' : (symbol?.id ?? 'circle');
  // A point too small has no colour to tell it by.
  const size_mm = Math.max(symbol?.size_mm ?? 0, LEAST_COLOURED_MM);
  return { ...base, fill: null, symbol: { id, size_mm, colour, outline: symbol?.outline ?? '@m-poi-bg' } };
}

const LEAST_COLOURED_MM = 2;

/** Areas that also stand as a symbol where they are small (sites) go on to, in their new colour. */
function discOf({ symbol }: Symbolisation, colour: string): Symbolisation['symbol'] {
  return symbol && { ...symbol, id: symbol.id.startsWith('maturity-') ? 'circle' : symbol.id, colour };
}

/** Objects without a value look unlike any class: areas are hatched without a ground, the rest is grey. */
export function missingSymbolisation(base: Symbolisation, shape: StyledShape): Symbolisation {
  const grey = recoloured(base, MISSING_COLOUR, shape);
  if (shape !== 'polygon' || !grey.fill) return grey;
  return { ...grey, fill: { colour: null, opacity: 1, pattern: 'hatch-135', patternColour: MISSING_COLOUR } };
}

/** The look a style gives to its first class. */
export function baseOf(style: LayerStyle, shape: StyledShape): Symbolisation {
  const { renderer } = style;
  const own =
    renderer.type === 'categorised'
      ? renderer.categories[0]?.symbolisation
      : renderer.type === 'graduated'
        ? renderer.classes[0]?.symbolisation
        : renderer.symbolisation;
  return own ?? plainSymbolisation(shape);
}

export interface CategoryRequest {
  readonly field: string;
  readonly values: readonly string[];
  readonly base: Symbolisation;
  readonly shape: StyledShape;
  readonly palette: PaletteChoice;
  /** Labels and looks that stay, by value: those somebody chose before. */
  readonly kept?: ReadonlyMap<string, { readonly label: string; readonly symbolisation: Symbolisation }>;
}

export function categorised({ field, values, base, shape, palette, kept }: CategoryRequest): StyleRenderer {
  const colours = coloursOf(palette, values.length);
  return {
    type: 'categorised',
    field,
    categories: values.map((value, index) => ({
      value,
      label: kept?.get(value)?.label ?? value,
      symbolisation: kept?.get(value)?.symbolisation ?? recoloured(base, colours[index] as string, shape),
    })),
    other: recoloured(base, OTHER_COLOUR, shape),
    palette: { ...palette },
  };
}

export interface GraduatedRequest {
  readonly field: string;
  readonly least: number;
  readonly breaks: readonly number[];
  readonly base: Symbolisation;
  readonly shape: StyledShape;
  readonly palette: PaletteChoice;
  readonly method: ClassMethod;
  readonly language: FormatLanguage;
}

export function graduated(request: GraduatedRequest): StyleRenderer {
  const { field, least, breaks, base, shape, palette, method, language } = request;
  const colours = coloursOf(palette, breaks.length);
  const labels = rangeLabels(least, breaks, language);
  return {
    type: 'graduated',
    field,
    classes: breaks.map((upTo, index) => ({
      upTo,
      label: labels[index] as string,
      symbolisation: recoloured(base, colours[index] as string, shape),
    })),
    missing: missingSymbolisation(base, shape),
    method,
    palette: { ...palette },
  };
}

/** "1,5 – 3": from the upper bound of the class before, in as few decimals as keep the bounds apart. */
export function rangeLabels(least: number, breaks: readonly number[], language: FormatLanguage): string[] {
  const decimals = decimalsFor([least, ...breaks]);
  const said = (value: number): string => formatNumber(value, language, decimals, true);
  return breaks.map((upTo, index) => {
    const from = index === 0 ? least : (breaks[index - 1] as number);
    return from === upTo ? said(upTo) : `${said(from)} – ${said(upTo)}`;
  });
}

const MOST_DECIMALS = 6;

/** Digits after the mark that tell all values apart and move none of them by more than a two-hundredth of the smallest step. */
export function decimalsFor(values: readonly number[]): number {
  const steps = values.slice(1).map((value, index) => Math.abs(value - (values[index] as number)));
  const least = Math.min(...steps.filter((step) => step > 0));
  const tolerance = Number.isFinite(least) ? least / 200 : 0.005;
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals++)
    if (values.every((value) => Math.abs(Number(value.toFixed(decimals)) - value) <= tolerance)) return decimals;
  return MOST_DECIMALS;
}

/** The largest value takes a circle of 6 mm; area is proportional to the value. */
const LARGEST_RADIUS_MM = 6;

export function proportional(field: string, most: number, colour: string): StyleRenderer {
  return {
    type: 'proportional',
    field,
    reference: most > 0 ? most : 1,
    radius_mm: LARGEST_RADIUS_MM,
    symbolisation: circleOf(colour),
    missing: { ...NOTHING, symbol: { id: 'diamond', size_mm: 1.6, colour: MISSING_COLOUR, outline: null } },
  };
}

/** A circle on screen is a symbol, on paper a filled outline: both in one colour. */
export function circleOf(colour: string): Symbolisation {
  return {
    fill: { colour, opacity: 0.8, pattern: null, patternColour: null },
    stroke: { colour: '#ffffff', width_mm: 0.2, opacity: 1, dash_mm: [] },
    casing: null,
    symbol: { id: 'circle', size_mm: 2, colour, outline: '#ffffff' },
  };
}

const PRINT_PATTERNS: readonly (PatternId | null)[] = [
  null,
  'hatch-45',
  'dots',
  'hatch-horizontal',
  'cross',
  'hatch-vertical',
  'hatch-135',
  'grid',
];

/** A pattern beside the colour of each category, so that areas are told apart in black and white. Taken off where they are there. */
export function withPatterns(renderer: StyleRenderer, on: boolean): StyleRenderer {
  if (renderer.type !== 'categorised') return renderer;
  return {
    ...renderer,
    categories: renderer.categories.map((category, index) => {
      const { fill } = category.symbolisation;
      if (!fill) return category;
      const pattern = on ? (PRINT_PATTERNS[index % PRINT_PATTERNS.length] ?? null) : null;
      return { ...category, symbolisation: { ...category.symbolisation, fill: { ...fill, pattern, patternColour: pattern && '#1d2426' } } };
    }),
  };
}

/** The same classes in other colours; looks beside the colour stay. */
export function repainted(renderer: StyleRenderer, palette: PaletteChoice, shape: StyledShape): StyleRenderer {
  if (renderer.type === 'categorised') {
    const colours = coloursOf(palette, renderer.categories.length);
    return {
      ...renderer,
      palette: { ...palette },
      categories: renderer.categories.map((category, index) => ({
        ...category,
        symbolisation: recoloured(category.symbolisation, colours[index] as string, shape),
      })),
    };
  }
  if (renderer.type !== 'graduated') return renderer;
  const colours = coloursOf(palette, renderer.classes.length);
  return {
    ...renderer,
    palette: { ...palette },
    classes: renderer.classes.map((one, index) => ({
      ...one,
      symbolisation: recoloured(one.symbolisation, colours[index] as string, shape),
    })),
  };
}

function coloursOf({ id, reversed }: PaletteChoice, count: number): string[] {
  const palette = paletteOf(id);
  return palette ? paletteColours(palette, count, reversed) : Array.from({ length: count }, () => MISSING_COLOUR);
}

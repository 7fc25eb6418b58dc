/** A symbolisation of the style model as a QGIS symbol: fills, lines or markers, from the lowest layer up. */
import type { TableGeometry } from '../../../../shared/domain/kinds/index.ts';
import type { Fill, PatternId, PointSymbol, Stroke, SymbolId, Symbolisation } from '../../../../shared/domain/style.ts';
import { element, options } from './xml.ts';

export type ColourOf = (colour: string) => string;

/** QGIS colours: `r,g,b,a` from 0 to 255. */
export function rgba(colour: string | null, opacity: number, colourOf: ColourOf): string {
  if (colour === null) return '0,0,0,0';
  const hex = colourOf(colour);
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return `${channel(1)},${channel(3)},${channel(5)},${Math.round(opacity * 255)}`;
}

/** Simple markers QGIS knows for our symbols; the workshop's own drawings have no equal there. */
const MARKERS: Readonly<Record<SymbolId, string>> = {
  circle: 'circle',
  square: 'square',
  diamond: 'diamond',
  triangle: 'triangle',
  'maturity-1': 'circle',
  'maturity-2': 'half_square',
  'maturity-3': 'triangle',
  gare: 'square',
  fret: 'diamond',
  ite: 'pentagon',
  port: 'hexagon',
  aeroport: 'star',
  poste: 'triangle',
  echangeur: 'cross_fill',
  friche: 'diamond',
};

/** Degrees, clockwise from the horizontal as QGIS counts them. */
const PATTERN_ANGLES: Readonly<Record<PatternId, readonly number[]>> = {
  'hatch-45': [45],
  'hatch-120': [120],
  'hatch-135': [135],
  'hatch-vertical': [90],
  'hatch-horizontal': [0],
  dots: [],
  cross: [45, 135],
  grid: [0, 90],
};
const PATTERN_STEP_MM = 2;

function layer(className: string, values: Readonly<Record<string, string | number>>, children: readonly string[] = []): string {
  return element('layer', { class: className, enabled: 1, locked: 0, pass: 0 }, [options(values), ...children]);
}

function line(stroke: Stroke, colourOf: ColourOf): string {
  return layer('SimpleLine', {
    line_color: rgba(stroke.colour, stroke.opacity, colourOf),
    line_style: 'solid',
    line_width: stroke.width_mm,
    line_width_unit: 'MM',
    joinstyle: 'round',
    capstyle: 'round',
    use_custom_dash: stroke.dash_mm.length > 0 ? 1 : 0,
    customdash: stroke.dash_mm.join(';'),
    customdash_unit: 'MM',
  });
}

function plainFill(fill: Fill, colourOf: ColourOf): string {
  return layer('SimpleFill', { color: rgba(fill.colour, fill.opacity, colourOf), style: 'solid', outline_style: 'no' });
}

function patternFill(fill: Fill, pattern: PatternId, colourOf: ColourOf): string[] {
  const colour = fill.patternColour ?? fill.colour;
  if (pattern === 'dots') {
    const marker = { id: 'circle', size_mm: 0.6, colour: colour ?? '#000000', outline: null } as const;
    const inner = element('symbol', { type: 'marker', name: '@0@0', alpha: 1 }, [point(marker, colourOf)]);
    return [
      layer(
        'PointPatternFill',
        { distance_x: PATTERN_STEP_MM, distance_y: PATTERN_STEP_MM, distance_x_unit: 'MM', distance_y_unit: 'MM' },
        [inner],
      ),
    ];
  }
  const stroke = { colour: colour ?? '#000000', width_mm: 0.25, opacity: 1, dash_mm: [] };
  const inner = element('symbol', { type: 'line', name: '@0@0', alpha: 1 }, [line(stroke, colourOf)]);
  return PATTERN_ANGLES[pattern].map((angle) =>
    layer('LinePatternFill', { angle, distance: PATTERN_STEP_MM, distance_unit: 'MM' }, [inner]),
  );
}

function point(symbol: PointSymbol, colourOf: ColourOf): string {
  return layer('SimpleMarker', {
    name: MARKERS[symbol.id],
    color: rgba(symbol.colour, 1, colourOf),
    outline_color: rgba(symbol.outline, 1, colourOf),
    outline_style: symbol.outline === null ? 'no' : 'solid',
    outline_width: 0.2,
    outline_width_unit: 'MM',
    size: symbol.size_mm,
    size_unit: 'MM',
  });
}

const TYPES = { POINT: 'marker', MULTIPOINT: 'marker', MULTILINESTRING: 'line', MULTIPOLYGON: 'fill' } as const satisfies Record<
  TableGeometry,
  string
>;

export function symbolXml(
  name: string,
  symbolisation: Symbolisation,
  geometry: TableGeometry,
  opacity: number,
  colourOf: ColourOf,
): string {
  const type = TYPES[geometry];
  const { fill, stroke, casing, symbol } = symbolisation;
  const layers: string[] = [];
  if (type === 'marker') {
    if (symbol) layers.push(point(symbol, colourOf));
  } else {
    if (type === 'fill' && fill && fill.colour !== null) layers.push(plainFill(fill, colourOf));
    if (type === 'fill' && fill?.pattern) layers.push(...patternFill(fill, fill.pattern, colourOf));
    if (casing) layers.push(line(casing, colourOf));
    if (stroke) layers.push(line(stroke, colourOf));
  }
  if (layers.length === 0)
    layers.push(layer(type === 'marker' ? 'SimpleMarker' : type === 'line' ? 'SimpleLine' : 'SimpleFill', INVISIBLE));
  return element('symbol', { type, name, alpha: opacity, clip_to_extent: 1, force_rhr: 0 }, layers);
}

const INVISIBLE = { color: '0,0,0,0', outline_style: 'no', line_color: '0,0,0,0' } as const;

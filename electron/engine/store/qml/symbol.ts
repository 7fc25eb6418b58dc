/** A symbolisation of the style model as a QGIS symbol: fills, lines or markers, from the lowest layer up. */
import { patternTile } from '../../../../shared/cartography/patterns.ts';
import { type SymbolPaint, symbolPath } from '../../../../shared/cartography/symbols.ts';
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

/** Simple markers of QGIS that are our symbols, with the share of their size that ours fill; the others go along as drawings. */
const MARKERS: Readonly<Partial<Record<SymbolId, { readonly name: string; readonly share: number }>>> = {
  circle: { name: 'circle', share: 0.9 },
  square: { name: 'square', share: 0.8 },
  diamond: { name: 'diamond', share: 0.92 },
  triangle: { name: 'triangle', share: 0.9 },
};
/** Width of the rim in sizes of the symbol, as symbols.ts draws it. */
const RIM_SHARE = 0.08;

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

/** The same spacing, width and angle as on our own maps. */
function patternFill(fill: Fill, pattern: PatternId, colourOf: ColourOf): string[] {
  const colour = fill.patternColour ?? fill.colour ?? '#000000';
  const tile = patternTile(pattern);
  if (tile.dots.length > 0) {
    const radius = tile.dots[0]?.[2] ?? 0.25;
    const inner = element('symbol', { type: 'marker', name: '@0@0', alpha: fill.opacity }, [
      point({ id: 'circle', size_mm: (radius * 2) / 0.9, colour, outline: null }, colourOf),
    ]);
    // Two discs a tile: rows half a tile apart, each moved by half a tile against the last.
    const values = { distance_x: tile.size_mm, distance_y: tile.size_mm / 2, displacement_x: tile.size_mm / 2, displacement_y: 0 };
    const units = { distance_x_unit: 'MM', distance_y_unit: 'MM', displacement_x_unit: 'MM', displacement_y_unit: 'MM' };
    return [layer('PointPatternFill', { ...values, ...units }, [inner])];
  }
  const stroke = { colour, width_mm: tile.width_mm, opacity: fill.opacity, dash_mm: [] };
  const inner = element('symbol', { type: 'line', name: '@0@0', alpha: 1 }, [line(stroke, colourOf)]);
  return tile.lines.map(([x1, , x2]) => {
    // QGIS turns a horizontal line counter-clockwise; ours stand upright in the tile and turn clockwise.
    const angle = ((x1 === x2 ? 90 : 0) - tile.angle + 360) % 180;
    return layer('LinePatternFill', { angle, distance: tile.size_mm, distance_unit: 'MM' }, [inner]);
  });
}

function point(symbol: PointSymbol, colourOf: ColourOf): string {
  const simple = MARKERS[symbol.id];
  if (!simple) return drawing(symbol, colourOf);
  return layer('SimpleMarker', {
    name: simple.name,
    color: rgba(symbol.colour, 1, colourOf),
    outline_color: rgba(symbol.outline, 1, colourOf),
    outline_style: symbol.outline === null ? 'no' : 'solid',
    outline_width: symbol.size_mm * RIM_SHARE,
    outline_width_unit: 'MM',
    size: symbol.size_mm * simple.share,
    size_unit: 'MM',
  });
}

/** Our own drawing as an SVG inside the style: no file to lose. */
function drawing(symbol: PointSymbol, colourOf: ColourOf): string {
  const paints: Readonly<Record<SymbolPaint, string>> = {
    colour: colourOf(symbol.colour),
    outline: symbol.outline === null ? 'none' : colourOf(symbol.outline),
    ground: colourOf('@m-poi-bg'),
  };
  const paths = symbolPath(symbol.id).map(({ commands, fill, stroke, width }) =>
    element('path', {
      d: commands.map(([letter, ...numbers]) => letter + numbers.join(' ')).join(''),
      fill: fill ? paints[fill] : 'none',
      stroke: stroke ? paints[stroke] : 'none',
      'stroke-width': width,
      'stroke-linejoin': 'round',
      'stroke-linecap': 'round',
    }),
  );
  const svg = element('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: '-0.5 -0.5 1 1', width: 20, height: 20 }, paths);
  return layer('SvgMarker', { name: `base64:${Buffer.from(svg).toString('base64')}`, size: symbol.size_mm, size_unit: 'MM' });
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
    // Where only the symbol tells classes of areas apart, it stands in the area.
    if (type === 'fill' && symbol && !fill) layers.push(inArea(point(symbol, colourOf)));
  }
  if (layers.length === 0)
    layers.push(layer(type === 'marker' ? 'SimpleMarker' : type === 'line' ? 'SimpleLine' : 'SimpleFill', INVISIBLE));
  return element('symbol', { type, name, alpha: opacity, clip_to_extent: 1, force_rhr: 0 }, layers);
}

function inArea(marker: string): string {
  const inner = element('symbol', { type: 'marker', name: '@0@0', alpha: 1 }, [marker]);
  return layer('CentroidFill', { point_on_surface: 1, point_on_all_parts: 0 }, [inner]);
}

const INVISIBLE = { color: '0,0,0,0', outline_style: 'no', line_color: '0,0,0,0' } as const;

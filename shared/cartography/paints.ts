/** From the style's words to the drawing's: fills, strokes and symbols with their colours resolved. */
import type { PointSymbol, Stroke, Symbolisation } from '../domain/style.ts';
import { type FillPaint, line, type PathNode, path, type StrokePaint, solid } from './drawing.ts';
import { resolveColour } from './palette.ts';
import { transformPath } from './path.ts';
import { type SymbolPaint, symbolPath } from './symbols.ts';

export function fillPaint({ fill }: Symbolisation): FillPaint | null {
  if (!fill) return null;
  const solidPaint = fill.colour === null ? null : { colour: resolveColour(fill.colour), opacity: fill.opacity };
  const pattern =
    fill.pattern === null
      ? null
      : { id: fill.pattern, colour: resolveColour(fill.patternColour ?? fill.colour ?? '@m-label'), opacity: fill.opacity };
  return solidPaint || pattern ? { solid: solidPaint, pattern } : null;
}

export function strokePaint(stroke: Stroke): StrokePaint {
  return line(resolveColour(stroke.colour), stroke.width_mm, stroke.dash_mm, stroke.opacity);
}

/** The paths of a symbol at its size, around 0, 0. */
export function symbolParts(symbol: PointSymbol): PathNode[] {
  const colours: Readonly<Record<SymbolPaint, string | null>> = {
    colour: resolveColour(symbol.colour),
    outline: symbol.outline === null ? null : resolveColour(symbol.outline),
    ground: resolveColour('@m-poi-bg'),
  };
  return symbolPath(symbol.id).map((part) => {
    const fill = part.fill && colours[part.fill];
    const stroke = part.stroke && colours[part.stroke];
    return path(
      transformPath(part.commands, symbol.size_mm, 0, 0),
      fill ? solid(fill) : null,
      stroke ? line(stroke, part.width * symbol.size_mm) : null,
    );
  });
}

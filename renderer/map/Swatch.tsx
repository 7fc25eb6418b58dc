import { useId } from 'react';
import type { PathCommand } from '../../shared/cartography/path.ts';
import { patternTile } from '../../shared/cartography/patterns.ts';
import { type SymbolPaint, symbolPath } from '../../shared/cartography/symbols.ts';
import type { LayerInfo } from '../../shared/domain/layer.ts';
import type { LayerStyle, PointSymbol, Stroke, Symbolisation } from '../../shared/domain/style.ts';
import { PIXELS_PER_MM } from './scale.ts';
import { variableColour } from './styles/colour.ts';

const WIDTH = 20;
const HEIGHT = 13;
const LARGEST_SYMBOL = 16;

type Shape = 'polygon' | 'line' | 'point';

function pathData(commands: readonly PathCommand[]): string {
  return commands.map(([letter, ...numbers]) => letter + numbers.join(' ')).join('');
}

function SymbolSwatch({ symbol }: { symbol: PointSymbol }) {
  const size = Math.min(LARGEST_SYMBOL, symbol.size_mm * PIXELS_PER_MM);
  const paints: Readonly<Record<SymbolPaint, string>> = {
    colour: variableColour(symbol.colour),
    outline: symbol.outline ? variableColour(symbol.outline) : 'none',
    ground: 'var(--m-poi-bg)',
  };
  return (
    <svg
      className="swatch"
      width={WIDTH}
      height={LARGEST_SYMBOL + 2}
      viewBox={`${-WIDTH / 2} ${-LARGEST_SYMBOL / 2 - 1} ${WIDTH} ${LARGEST_SYMBOL + 2}`}
      aria-hidden="true"
    >
      <g transform={`scale(${size})`} strokeLinecap="round" strokeLinejoin="round">
        {symbolPath(symbol.id).map((part) => (
          <path
            key={`${pathData(part.commands)} ${part.fill} ${part.stroke}`}
            d={pathData(part.commands)}
            fill={part.fill ? paints[part.fill] : 'none'}
            stroke={part.stroke ? paints[part.stroke] : 'none'}
            strokeWidth={part.width}
          />
        ))}
      </g>
    </svg>
  );
}

function strokeAttributes(stroke: Stroke) {
  return {
    stroke: variableColour(stroke.colour),
    strokeOpacity: stroke.opacity,
    // a legend entry stays legible: neither hair line nor flood
    strokeWidth: Math.max(0.8, Math.min(6, stroke.width_mm * PIXELS_PER_MM)),
    strokeDasharray: stroke.dash_mm.length > 0 ? stroke.dash_mm.map((length) => length * PIXELS_PER_MM).join(' ') : undefined,
  };
}

/** The same swatch in the tree, the table and the inspector, made from the style itself. */
export function Swatch({ symbolisation, shape }: { symbolisation: Symbolisation; shape: Shape }) {
  const id = useId();
  const { fill, stroke, casing, symbol } = symbolisation;
  // an outline with a pattern is known by it; its symbol only stands in at small scale
  if (symbol && !(shape === 'polygon' && fill?.pattern)) return <SymbolSwatch symbol={symbol} />;
  const pattern = fill?.pattern ? patternTile(fill.pattern) : null;
  return (
    <svg className="swatch" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {pattern && fill && (
        <defs>
          <pattern
            id={id}
            width={pattern.size_mm}
            height={pattern.size_mm}
            patternUnits="userSpaceOnUse"
            patternTransform={`scale(${PIXELS_PER_MM * 0.85}) rotate(${pattern.angle})`}
          >
            {fill.colour && <rect width={pattern.size_mm} height={pattern.size_mm} fill={variableColour(fill.colour)} />}
            {pattern.lines.map(([x1, y1, x2, y2]) => (
              <line
                key={`${x1} ${y1} ${x2} ${y2}`}
                {...{ x1, y1, x2, y2 }}
                stroke={variableColour(fill.patternColour ?? '@m-label')}
                strokeWidth={pattern.width_mm}
              />
            ))}
            {pattern.dots.map(([cx, cy, r]) => (
              <circle key={`${cx} ${cy}`} {...{ cx, cy, r }} fill={variableColour(fill.patternColour ?? '@m-label')} />
            ))}
          </pattern>
        </defs>
      )}
      {shape === 'polygon' && (
        <rect
          x="1"
          y="1"
          width={WIDTH - 2}
          height={HEIGHT - 2}
          rx="2"
          fill={pattern ? `url(#${id})` : fill?.colour ? variableColour(fill.colour) : 'none'}
          fillOpacity={fill?.opacity ?? 1}
          {...(stroke ? strokeAttributes(stroke) : {})}
        />
      )}
      {shape === 'line' && (
        <g fill="none">
          {casing && <path d={`M0 ${HEIGHT / 2}H${WIDTH}`} {...strokeAttributes(casing)} />}
          {stroke && <path d={`M0 ${HEIGHT / 2}H${WIDTH}`} {...strokeAttributes(stroke)} />}
        </g>
      )}
    </svg>
  );
}

export function shapeOf(layer: Pick<LayerInfo, 'geometry'>): Shape {
  if (layer.geometry === 'MULTIPOLYGON') return 'polygon';
  return layer.geometry === 'MULTILINESTRING' ? 'line' : 'point';
}

/** The symbolisation that stands for a whole style in one line: its only one, or that of its first class. */
export function leadingSymbolisation(style: LayerStyle): Symbolisation | null {
  const { renderer } = style;
  if (renderer.type === 'categorised') return renderer.categories[0]?.symbolisation ?? renderer.other;
  if (renderer.type === 'graduated') return renderer.classes[0]?.symbolisation ?? renderer.missing;
  return renderer.symbolisation;
}

/** Point symbols of the one table, drawn once per size, colour and theme. */
import Icon from 'ol/style/Icon';
import type { Theme } from '../../../shared/cartography/palette.ts';
import type { PathCommand } from '../../../shared/cartography/path.ts';
import { type SymbolPaint, symbolPath } from '../../../shared/cartography/symbols.ts';
import type { PointSymbol } from '../../../shared/domain/style.ts';
import { PIXELS_PER_MM } from '../scale.ts';
import { cssColour } from './colour.ts';

function trace(context: CanvasRenderingContext2D, commands: readonly PathCommand[]): void {
  context.beginPath();
  for (const command of commands) {
    if (command[0] === 'M') context.moveTo(command[1], command[2]);
    else if (command[0] === 'L') context.lineTo(command[1], command[2]);
    else if (command[0] === 'C') context.bezierCurveTo(command[1], command[2], command[3], command[4], command[5], command[6]);
    else context.closePath();
  }
}

export function symbolImage(symbol: PointSymbol, theme: Theme): Icon {
  const ratio = window.devicePixelRatio;
  const size = symbol.size_mm * PIXELS_PER_MM;
  const side = Math.ceil((size + 2) * ratio);
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d');
  const paints: Readonly<Record<SymbolPaint, string | null>> = {
    colour: cssColour(symbol.colour, theme),
    outline: symbol.outline ? cssColour(symbol.outline, theme) : null,
    ground: cssColour('@m-poi-bg', theme),
  };
  if (context) {
    context.translate(side / 2, side / 2);
    context.scale(size * ratio, size * ratio);
    context.lineJoin = 'round';
    context.lineCap = 'round';
    for (const part of symbolPath(symbol.id)) {
      trace(context, part.commands);
      const fill = part.fill && paints[part.fill];
      const stroke = part.stroke && paints[part.stroke];
      if (fill) {
        context.fillStyle = fill;
        context.fill();
      }
      if (stroke) {
        context.strokeStyle = stroke;
        context.lineWidth = part.width;
        context.stroke();
      }
    }
  }
  // symbols are never dropped for one another: only labels are
  return new Icon({ img: canvas, scale: 1 / ratio, declutterMode: 'none' });
}

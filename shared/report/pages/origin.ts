/** The letter after a figure that says where it comes from, and the patches of a class beside a row. */
import { type DrawingNode, line, path, solid } from '../../cartography/drawing.ts';
import { resolveColour } from '../../cartography/palette.ts';
import { rectanglePath, roundedRectanglePath } from '../../cartography/path.ts';
import { textNode } from '../../cartography/text.ts';
import { ORIGIN_LETTERS, type Origin, type Swatch } from '../model.ts';
import { baselineIn } from './piece.ts';
import { px, TYPE } from './sheet.ts';

export const MARK_SIZE = px(15);

const COLOURS: Readonly<Record<Origin, { readonly ink: string; readonly edge: string; readonly ground: string }>> = {
  calcule: { ink: resolveColour('@c-accent'), edge: resolveColour('@c-accent-line'), ground: resolveColour('@c-accent-soft') },
  importe: { ink: resolveColour('@c-info'), edge: resolveColour('@c-info'), ground: resolveColour('@c-info-soft') },
  saisi: { ink: resolveColour('@c-warn'), edge: resolveColour('@c-warn-mark'), ground: resolveColour('@c-warn-soft') },
};

/** Its left edge at x, in the middle of a line of `height` that begins at `top`. */
export function originMark(origin: Origin, x: number, top: number, height: number): DrawingNode[] {
  const { ink, edge, ground } = COLOURS[origin];
  const y = top + (height - MARK_SIZE) / 2;
  const style = { ...TYPE.mark, colour: ink };
  const lineTop = y + (MARK_SIZE - style.size * (4 / 3)) / 2;
  return [
    path(roundedRectanglePath(x, y, MARK_SIZE, MARK_SIZE, px(3)), solid(ground), line(edge, px(1))),
    textNode(ORIGIN_LETTERS[origin], x + MARK_SIZE / 2, baselineIn(lineTop, style), style, 'middle'),
  ];
}

/** A class as the map draws it, centred on `middle`. */
export function swatchNode({ fill, stroke }: Swatch, x: number, middle: number, width: number, height: number): DrawingNode {
  const edge = stroke && { ...stroke, width: Math.min(stroke.width, px(1)), dash: [] };
  return path(rectanglePath(x, middle - height / 2, width, height), fill, edge);
}

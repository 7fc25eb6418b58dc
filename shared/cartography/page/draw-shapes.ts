/** Lines, rectangles, and the frames of all items. */
import type { ItemFrame, PageItemOf } from '../../domain/page-layout.ts';
import { type DrawingNode, line, path, solid } from '../drawing.ts';
import type { Box } from '../frame-view.ts';
import { polylinePath, rectanglePath, roundedRectanglePath } from '../path.ts';

export function drawLine({ box, rising, colour, width_mm, dash_mm }: PageItemOf<'line'>): readonly DrawingNode[] {
  const [x, y, width, height] = box;
  const isLevel = height <= FLAT_MM;
  const isUpright = width <= FLAT_MM;
  const ends: readonly (readonly [number, number])[] = isLevel
    ? [
        [x, y],
        [x + width, y],
      ]
    : isUpright
      ? [
          [x, y],
          [x, y + height],
        ]
      : rising
        ? [
            [x, y + height],
            [x + width, y],
          ]
        : [
            [x, y],
            [x + width, y + height],
          ];
  return [path(polylinePath(ends), null, line(colour.toLowerCase(), width_mm, dash_mm))];
}

/** A box so flat is meant as one line. */
const FLAT_MM = 0.5;

export function drawRectangle({ box, radius_mm, frame }: PageItemOf<'rectangle'>): readonly DrawingNode[] {
  const commands = radius_mm > 0 ? roundedRectanglePath(...box, radius_mm) : rectanglePath(...box);
  const fill = frame?.fill ? solid(frame.fill.toLowerCase()) : null;
  const stroke = strokeOf(frame);
  return fill || stroke ? [path(commands, fill, stroke)] : [];
}

/** What lies behind an item, and what goes round it. Maps draw their own. */
export function framed(frame: ItemFrame | null, box: Box, nodes: readonly DrawingNode[]): readonly DrawingNode[] {
  const stroke = strokeOf(frame);
  return [
    ...(frame?.fill ? [path(rectanglePath(...box), solid(frame.fill.toLowerCase()))] : []),
    ...nodes,
    ...(stroke ? [path(rectanglePath(...box), null, stroke)] : []),
  ];
}

const strokeOf = (frame: ItemFrame | null) =>
  frame?.stroke && frame.width_mm > 0 ? line(frame.stroke.toLowerCase(), frame.width_mm) : null;

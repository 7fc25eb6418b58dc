import type { DrawingNode } from '../drawing.ts';
import { CAP_HEIGHT, type TextStyle, textNode, wrapText } from '../text.ts';

/** A piece of the page drawn from its own top left corner downwards. */
export interface Block {
  readonly nodes: readonly DrawingNode[];
  readonly height: number;
}

export const LINE_HEIGHT = 1.32;

/** Baseline of the first line of a text whose capitals touch `top`. */
export const baseline = (top: number, size: number): number => top + size * CAP_HEIGHT;

export function linesHeight(lines: number, size: number): number {
  return lines === 0 ? 0 : size * (CAP_HEIGHT + 0.25 + (lines - 1) * LINE_HEIGHT);
}

/** A paragraph, broken to the width. `right` sets it flush right. */
export function paragraph(text: string, x: number, top: number, width: number, style: TextStyle, right = false): Block {
  const lines = wrapText(text, style.face, style.size, width);
  return {
    nodes: lines.map((part, index) =>
      textNode(part, right ? x + width : x, baseline(top, style.size) + index * style.size * LINE_HEIGHT, style, right ? 'end' : 'start'),
    ),
    height: linesHeight(lines.length, style.size),
  };
}

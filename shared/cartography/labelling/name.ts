/** A name to place, and a place it could take. */
import type { LabelStyle } from '../../domain/style.ts';
import { type DrawingNode, type Face, group, type TextNode } from '../drawing.ts';
import type { Box } from '../frame-view.ts';
import type { DrawnObject } from '../map-layer.ts';
import { resolveColour } from '../palette.ts';
import { CAP_HEIGHT, textNode } from '../text.ts';

export interface Name {
  readonly object: DrawnObject;
  readonly table: string;
  /** Best first: the full name, then shorter ones. */
  readonly texts: readonly string[];
  /** Shorter ones still, taken where even a line found no room for those. */
  readonly lastResort: readonly string[];
  readonly style: LabelStyle;
  /** In the territory the map is about. */
  readonly focused: boolean;
  /** Of its layer, bottom first. */
  readonly order: number;
  /** Areas are named inside; those that also have a symbol, being places as much as areas, may be named beside; lines along themselves. */
  readonly kind: 'area' | 'area-or-place' | 'place' | 'line';
}

export interface Place {
  readonly boxes: readonly Box[];
  /** Lower is better. */
  readonly cost: number;
  readonly nodes: () => DrawingNode[];
}

export const LINE_HEIGHT = 1.12;

export function labelFace({ weight, italic }: LabelStyle): Face {
  if (italic) return 'IBMPlexSansCondensed-Italic';
  return weight === 600 ? 'IBMPlexSansCondensed-SemiBold' : weight === 500 ? 'IBMPlexSansCondensed-Medium' : 'IBMPlexSansCondensed-Regular';
}

export const blockHeight = (lines: number, size: number): number => size * (CAP_HEIGHT + (lines - 1) * LINE_HEIGHT);

export function haloOf(style: LabelStyle): TextNode['halo'] {
  return style.halo === null ? null : { colour: resolveColour(style.halo), width: style.haloWidth_mm ?? style.size_mm * 0.28 };
}

/** Lines of text from the top of their capitals; several lines make a group, so that a name stays one thing in a drawing program. */
export function setLines(lines: readonly string[], x: number, top: number, anchor: TextNode['anchor'], style: LabelStyle): DrawingNode[] {
  const size = style.size_mm;
  const halo = haloOf(style);
  const face = labelFace(style);
  const colour = resolveColour(style.colour);
  const nodes = lines.map((text, index) =>
    textNode(text, x, top + size * (CAP_HEIGHT + index * LINE_HEIGHT), { face, size, colour }, anchor, halo),
  );
  return nodes.length > 1 ? [group(lines.join(' ').replace(/- /g, '-'), nodes)] : nodes;
}

/** Texts kept inside a box: what a box is too small for is left out and told, never printed over its neighbours or off the page. */
import type { DrawingNode, TextNode } from '../drawing.ts';
import type { Box } from '../frame-view.ts';
import { CAP_HEIGHT, textWidth } from '../text.ts';

/** Descenders and roundings. */
const AIR_MM = 0.05;

export function textsInside(
  nodes: readonly DrawingNode[],
  box: Box,
): { readonly nodes: DrawingNode[]; readonly dropped: readonly string[] } {
  const dropped: string[] = [];
  const kept = (list: readonly DrawingNode[]): DrawingNode[] =>
    list.flatMap((node): DrawingNode[] => {
      if (node.type === 'group') return [{ ...node, children: kept(node.children) }];
      if (node.type !== 'text' || isInside(node, box)) return [node];
      dropped.push(node.text);
      return [];
    });
  return { nodes: kept(nodes), dropped };
}

function isInside({ text, face, size, anchor, x, y }: TextNode, [left, top, width, height]: Box): boolean {
  const wide = textWidth(text, face, size);
  const from = x - (anchor === 'start' ? 0 : anchor === 'middle' ? wide / 2 : wide);
  return (
    from >= left - AIR_MM && from + wide <= left + width + AIR_MM && y - size * CAP_HEIGHT >= top - AIR_MM && y <= top + height + AIR_MM
  );
}

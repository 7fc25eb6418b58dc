/** Items set at an angle: what is drawn of them is turned about the middle of their box. Degrees clockwise, as in SVG; nothing is left to the writers. */
import type { DrawingNode, ImageNode, TextNode } from '../drawing.ts';
import { GRID_MM } from '../drawing.ts';
import type { Box } from '../frame-view.ts';
import type { PathCommand } from '../path.ts';
import { CAP_HEIGHT, textWidth } from '../text.ts';

export type Point = readonly [x: number, y: number];

/** A quarter of a turn is exact: no wall of a rectangle leans by a rounding. */
function cosSin(degrees: number): readonly [number, number] {
  const quarters = degrees / 90;
  if (Number.isInteger(quarters))
    return (
      [
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
      ] as const
    )[((quarters % 4) + 4) % 4] as readonly [number, number];
  const radians = (degrees * Math.PI) / 180;
  return [Math.cos(radians), Math.sin(radians)];
}

export function turnedPoint([x, y]: Point, [cx, cy]: Point, degrees: number): [number, number] {
  const [cos, sin] = cosSin(degrees);
  return [cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos];
}

export const middleOf = ([x, y, width, height]: Box): Point => [x + width / 2, y + height / 2];

/** The upright box around a turned one. */
export function turnedBounds(box: Box, degrees: number): Box {
  if (degrees === 0) return box;
  const [cos, sin] = cosSin(degrees);
  const [cx, cy] = middleOf(box);
  const wide = Math.abs(box[2] * cos) + Math.abs(box[3] * sin);
  const high = Math.abs(box[2] * sin) + Math.abs(box[3] * cos);
  return [cx - wide / 2, cy - high / 2, wide, high];
}

/**
 * The nodes of an item, turned. Groups that clip are no part of a turned item (draw-image.ts crops instead). Texts that no longer stand on the page are left
 * out, as they are of any other item, and answered.
 */
export function turnedNodes(
  nodes: readonly DrawingNode[],
  box: Box,
  degrees: number,
  [pageWidth, pageHeight]: readonly [number, number],
): { readonly nodes: DrawingNode[]; readonly dropped: readonly string[] } {
  const middle = middleOf(box);
  const at = (x: number, y: number): [number, number] => turnedPoint([x, y], middle, degrees);
  const dropped: string[] = [];
  const isOnPage = ([x, y]: Point): boolean => x >= -AIR_MM && y >= -AIR_MM && x <= pageWidth + AIR_MM && y <= pageHeight + AIR_MM;
  const turn = (node: DrawingNode): DrawingNode[] => {
    switch (node.type) {
      case 'group':
        return [{ ...node, children: node.children.flatMap(turn) }];
      case 'text': {
        const [x, y] = at(node.x, node.y);
        const text: TextNode = { ...node, x, y, angle: (node.angle ?? 0) + degrees };
        if (cornersOf(text).every(isOnPage)) return [text];
        dropped.push(node.text);
        return [];
      }
      case 'path':
        return [{ ...node, commands: node.commands.map((command) => turnedCommand(command, at)) }];
      case 'image':
        return [{ ...node, matrix: turnedMatrix(node.matrix, at) }];
      case 'shape': {
        const xy = new Int32Array(node.xy.length);
        for (let i = 0; i < xy.length; i += 2) {
          const [x, y] = at((node.xy[i] as number) * GRID_MM, (node.xy[i + 1] as number) * GRID_MM);
          xy[i] = Math.round(x / GRID_MM);
          xy[i + 1] = Math.round(y / GRID_MM);
        }
        return [{ ...node, xy }];
      }
      case 'stamp':
        return Array.from(
          { length: node.at.length / 2 },
          (_, index) => [node.at[index * 2] as number, node.at[index * 2 + 1] as number] as const,
        ).flatMap(([dx, dy]) =>
          node.parts.map((part) => ({ ...part, commands: part.commands.map((one) => turnedCommand(one, (x, y) => at(x + dx, y + dy))) })),
        );
    }
  };
  return { nodes: nodes.flatMap(turn), dropped };
}

/** Roundings. */
const AIR_MM = 0.05;

type Turn = (x: number, y: number) => [number, number];

function turnedCommand(command: PathCommand, at: Turn): PathCommand {
  if (command[0] === 'Z') return command;
  if (command[0] === 'C') return ['C', ...at(command[1], command[2]), ...at(command[3], command[4]), ...at(command[5], command[6])];
  return [command[0], ...at(command[1], command[2])];
}

function turnedMatrix([a, b, c, d, e, f]: ImageNode['matrix'], at: Turn): ImageNode['matrix'] {
  const [x, y] = at(e, f);
  const [ax, ay] = at(e + a, f + b);
  const [cx, cy] = at(e + c, f + d);
  return [ax - x, ay - y, cx - x, cy - y, x, y];
}

/** From the baseline to the top of the capitals. */
function cornersOf({ text, face, size, anchor, x, y, angle = 0 }: TextNode): Point[] {
  const wide = textWidth(text, face, size);
  const from = anchor === 'start' ? 0 : anchor === 'middle' ? -wide / 2 : -wide;
  return [
    [from, 0],
    [from + wide, 0],
    [from, -size * CAP_HEIGHT],
    [from + wide, -size * CAP_HEIGHT],
  ].map(([dx = 0, dy = 0]) => turnedPoint([x + dx, y + dy], [x, y], angle));
}

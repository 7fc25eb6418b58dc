/** The box that nodes take on the page, as far as it is seen: for links, and for what readers of the screen are told of figures. */
import { type DrawingNode, GRID_MM, type GroupNode, type PathNode, type ShapeNode } from './drawing.ts';
import { CAP_HEIGHT, textWidth } from './text.ts';

/** x, y, width, height in millimetres. */
type Box = readonly [number, number, number, number];
/** minX, minY, maxX, maxY. */
type Extent = readonly [number, number, number, number];

const NOTHING: Extent = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];

/** Null where nothing is drawn. Turned texts are taken as level. */
export function boxOfNodes(nodes: readonly DrawingNode[]): Box | null {
  const [minX, minY, maxX, maxY] = extentOf(nodes);
  return minX <= maxX && minY <= maxY ? [minX, minY, maxX - minX, maxY - minY] : null;
}

function extentOf(nodes: readonly DrawingNode[]): Extent {
  return nodes.reduce<Extent>((sum, node) => union(sum, extentOfNode(node)), NOTHING);
}

function extentOfNode(node: DrawingNode): Extent {
  switch (node.type) {
    case 'group':
      return extentOfGroup(node);
    case 'shape':
      return extentOfShape(node);
    case 'path':
      return extentOfPath(node);
    case 'stamp': {
      const [minX, minY, maxX, maxY] = extentOf(node.parts);
      return extentOfPoints(node.at, ([x, y]) => [x + minX, y + minY, x + maxX, y + maxY]);
    }
    case 'image': {
      const [a, b, c, d, e, f] = node.matrix;
      return extentOfPoints([e, f, e + a, f + b, e + c, f + d, e + a + c, f + b + d]);
    }
    case 'text': {
      const width = textWidth(node.text, node.face, node.size);
      const left = node.anchor === 'start' ? node.x : node.x - (node.anchor === 'end' ? width : width / 2);
      return [left, node.y - node.size * CAP_HEIGHT, left + width, node.y + node.size * 0.2];
    }
  }
}

/** A clip bounds what is looked at: the thousands of vertices behind it need not be. */
function extentOfGroup({ clip, children }: GroupNode): Extent {
  return clip ? [clip[0], clip[1], clip[0] + clip[2], clip[1] + clip[3]] : extentOf(children);
}

function extentOfShape({ xy }: ShapeNode): Extent {
  return extentOfPoints(xy, ([x, y]) => [x * GRID_MM, y * GRID_MM, x * GRID_MM, y * GRID_MM]);
}

function extentOfPath({ commands }: PathNode): Extent {
  return extentOfPoints(commands.flatMap(([, ...values]) => values as number[]));
}

function extentOfPoints(xy: ArrayLike<number>, boxAt: (point: readonly [number, number]) => Extent = ([x, y]) => [x, y, x, y]): Extent {
  let extent = NOTHING;
  for (let i = 0; i + 1 < xy.length; i += 2) extent = union(extent, boxAt([xy[i] as number, xy[i + 1] as number]));
  return extent;
}

function union(a: Extent, b: Extent): Extent {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** A drawing made for its own corner, moved to its place on a page. Moves are whole grid steps, so that neighbours still share their borders. */
import { type DrawingNode, GRID_MM } from '../../cartography/drawing.ts';
import { transformPath } from '../../cartography/path.ts';

const onGrid = (millimetres: number): number => Math.round(millimetres / GRID_MM);

export function shifted(nodes: readonly DrawingNode[], dx_mm: number, dy_mm: number): DrawingNode[] {
  const steps = [onGrid(dx_mm), onGrid(dy_mm)] as const;
  return nodes.map((node) => moved(node, steps));
}

function moved(node: DrawingNode, steps: readonly [number, number]): DrawingNode {
  const [dx, dy] = [steps[0] * GRID_MM, steps[1] * GRID_MM];
  switch (node.type) {
    case 'shape':
      return { ...node, xy: node.xy.map((value, index) => value + (index % 2 === 0 ? steps[0] : steps[1])) };
    case 'path':
      return { ...node, commands: transformPath(node.commands, 1, dx, dy) };
    case 'stamp':
      return { ...node, at: node.at.map((value, index) => value + (index % 2 === 0 ? dx : dy)) };
    case 'text':
      return { ...node, x: node.x + dx, y: node.y + dy };
    case 'image': {
      const [a, b, c, d, e, f] = node.matrix;
      return { ...node, matrix: [a, b, c, d, e + dx, f + dy] };
    }
    case 'group': {
      const clip = node.clip && ([node.clip[0] + dx, node.clip[1] + dy, node.clip[2], node.clip[3]] as const);
      return { ...node, clip, children: node.children.map((child) => moved(child, steps)) };
    }
  }
}

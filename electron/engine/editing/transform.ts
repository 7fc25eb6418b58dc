import { type Figure, mapLines, type Vertex } from './figure.ts';
import type { Plane } from './plane.ts';

export interface Transform {
  readonly origin: Vertex;
  readonly factor: number;
  /** Anticlockwise from the grid's east. */
  readonly angle_deg: number;
  /** Where the origin goes. */
  readonly to: Vertex;
}

/** Scaled and turned about the origin, then moved, in metres of the plane. */
export function transformFigure(figure: Figure, { origin, factor, angle_deg, to }: Transform, plane: Plane): Figure {
  const angle = (angle_deg * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) * factor, Math.sin(angle) * factor];
  const made = new Map<Vertex, Vertex>();
  return mapLines(figure, (line) =>
    line.map((vertex) => {
      const known = made.get(vertex);
      if (known) return known;
      const [dx, dy] = [vertex.x - origin.x, vertex.y - origin.y];
      const moved = plane.node(to.x + cos * dx - sin * dy, to.y + sin * dx + cos * dy);
      made.set(vertex, moved);
      return moved;
    }),
  );
}

/** What was drawn in the view as vertices of a plane, on the places it was snapped to. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { DrawnShape } from '../../../../../shared/domain/edit.ts';
import type { TableGeometry } from '../../../../../shared/domain/kinds/index.ts';
import type { Figure, Line, Vertex } from '../../../editing/figure.ts';
import { withoutRepeats } from '../../../editing/figure.ts';
import type { Plane } from '../../../editing/plane.ts';
import { type SnapDrawn, snapperTo } from '../../../editing/snap-drawn.ts';
import type { Scene } from './scene.ts';

export type Position = readonly [x: number, y: number];

/** Positions → vertices of the plane; those on an object of a layer that is shown, or of the one edited, are its own. */
export function drawer(scene: Scene, positions: readonly Position[], plane: Plane): (position: Position) => Vertex {
  const places = positions.map((position) => scene.degrees(position));
  const seen = scene.project
    .layers()
    .filter(({ table, geometry, visible, srsId }) => geometry !== null && srsId === 4326 && (visible || table === scene.table));
  const near = seen.flatMap(({ table }) =>
    scene.nearby.at(
      table,
      places.map(([lon, lat]) => ({ lon, lat })),
    ),
  );
  const snap: SnapDrawn = snapperTo(
    near.map(({ geometry }) => plane.read(geometry)),
    plane,
    scene.view,
  );
  return (position) => snap(...scene.degrees(position));
}

export function drawnLine(scene: Scene, positions: readonly Position[], plane: Plane): Line {
  const line = withoutRepeats(positions.map(drawer(scene, positions, plane)));
  if (line.length < 2) throw new EmpriseError('parameter-invalid', { name: 'line', value: '' });
  return line;
}

/** Closed whatever noise is between its ends. Throws `parameter-invalid` for a ring without three places. */
export function drawnRing(scene: Scene, positions: readonly Position[], plane: Plane): Line {
  return closed(positions.map(drawer(scene, positions, plane)));
}

function closed(vertices: Line): Line {
  const open = [...withoutRepeats(vertices)];
  while (open.length > 1 && open[0] === open.at(-1)) open.pop();
  if (open.length < 3) throw new EmpriseError('parameter-invalid', { name: 'ring', value: '' });
  return [...open, open[0] as Vertex];
}

const TAKES: Readonly<Record<DrawnShape['type'], readonly TableGeometry[]>> = {
  point: ['POINT', 'MULTIPOINT'],
  line: ['MULTILINESTRING'],
  polygon: ['MULTIPOLYGON'],
};

export function fits(shape: DrawnShape, geometry: TableGeometry | null): boolean {
  return geometry !== null && TAKES[shape.type].includes(geometry);
}

export function positionsOf(shape: DrawnShape): Position[] {
  if (shape.type === 'point') return [shape.at];
  return shape.type === 'line' ? shape.lines.flat() : shape.polygons.flat(2);
}

/** The shape as a figure for a column of that type. */
export function drawnFigure(scene: Scene, shape: DrawnShape, geometry: TableGeometry): { readonly figure: Figure; readonly plane: Plane } {
  const positions = positionsOf(shape);
  const plane = scene.planeAt(...scene.degrees(positions[0] as Position));
  const vertex = drawer(scene, positions, plane);
  if (shape.type === 'point') {
    return { figure: { type: geometry === 'POINT' ? 'Point' : 'MultiPoint', parts: [[[vertex(shape.at)]]] }, plane };
  }
  if (shape.type === 'line') {
    const parts = shape.lines.map((line) => [withoutRepeats(line.map(vertex))]);
    if (parts.some(([line]) => (line?.length ?? 0) < 2)) throw new EmpriseError('parameter-invalid', { name: 'line', value: '' });
    return { figure: { type: 'MultiLineString', parts }, plane };
  }
  return { figure: { type: 'MultiPolygon', parts: shape.polygons.map((rings) => rings.map((ring) => closed(ring.map(vertex)))) }, plane };
}

/** The territory an object lies in, by a point within it; edges are straight in the legal projection. */
import type { Row, Value } from '../../../../../shared/domain/change.ts';
import { containsPoint } from '../../../../../shared/geo/inside.ts';
import { pointInside } from '../../../editing/faces.ts';
import type { Figure } from '../../../editing/figure.ts';
import { inMetres, type Plane } from '../../../editing/plane.ts';
import type { Scene } from './scene.ts';

/** The place that stands for a figure: its point, the middle vertex of a line, a point inside of a polygon. */
export function placeOf(
  figure: Figure,
  plane: Plane,
  scene: Scene,
): { readonly lon: number; readonly lat: number; readonly x: number; readonly y: number } {
  if (figure.type === 'MultiPolygon') return plane.node(...pointInside(figure, scene.geos));
  const [line] = figure.parts[0] as readonly (readonly ReturnType<Plane['node']>[])[];
  const vertices = line as readonly ReturnType<Plane['node']>[];
  return vertices[Math.floor(vertices.length / 2)] as ReturnType<Plane['node']>;
}

/** The row of the first object of a polygon table that holds the place, or null. */
export function rowAt(scene: Scene, table: string, place: ReturnType<typeof placeOf>, plane: Plane): Row | null {
  if (!scene.project.hasTable(table)) return null;
  for (const { fid, geometry } of scene.nearby.at(table, [place])) {
    if (geometry.type === 'MultiPolygon' && containsPoint(inMetres(plane.read(geometry)), place.x, place.y))
      return scene.project.row(table, fid);
  }
  return null;
}

export function textOf(row: Row | null, name: string): string | null {
  const value: Value | undefined = row?.[name];
  return value === null || value === undefined ? null : String(value);
}

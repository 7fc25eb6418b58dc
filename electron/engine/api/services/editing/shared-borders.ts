/** Objects that were not chosen but share a border: they take the vertices that an edit put there, so that no sliver is born. */

import { withPlaces } from '../../../editing/along.ts';
import { type Figure, linesOf, type Vertex } from '../../../editing/figure.ts';
import type { Plane } from '../../../editing/plane.ts';
import { settled } from '../../../editing/valid.ts';
import type { EditStep } from './edit-step.ts';
import type { Scene } from './scene.ts';

/**
 * A drawn polygon with the vertices of its neighbours that lie on its edges, once theirs have taken its own. Straight in the plane is not straight in the
 * degrees that are stored: without them, two borders drawn on one another would be micrometres apart.
 */
export function withNeighbours(scene: Scene, step: EditStep, own: readonly number[], figure: Figure, plane: Plane): Figure {
  if (figure.type !== 'MultiPolygon') return figure;
  const drawn = [...linesOf(figure)].flat();
  const others = new Set(own);
  const places: Vertex[] = [];
  for (const { fid, geometry } of scene.nearby.around(scene.table, drawn)) {
    if (others.has(fid) || geometry.type !== 'MultiPolygon') continue;
    for (const line of linesOf(plane.read(geometry))) places.push(...line);
  }
  const completed = withPlaces(figure, places);
  followNodes(scene, step, own, [...new Set(drawn)], plane);
  return completed;
}

/** Puts vertices onto the edges of the other objects of the table that pass there. One that would not be valid with them stays as it is. */
export function followNodes(scene: Scene, step: EditStep, chosen: readonly number[], nodes: readonly Vertex[], plane: Plane): void {
  if (nodes.length === 0) return;
  const own = new Set(chosen);
  let followed = 0;
  for (const { fid, geometry } of scene.nearby.at(scene.table, nodes)) {
    if (own.has(fid) || geometry.type !== 'MultiPolygon') continue;
    const figure = plane.read(geometry);
    const made = withPlaces(figure, nodes);
    if (made === figure) continue;
    try {
      step.change(scene.table, [step.shapeRow(fid, settled(made, scene.geos))]);
      followed++;
    } catch {
      // an outline so thin that a tenth of a millimetre turns it over keeps its own border
    }
  }
  step.note('neighbours', followed);
}

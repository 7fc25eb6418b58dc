import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { withPlaces } from '../../../editing/along.ts';
import type { Figure, Vertex } from '../../../editing/figure.ts';
import type { Plane } from '../../../editing/plane.ts';
import { settled } from '../../../editing/valid.ts';
import { insertVertices, moveVertices, placesOf, type VertexInsert, type VertexMove } from '../../../editing/vertices.ts';
import { type Deed, withoutEffect } from './deed.ts';
import { drawer } from './drawing.ts';
import type { EditStep } from './edit-step.ts';
import { editableLayer, type Scene } from './scene.ts';

interface PlaneEdit {
  readonly moves: readonly VertexMove[];
  readonly inserts: readonly VertexInsert[];
}

/** With `shared`, an edge of another object that passes through a moved vertex bends with it: a border stays common where only one of the two has a corner. */
export const verticesDeed: Deed<'vertices'> = (scene, { fids, moves, insert, shared, tables }, step) => {
  const chosen = scene.chosen(fids);
  const done = new Set<string>();
  for (const [plane, objects] of scene.byPlane(chosen)) {
    const draw = drawer(scene, [...moves.flatMap(({ to }) => (to ? [to] : [])), ...insert.map(({ to }) => to)], plane);
    const raw = (position: readonly [number, number]): Vertex => plane.at(...scene.degrees(position));
    const edit: PlaneEdit = {
      moves: moves.map(({ from, to }) => ({ from: raw(from), to: to && draw(to) })),
      inserts: insert.map(({ at, to }) => ({ at: raw(at), to: draw(to) })),
    };
    for (const { fid, figure } of objects) {
      const made = changed(figure, edit, scene, shared);
      if (made === figure) continue;
      done.add(`${scene.table} ${fid}`);
      step.shape(fid, settledOr(made, scene, fid));
    }
    if (done.size > 0 && shared) followEdit(scene, step, edit, plane, tables, done);
  }
  if (done.size === 0) throw withoutEffect('no-vertex');
};

function changed(figure: Figure, { moves, inserts }: PlaneEdit, scene: Scene, bends: boolean): Figure {
  const corners = moves.filter(({ to }) => to !== null).map(({ from }) => from);
  const bent = bends ? withPlaces(figure, corners) : figure;
  return moveVertices(insertVertices(bent, inserts, scene.view), placesOf(moves));
}

/** Objects of the same table and of those named that have a vertex or an edge there. */
function followEdit(scene: Scene, step: EditStep, edit: PlaneEdit, plane: Plane, tables: readonly string[], done: Set<string>): void {
  const places = [...edit.moves.map(({ from }) => from), ...edit.inserts.map(({ at }) => at)];
  let followed = 0;
  for (const table of new Set([scene.table, ...tables])) {
    if (table !== scene.table) editableLayer(scene.project, table);
    for (const { fid, geometry } of scene.nearby.at(table, places)) {
      if (done.has(`${table} ${fid}`) || (geometry.type !== 'MultiPolygon' && geometry.type !== 'MultiLineString')) continue;
      const figure = plane.read(geometry);
      const made = changed(figure, edit, scene, true);
      if (made === figure) continue;
      done.add(`${table} ${fid}`);
      step.change(table, [step.shapeRow(fid, settledOr(made, scene, fid))]);
      followed++;
    }
  }
  step.note('neighbours', followed);
}

/** A refusal names the object. */
function settledOr(figure: Figure, scene: Scene, fid: number): ReturnType<typeof settled> {
  try {
    return settled(figure, scene.geos);
  } catch (error) {
    if (error instanceof EmpriseError) throw new EmpriseError(error.code, { ...error.params, id: fid });
    throw error;
  }
}

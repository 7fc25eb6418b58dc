import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { Row } from '../../../../../shared/domain/change.ts';
import { bufferFigures } from '../../../editing/buffer.ts';
import { type Figure, polygons } from '../../../editing/figure.ts';
import type { Plane } from '../../../editing/plane.ts';
import type { Deed } from './deed.ts';
import type { EditStep } from './edit-step.ts';
import { addFricheOutline, addObject, firstValues } from './new-objects.ts';
import { editableLayer, type Scene } from './scene.ts';

/** Columns of a layer made for the zones. */
const FIELDS = [
  { name: 'nom', type: 'text' },
  { name: 'distance_m', type: 'real' },
] as const;

/**
 * New objects of `target`, a polygon table; where there is no table of that name, of a new layer with that title. Zones of objects that lie in several legal
 * zones are joined zone by zone.
 */
export const bufferDeed: Deed<'buffer'> = (scene, { fids, distance_m, joined, target }, step) => {
  const { project } = scene;
  const chosen = scene.chosen(fids);
  if (project.hasTable(target)) {
    const { geometry } = editableLayer(project, target);
    if (geometry !== 'MULTIPOLYGON') throw new EmpriseError('edit-geometry-kind', { layer: target, claimed: geometry ?? '' });
    step.writeInto(target);
  } else {
    const title = target.trim();
    if (title === '') throw new EmpriseError('parameter-invalid', { name: 'target', value: target });
    const layer = project.newLayer(title, 'MULTIPOLYGON', FIELDS);
    step.layers.push(layer);
    step.writeInto(layer.table.name);
  }
  const groups = joined
    ? [...scene.byPlane(chosen)].map(([plane, objects]) => ({ plane, objects }))
    : chosen.map((object) => ({ plane: object.plane, objects: [object] }));
  const zones = groups.map(({ plane, objects }) => ({
    plane,
    objects,
    zone: bufferFigures(
      objects.map(({ figure }) => figure),
      distance_m,
      plane,
      scene.geos,
    ),
  }));
  const [first, ...more] = zones;
  if (joined && first && more.length > 0) {
    const parts = zones.flatMap(({ zone }) => zone.parts);
    step.wrote(add(scene, step, polygons(parts), first.plane, named(scene, step, null, distance_m)));
    return;
  }
  for (const { plane, objects, zone } of zones) {
    if (zone.parts.length === 0) throw new EmpriseError('edit-empty-result');
    const [only, other] = objects;
    step.wrote(add(scene, step, zone, plane, named(scene, step, only && !other ? only.fid : null, distance_m)));
  }
  if (step.isEmpty) throw new EmpriseError('edit-empty-result');
};

function add(scene: Scene, step: EditStep, zone: Figure, plane: Plane, values: Row): number {
  const all = { ...firstValues(scene, step.table, zone, plane), ...values };
  return step.table === 'friches_emprises'
    ? addFricheOutline(scene, step, zone, plane, all)
    : addObject(scene, step, step.table, zone, plane, all);
}

/** The name of the object and the distance, in the columns of the target that are made for them. */
function named(scene: Scene, step: EditStep, fid: number | null, distance_m: number): Row {
  const columns: readonly string[] =
    step.layers[0]?.table.columns.map(({ name }) => name) ?? scene.project.layer(step.table).fields.map(({ name }) => name);
  const row = fid === null ? null : scene.project.row(scene.table, fid);
  const name = row?.['site_nom'] ?? row?.['nom'] ?? row?.['site_id'] ?? row?.['idu'] ?? null;
  const values: Row = { nom: name, distance_m };
  return Object.fromEntries(Object.entries(values).filter(([column]) => columns.includes(column)));
}

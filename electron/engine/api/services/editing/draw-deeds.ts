/** Objects drawn and outlines drawn anew. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { Row } from '../../../../../shared/domain/change.ts';
import type { DrawnShape } from '../../../../../shared/domain/edit.ts';
import { definitionOfTable, KIND_DEFINITIONS, type TableGeometry } from '../../../../../shared/domain/kinds/index.ts';
import { settled } from '../../../editing/valid.ts';
import { checkedValues } from '../../edited-values.ts';
import type { Deed } from './deed.ts';
import { drawnFigure, fits } from './drawing.ts';
import { addFricheOutline, addObject, firstValues } from './new-objects.ts';
import type { Scene } from './scene.ts';
import { withNeighbours } from './shared-borders.ts';

/** The table of the kind that takes the shape: an equipment drawn as a surface is one of `equipements_surfaces`. Throws `edit-geometry-kind`. */
function tableFor(scene: Scene, shape: DrawnShape): { readonly table: string; readonly geometry: TableGeometry } {
  const { table, layer } = scene;
  if (table === 'friches' && shape.type === 'polygon') return { table, geometry: 'MULTIPOLYGON' };
  if (fits(shape, layer.geometry)) return { table, geometry: layer.geometry as TableGeometry };
  const definition = definitionOfTable(table);
  const other = definition && KIND_DEFINITIONS[definition.kind].tables.find(({ geometry }) => fits(shape, geometry));
  if (!other?.geometry) throw new EmpriseError('edit-geometry-kind', { layer: table, claimed: layer.geometry ?? '' });
  return { table: other.name, geometry: other.geometry };
}

export const createDeed: Deed<'create'> = (scene, { shape, values, shared }, step) => {
  const { table, geometry } = tableFor(scene, shape);
  const { figure: drawn, plane } = drawnFigure(scene, shape, geometry);
  step.writeInto(table);
  const told = toldValues(scene, table, values);
  // refused before a place is looked for in it
  settled(drawn, scene.geos);
  const figure = shared && table === scene.table ? withNeighbours(scene, step, [], drawn, plane) : drawn;
  if (table === 'friches_emprises') {
    step.wrote(addFricheOutline(scene, step, figure, plane, { ...firstValues(scene, 'friches', figure, plane), ...told }));
    return;
  }
  step.wrote(addObject(scene, step, table, figure, plane, { ...firstValues(scene, table, figure, plane), ...told }));
};

function toldValues(scene: Scene, table: string, values: Parameters<typeof checkedValues>[3]): Row {
  if (Object.keys(values).length === 0) return {};
  return checkedValues(scene.project, table === 'friches_emprises' ? 'friches' : table, {}, values);
}

export const replaceDeed: Deed<'replace'> = (scene, { fid, shape, shared }, step) => {
  const { project } = scene;
  if (project.firstMissing(scene.table, [fid]) !== null) throw new EmpriseError('object-unknown', { layer: scene.table, id: fid });
  const isOutline = scene.table === 'friches' && shape.type === 'polygon';
  if (!isOutline && !fits(shape, scene.layer.geometry)) {
    throw new EmpriseError('edit-geometry-kind', { layer: scene.table, claimed: scene.layer.geometry ?? '' });
  }
  const { figure, plane } = drawnFigure(scene, shape, isOutline ? 'MULTIPOLYGON' : (scene.layer.geometry as TableGeometry));
  settled(figure, scene.geos);
  const geometry = settled(shared && !isOutline ? withNeighbours(scene, step, [fid], figure, plane) : figure, scene.geos);
  if (!isOutline) {
    step.shape(fid, geometry);
    return;
  }
  const key = project.row('friches', fid)?.['friche_id'] ?? null;
  if (key === null) throw new EmpriseError('key-missing', { field: 'friche_id' });
  const [outline] = project.rows('friches_emprises', { columns: ['fid'], where: { sql: 'friche_id = ?', params: [key] }, limit: 1 });
  if (outline) step.change('friches_emprises', [step.shapeRow(Number(outline['fid']), geometry)]);
  else step.add('friches_emprises', { friche_id: key }, geometry);
  step.wrote(fid);
};

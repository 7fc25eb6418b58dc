import type { CheckedParams } from '../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { isTiled } from '../../../shared/domain/tile.ts';
import { conditionToSql } from '../../../shared/expression/index.ts';
import { packLayer } from './pack.ts';
import type { EngineHandlers } from './serve.ts';
import { drawnValues, filterCondition } from './services/drawn-values.ts';
import { countClasses, fieldStatistics, sourcesOf } from './services/field-statistics.ts';
import { fieldsOf } from './services/list.ts';
import type { Workspace } from './workspace.ts';

export function layerHandlers(workspace: Workspace): Pick<EngineHandlers, Extract<keyof EngineHandlers, `layers/${string}`>> {
  return {
    'layers/list': () => workspace.project.layers(),
    'layers/update': ({ table: id, ...patch }) => {
      const { project } = workspace;
      const layer = project.layer(id);
      if (patch.filter) conditionToSql(patch.filter, fieldsOf(project, layer.table));
      const label = { code: stepOf(patch), params: { layer: layer.title ?? layer.table }, origin: 'style' as const };
      workspace.changed(project.updateLayer(id, patch, label), 'style');
      return project.layer(id);
    },
    'layers/remove': async ({ table: id }) => {
      const { table, title, count } = workspace.project.layer(id);
      const code = id === table ? 'remove-layer' : 'remove-view';
      const label = { code, params: { layer: title ?? table }, origin: 'edit' as const };
      const { receipt } = await workspace.change({ do: 'remove-layer', id }, label, id === table ? count : 0);
      return workspace.changed(receipt, 'edit');
    },
    'layers/duplicate': ({ table: id, title }) => {
      const made = workspace.project.duplicateLayer(id, title, { code: 'duplicate-layer', params: { layer: title }, origin: 'style' });
      workspace.changed(made.receipt, 'style');
      return workspace.project.layer(made.id);
    },
    'layers/arrange': ({ name, visible, ...others }) => {
      const change = { ...others, ...(visible ? { visible: [visible] } : {}) };
      const code = visible ? 'show-layers' : change.groups && change.orders.length === 0 ? 'group-layers' : 'order-layers';
      return workspace.changed(workspace.project.arrangeLayers(change, { code, params: { layer: name }, origin: 'style' }), 'style');
    },
    'layers/statistics': ({ table, ...request }) => fieldStatistics(workspace.project, workspace.project.layer(table), request),
    'layers/classes': ({ table: id, style }) => {
      const layer = workspace.project.layer(id);
      return isTiled(layer) ? workspace.tiles.classes(layer.table, layer.filter, style) : countClasses(workspace.project, layer, style);
    },
    'layers/sources': ({ table }) => sourcesOf(workspace.project, workspace.project.layer(table)),
    'layers/geometry': ({ table: id, epsg, after, fids, cell_m }) => {
      const reader = workspace.project;
      const layer = reader.layer(id);
      const { table, geometry, revision } = layer;
      if (geometry === null) throw new EmpriseError('layer-unknown', { layer: id });
      const drawn = drawnValues(reader, layer);
      const query = { columns: drawn.columns, results: true, where: filterCondition(reader, layer) };
      const rows = reader.geometries(table, { ...query, ...(after === 0 ? {} : { after }), ...(fids ? { fids } : {}) });
      return packLayer(withNames(rows, drawn), { table, revision, geometry }, epsg, drawn.names, cell_m);
    },
  };
}

/** The one thing a patch changes gives the step its name. */
function stepOf(patch: Omit<CheckedParams<'layers/update'>, 'table'>): string {
  const [first, ...others] = Object.entries(patch).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  return first === undefined || others.length > 0 ? 'layer' : `layer-${first}`;
}

function* withNames(rows: ReturnType<Workspace['project']['geometries']>, { valuesOf }: ReturnType<typeof drawnValues>) {
  for (const { fid, geometry, values } of rows) yield { fid, geometry, values: valuesOf(values) };
}

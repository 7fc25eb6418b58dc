import { styleFields } from '../../../shared/cartography/style-rules.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ProjectReader, StoredLayer } from '../store/index.ts';
import { packLayer } from './pack.ts';
import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

export function layerHandlers(workspace: Workspace): Pick<EngineHandlers, Extract<keyof EngineHandlers, `layers/${string}`>> {
  return {
    'layers/list': () => workspace.project.layers(),
    'layers/update': ({ table, ...patch }) => {
      workspace.changed(workspace.project.updateLayer(table, patch, { code: 'layer', params: { layer: table }, origin: 'style' }), 'style');
      return workspace.project.layer(table);
    },
    'layers/remove': ({ table }) =>
      workspace.changed(workspace.project.removeLayer(table, { code: 'remove-layer', params: { layer: table }, origin: 'edit' }), 'edit'),
    'layers/geometry': ({ table, epsg, after, fids, cell_m }) => {
      const reader = workspace.project;
      const layer = reader.layer(table);
      if (layer.geometry === null) throw new EmpriseError('layer-unknown', { layer: table });
      const columns = drawnColumns(reader, layer);
      const rows = reader.geometries(table, { ...(after === 0 ? {} : { after }), columns, results: true, ...(fids ? { fids } : {}) });
      return packLayer(withNames(rows, columns), { table, revision: layer.revision, geometry: layer.geometry }, epsg, columns, cell_m);
    },
  };
}

/** Values the style and the label read, and the key a site is numbered by. */
function drawnColumns(reader: ProjectReader, layer: StoredLayer): string[] {
  const known = new Set(reader.columns(layer.table, { results: true }).map((field) => field.name));
  return styleFields(layer.style).filter((name) => known.has(name));
}

function* withNames(rows: ReturnType<ProjectReader['geometries']>, columns: readonly string[]) {
  for (const { fid, geometry, values } of rows) {
    yield { fid, geometry, values: Object.fromEntries(columns.map((name, index) => [name, values[index] ?? null])) };
  }
}

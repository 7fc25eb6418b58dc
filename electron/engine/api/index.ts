/** The answers to the contract, one file per domain. */

import { sqliteVersion } from '../store/index.ts';
import { analysisHandlers } from './analyses.ts';
import { annotationHandlers } from './annotations.ts';
import { atlasHandlers } from './atlas.ts';
import { baseMapHandlers } from './base-maps.ts';
import { catalogueHandlers } from './catalogue.ts';
import type { EngineContext } from './context.ts';
import { editingHandlers } from './editing.ts';
import { exportHandlers } from './exports.ts';
import { historyHandlers } from './history.ts';
import { importHandlers } from './imports.ts';
import { insetHandlers } from './insets.ts';
import { keptSelectionHandlers } from './kept-selections.ts';
import { layerHandlers } from './layers.ts';
import { layoutHandlers } from './layouts.ts';
import { mappingHandlers } from './mappings.ts';
import { mediaHandlers } from './media.ts';
import { objectHandlers } from './objects.ts';
import { projectHandlers } from './project.ts';
import { reportHandlers } from './reports.ts';
import { restoreHandlers } from './restore-points.ts';
import { searchHandlers } from './search.ts';
import { selectingHandlers } from './selecting.ts';
import type { EngineHandlers } from './serve.ts';
import { summariseProject } from './services/summary.ts';
import { snappingHandlers } from './snapping.ts';
import { tableHandlers } from './table.ts';
import { territoryHandlers } from './territory.ts';
import { tileHandlers } from './tiles.ts';
import { viewHandlers } from './views.ts';
import { workshopHandlers } from './workshop.ts';
import { Workspace } from './workspace.ts';

export function createHandlers(context: EngineContext): EngineHandlers {
  const workspace = new Workspace(context);
  return {
    'app/info': () => ({ version: context.version, node: process.versions.node, sqlite: sqliteVersion() }),
    ...projectHandlers(workspace),
    ...layerHandlers(workspace),
    ...tileHandlers(workspace),
    ...tableHandlers(workspace),
    ...viewHandlers(workspace),
    ...keptSelectionHandlers(workspace),
    ...objectHandlers(workspace),
    ...selectingHandlers(workspace),
    ...editingHandlers(workspace),
    ...snappingHandlers(workspace),
    ...importHandlers(workspace),
    ...mappingHandlers(workspace),
    ...territoryHandlers(workspace),
    ...catalogueHandlers(workspace),
    ...baseMapHandlers(workspace),
    ...searchHandlers(workspace),
    ...analysisHandlers(workspace),
    ...historyHandlers(workspace),
    ...restoreHandlers(workspace),
    ...mediaHandlers(workspace),
    ...annotationHandlers(workspace),
    ...layoutHandlers(workspace),
    ...atlasHandlers(workspace),
    ...insetHandlers(workspace),
    ...workshopHandlers(workspace),
    'summary/get': ({ by }) => summariseProject(workspace.project, by),
    ...reportHandlers(workspace),
    ...exportHandlers(workspace),
  };
}

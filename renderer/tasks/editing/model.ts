/** Which layer is edited and whether it can be: read from the stores, nothing kept. */
import type { ProjectSummary } from '../../../shared/contract/engine.ts';
import { definitionOfTable } from '../../../shared/domain/kinds/index.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { hasMessage, type Translate } from '../../../shared/messages/index.ts';
import { useProject } from '../../state/project.ts';
import { useSelection } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';

export type Refusal = 'drawing.why.read-only' | 'drawing.why.foreign' | 'drawing.why.no-shapes';

/** Why the shapes of a layer cannot be edited, as a message; null where they can. */
export function whyNot(layer: LayerInfo, project: Pick<ProjectSummary, 'readOnly'>): Refusal | null {
  if (project.readOnly) return 'drawing.why.read-only';
  if (layer.geometry === null) return 'drawing.why.no-shapes';
  const foreign = definitionOfTable(layer.table) === null && !layer.table.startsWith('imp_');
  return foreign ? 'drawing.why.foreign' : null;
}

/** The layer the drawing tools act on: the active one, else that of the selection, else the sites. */
export function editedLayer(layers: readonly LayerInfo[], active: string | null, selected: string | null): LayerInfo | null {
  const named = (table: string | null): LayerInfo | undefined => layers.find((layer) => layer.table === table);
  return (
    named(active) ??
    named(selected) ??
    layers.find((layer) => layer.kind === 'sites') ??
    layers.find((layer) => layer.geometry !== null) ??
    null
  );
}

export function useEditedLayer(): LayerInfo | null {
  const layers = useProject((store) => store.project?.layers);
  const active = useView((view) => view.table);
  const selected = useSelection((selection) => selection.table);
  return editedLayer(layers ?? [], active, selected);
}

export function theEditedLayer(): LayerInfo | null {
  return editedLayer(useProject.getState().project?.layers ?? [], useView.getState().table, useSelection.getState().table);
}

const NONE: readonly number[] = [];

/** Selected objects of the layer that is edited. */
export function selectedIn(table: string | null): readonly number[] {
  return (table !== null && useSelection.getState().sets[table]) || NONE;
}

/** Drawn at this scale: what cannot be seen is not snapped to. */
export function isShown({ visible, geometry, count, style }: LayerInfo, scaleDenominator: number | null): boolean {
  if (!visible || geometry === null || count === 0) return false;
  const { minScaleDenominator: min, maxScaleDenominator: max } = style;
  return scaleDenominator === null || ((min === null || scaleDenominator >= min) && (max === null || scaleDenominator < max));
}

/** As the layer tree calls it. */
export function titleOf(layer: LayerInfo, text: Translate): string {
  const id = `layer.${layer.table}`;
  return layer.title ?? (hasMessage(id) ? text(id) : layer.table);
}

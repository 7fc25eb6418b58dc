/** Which layers a selection looks into. */
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';

export function drawnLayers(): readonly LayerInfo[] {
  const { project } = useProject.getState();
  return project ? [...project.layers, ...project.views] : [];
}

/** The layer chosen in the tree or shown by the table; where none is, sites, else the topmost. */
export function activeLayer(layers: readonly LayerInfo[] = drawnLayers()): LayerInfo | null {
  const { layer, table } = useView.getState();
  const filled = layers.filter(({ count }) => count > 0);
  return (
    filled.find(({ id }) => id === layer) ??
    filled.find(({ id }) => id === table) ??
    filled.find(({ kind }) => kind === 'sites') ??
    filled.at(-1) ??
    null
  );
}

/** Layers the map shows at this scale. */
export function visibleLayers(): readonly LayerInfo[] {
  const { scaleDenominator } = useView.getState().readout;
  return drawnLayers().filter(({ visible, geometry, count, style }) => {
    if (!visible || geometry === null || count === 0) return false;
    if (scaleDenominator === null) return true;
    const { minScaleDenominator: min, maxScaleDenominator: max } = style;
    return (min === null || scaleDenominator >= min) && (max === null || scaleDenominator < max);
  });
}

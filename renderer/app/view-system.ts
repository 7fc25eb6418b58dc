import type { LayerInfo } from '../../shared/domain/layer.ts';
import type { Extent4 } from '../map/projections.ts';

/** Bounds in degrees of what the project is about: its sites if it has some, else all its layers. */
export function extentOfLayers(layers: readonly LayerInfo[]): Extent4 | null {
  const filled = layers.filter((layer) => layer.extent !== null && layer.count > 0);
  const sites = filled.filter((layer) => layer.kind === 'sites');
  const extents = (sites.length > 0 ? sites : filled).map((layer) => layer.extent).filter((extent) => extent !== null);
  if (extents.length === 0) return null;
  return [
    Math.min(...extents.map((extent) => extent[0])),
    Math.min(...extents.map((extent) => extent[1])),
    Math.max(...extents.map((extent) => extent[2])),
    Math.max(...extents.map((extent) => extent[3])),
  ];
}

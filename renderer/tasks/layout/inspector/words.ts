/** Names of layers and projections as the window says them. */
import type { LayerInfo } from '../../../../shared/domain/layer.ts';
import { hasMessage, type Translate } from '../../../../shared/messages/index.ts';

export function layerTitle(layer: Pick<LayerInfo, 'table' | 'title'>, text: Translate): string {
  return layer.title ?? text(`layer.${layer.table}`);
}

export function systemName(epsg: number, text: Translate): string {
  return text(hasMessage(`crs.short.${epsg}`) ? `crs.short.${epsg}` : `crs.${epsg}`);
}

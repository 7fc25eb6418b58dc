import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { Translate } from '../../../shared/messages/index.ts';

/** Given by the user, or the message of the table. */
export function layerName(layer: Pick<LayerInfo, 'table' | 'title'>, text: Translate): string {
  return layer.title ?? text(`layer.${layer.table}`);
}

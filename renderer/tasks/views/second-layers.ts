/** What the second map shows: the layers of the project, each visible or not there by itself. */
import type { ShownBaseMap } from '../../../shared/domain/base-maps.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';

/** The layers as the second map draws them; the same objects where nothing differs, so that nothing is drawn again. */
export function layersOfSecond(layers: readonly LayerInfo[], shown: readonly string[] | null): readonly LayerInfo[] {
  if (shown === null) return layers;
  const wanted = new Set(shown);
  return layers.map((layer) => (layer.visible === wanted.has(layer.id) ? layer : { ...layer, visible: wanted.has(layer.id) }));
}

/** The base maps under the second map: shown there or not by themselves, as opaque and as grey as on the first. */
export function baseMapsOfSecond(shown: readonly ShownBaseMap[], own: readonly string[] | null): readonly ShownBaseMap[] {
  return own === null ? shown : shown.map((one) => (one.visible === own.includes(one.map.id) ? one : { ...one, visible: !one.visible }));
}

interface Listed {
  readonly id: string;
  readonly visible: boolean;
}

/** Ids shown once one of them is switched, in their order. */
export function switched(listed: readonly Listed[], id: string, visible: boolean): readonly string[] {
  return listed.flatMap((one) => ((one.id === id ? visible : one.visible) ? [one.id] : []));
}

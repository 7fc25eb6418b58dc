/** Layers as the cartographer takes them, kept while their rows, outlines, results and style stay as they are. */
import type { MapLayerData } from '../../../../../shared/cartography/map-layer.ts';
import type { Language } from '../../../../../shared/messages/index.ts';
import type { ProjectReader, StoredLayer } from '../../../store/index.ts';
import { mapLayer } from '../map-layers.ts';

/** Tables whose rows a layer's style may read beside its own. */
const RESULTS = ['resultats_sites', 'resultats_surfaces', 'resultats_localisations', 'sources'] as const;

export class LayerShelf {
  readonly #kept = new Map<string, { readonly stamp: string; readonly data: MapLayerData }>();
  readonly #stamps = new WeakMap<MapLayerData, string>();

  /** Throws `expression-invalid` where a field of the layer's filter is gone. */
  take(reader: ProjectReader, layer: StoredLayer, language: Language): MapLayerData {
    const stamp = stampOf(reader, layer, language);
    const kept = this.#kept.get(layer.id);
    if (kept?.stamp === stamp) return kept.data;
    const data = mapLayer(reader, layer, language);
    this.#kept.set(layer.id, { stamp, data });
    this.#stamps.set(data, stamp);
    return data;
  }

  stampOf(data: MapLayerData): string {
    return this.#stamps.get(data) ?? '';
  }
}

function stampOf(reader: ProjectReader, { id, table, title, style, opacity, filter, count }: StoredLayer, language: Language): string {
  const revisions = [table, ...RESULTS].map((name) => (reader.hasTable(name) ? reader.revision(name) : 0));
  return JSON.stringify([id, title, style, opacity, filter, count, language, revisions]);
}

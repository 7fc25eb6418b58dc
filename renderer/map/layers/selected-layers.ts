/** The chosen objects of every layer, each drawn above all layers from the shapes of its own. */
import type OlMap from 'ol/Map';
import type { Theme } from '../../../shared/cartography/palette.ts';
import type { FeatureLayer } from './feature-layer.ts';
import { type FetchFeatures, HighlightLayer } from './highlight-layer.ts';
import type { TileLayer } from './tile-layer.ts';

type Sets = Readonly<Record<string, readonly number[]>>;

export class SelectedLayers {
  readonly #map: OlMap;
  readonly #fetch: FetchFeatures;
  readonly #shownLayer: (table: string) => FeatureLayer | TileLayer | null;
  readonly #layers = new Map<string, HighlightLayer>();
  #theme: Theme = 'light';
  #shown: Sets = {};

  constructor(map: OlMap, fetch: FetchFeatures, shownLayer: (table: string) => FeatureLayer | TileLayer | null) {
    this.#map = map;
    this.#fetch = fetch;
    this.#shownLayer = shownLayer;
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    for (const layer of this.#layers.values()) layer.setTheme(theme);
  }

  /** Only the layers whose choice is another one are drawn again. */
  show(sets: Sets): void {
    const before = this.#shown;
    this.#shown = sets;
    for (const table of new Set([...Object.keys(before), ...Object.keys(sets)])) if (before[table] !== sets[table]) this.refresh(table);
  }

  /** The shapes of a layer have been replaced. */
  refresh(table: string): void {
    const fids = this.#shown[table] ?? [];
    const known = this.#layers.get(table);
    if (!known && fids.length === 0) return;
    (known ?? this.#make(table)).show(this.#shownLayer(table), fids);
  }

  refreshAll(): void {
    for (const table of Object.keys(this.#shown)) this.refresh(table);
  }

  #make(table: string): HighlightLayer {
    const layer = new HighlightLayer('selected', this.#fetch);
    layer.setTheme(this.#theme);
    this.#layers.set(table, layer);
    this.#map.addLayer(layer.layer);
    return layer;
  }
}

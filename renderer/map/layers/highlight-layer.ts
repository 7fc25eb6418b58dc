/**
 * Selected and hovered objects, drawn above all layers: from the very features of their own layer, or, where that is drawn from tiles, in their true shape
 * fetched by number. A large choice in a tiled layer is drawn from its tiles.
 */
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import type { Theme } from '../../../shared/cartography/palette.ts';
import type { MapFeature } from '../packed-features.ts';
import { highlightStyles } from '../styles/highlight.ts';
import { FeatureLayer } from './feature-layer.ts';
import type { TileLayer } from './tile-layer.ts';

const TOP = 100_000;
/** Above, true shapes would slow every frame of a move. */
const MOST_FETCHED = 2000;

export type FetchFeatures = (layer: TileLayer, fids: readonly number[]) => Promise<MapFeature[]>;

export class HighlightLayer {
  readonly layer: VectorLayer<VectorSource<MapFeature>>;
  readonly #source = new VectorSource<MapFeature>({ useSpatialIndex: false });
  readonly #kind: 'selected' | 'hovered';
  readonly #fetch: FetchFeatures;
  #from: FeatureLayer | TileLayer | null = null;
  #shown = 0;

  constructor(kind: 'selected' | 'hovered', fetch: FetchFeatures) {
    this.#kind = kind;
    this.#fetch = fetch;
    this.layer = new VectorLayer({ source: this.#source, zIndex: TOP + (kind === 'selected' ? 0 : 1), updateWhileInteracting: true });
  }

  setTheme(theme: Theme): void {
    const styles = highlightStyles(theme)[this.#kind];
    this.layer.setStyle((feature, resolution) => styles(feature, this.#from?.drawsDiscs(resolution) ?? false));
  }

  show(from: FeatureLayer | TileLayer | null, fids: readonly number[]): void {
    const turn = ++this.#shown;
    const before = this.#from;
    this.#from = from;
    if (before && before !== from && !(before instanceof FeatureLayer)) before.highlight([]);
    if (!from || from instanceof FeatureLayer) {
      this.#replace(from ? fids.map((fid) => from.source.getFeatureById(fid)).filter((feature) => feature !== null) : []);
      return;
    }
    const isLarge = fids.length > MOST_FETCHED;
    if (this.#kind === 'selected') from.highlight(isLarge ? fids : []);
    if (isLarge || fids.length === 0) {
      this.#replace([]);
      return;
    }
    void this.#fetch(from, fids).then(
      (features) => {
        if (turn === this.#shown) this.#replace(features);
      },
      // gone meanwhile: nothing to show
      () => undefined,
    );
  }

  #replace(features: readonly unknown[]): void {
    this.#source.clear(true);
    this.#source.addFeatures(features as MapFeature[]);
  }
}

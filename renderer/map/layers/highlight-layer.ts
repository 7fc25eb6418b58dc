/** Selected and hovered objects, drawn above all layers from the very features of their own layer. */
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import type { Theme } from '../../../shared/cartography/palette.ts';
import type { MapFeature } from '../packed-features.ts';
import { highlightStyles } from '../styles/highlight.ts';
import type { FeatureLayer } from './feature-layer.ts';

const TOP = 100_000;

export class HighlightLayer {
  readonly layer: VectorLayer<VectorSource<MapFeature>>;
  readonly #source = new VectorSource<MapFeature>({ useSpatialIndex: false });
  readonly #kind: 'selected' | 'hovered';
  #from: FeatureLayer | null = null;

  constructor(kind: 'selected' | 'hovered') {
    this.#kind = kind;
    this.layer = new VectorLayer({ source: this.#source, zIndex: TOP + (kind === 'selected' ? 0 : 1), updateWhileInteracting: true });
  }

  setTheme(theme: Theme): void {
    const styles = highlightStyles(theme)[this.#kind];
    this.layer.setStyle((feature, resolution) => styles(feature, this.#from?.drawsDiscs(resolution) ?? false));
  }

  show(from: FeatureLayer | null, fids: readonly number[]): void {
    this.#from = from;
    this.#source.clear(true);
    if (!from) return;
    const features = fids.map((fid) => from.source.getFeatureById(fid)).filter((feature) => feature !== null);
    this.#source.addFeatures(features as MapFeature[]);
  }
}

/**
 * One project layer on the map. Geometry comes in chunks, features are made in slices beside the drawing, and the finished source replaces the old one:
 * until then the previous picture stays.
 */
import VectorLayer from 'ol/layer/Vector';
import VectorImageLayer from 'ol/layer/VectorImage';
import VectorSource from 'ol/source/Vector';
import type { Theme } from '../../../shared/cartography/palette.ts';
import { styleFields } from '../../../shared/cartography/style-rules.ts';
import type { LayerInfo, PackedLayer } from '../../../shared/domain/layer.ts';
import { type MapFeature, packedFeature } from '../packed-features.ts';
import { resolutionOf, scaleDenominator } from '../scale.ts';
import { inSlices } from '../slices.ts';
import { compileStyle, type StyleFunction } from '../styles/compile.ts';
import { DISC_FROM, PLAIN_DISC_FROM, siteDiscs } from '../styles/site-disc.ts';

export type LoadGeometry = (request: { table: string; epsg: number; after: number }) => Promise<PackedLayer>;
/** Above this many objects the layer is drawn as one image while the view moves. */
const IMAGE_FROM = 5000;

export class FeatureLayer {
  readonly table: string;
  readonly layer: VectorLayer<VectorSource<MapFeature>> | VectorImageLayer<VectorSource<MapFeature>>;
  source = new VectorSource<MapFeature>();
  info: LayerInfo;
  #epsg = 0;
  #revision = -1;
  #fields = '';
  #styled: { style: unknown; theme: Theme } | null = null;
  #loading: AbortController | null = null;
  readonly #groundFactor: () => number;

  constructor(info: LayerInfo, groundFactor: () => number) {
    this.table = info.table;
    this.info = info;
    this.#groundFactor = groundFactor;
    // labels of all layers share one declutter group; image layers have their own
    this.layer =
      info.count > IMAGE_FROM
        ? new VectorImageLayer({ source: this.source, imageRatio: 1.5, declutter: true })
        : new VectorLayer({ source: this.source, declutter: 'labels', renderBuffer: 120, updateWhileInteracting: false });
  }

  get loading(): boolean {
    return this.#loading !== null;
  }

  /** Sites turn to discs at small scale. */
  drawsDiscs(resolution: number): boolean {
    return this.info.kind === 'sites' && scaleDenominator(resolution * this.#groundFactor()) > DISC_FROM;
  }

  show(info: LayerInfo, theme: Theme): void {
    this.info = info;
    this.layer.setVisible(info.visible);
    this.layer.setOpacity(info.opacity);
    this.layer.setZIndex(info.order);
    const factor = this.#groundFactor() || 1;
    const { minScaleDenominator: min, maxScaleDenominator: max } = info.style;
    this.layer.setMinResolution(min === null ? 0 : resolutionOf(min) / factor);
    this.layer.setMaxResolution(max === null ? Number.POSITIVE_INFINITY : resolutionOf(max) / factor);
    if (this.#styled?.style !== info.style || this.#styled.theme !== theme) {
      this.#styled = { style: info.style, theme };
      this.layer.setStyle(this.#styleFunction(info, theme));
    }
  }

  #styleFunction(info: LayerInfo, theme: Theme): StyleFunction {
    const plain = compileStyle(info.style, theme, this.#groundFactor);
    if (info.kind !== 'sites') return plain;
    const discs = siteDiscs(theme);
    return (feature, resolution) => {
      const denominator = scaleDenominator(resolution * this.#groundFactor());
      if (denominator <= DISC_FROM) return plain(feature, resolution);
      return discs(feature as MapFeature, denominator <= PLAIN_DISC_FROM);
    };
  }

  needsLoading(epsg: number): boolean {
    return this.#epsg !== epsg || this.#revision !== this.info.revision || this.#fields !== styleFields(this.info.style).join();
  }

  /** Answers false when a later load has taken over. Rejects with the engine's refusal. */
  async load(epsg: number, ask: LoadGeometry): Promise<boolean> {
    this.#loading?.abort();
    const control = new AbortController();
    this.#loading = control;
    const { signal } = control;
    const { revision } = this.info;
    const fields = styleFields(this.info.style);
    this.#epsg = epsg;
    this.#revision = revision;
    this.#fields = fields.join();
    try {
      const source = new VectorSource<MapFeature>();
      for (let after = 0, more = true; more; ) {
        const packed = await ask({ table: this.table, epsg, after });
        if (signal.aborted) return false;
        const names = [...new Set([...fields, ...Object.keys(packed.attributes)])];
        let batch: MapFeature[] = [];
        const done = await inSlices(packed.fids.length, signal, (index) => {
          batch.push(packedFeature(packed, index, names));
          if (batch.length === 200 || index === packed.fids.length - 1) {
            source.addFeatures(batch);
            batch = [];
          }
        });
        if (!done) return false;
        const last = packed.fids.at(-1);
        more = packed.more && last !== undefined;
        after = last ?? after;
      }
      this.source = source;
      this.layer.setSource(source);
      return true;
    } finally {
      if (this.#loading === control) this.#loading = null;
    }
  }

  dispose(): void {
    this.#loading?.abort();
    this.layer.dispose();
  }
}

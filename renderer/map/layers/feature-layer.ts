/**
 * One project layer on the map. Geometry comes in chunks, features are made in slices beside the drawing, and the finished source replaces the old one:
 * until then the previous picture stays.
 */
import VectorLayer from 'ol/layer/Vector';
import VectorImageLayer from 'ol/layer/VectorImage';
import VectorSource from 'ol/source/Vector';
import type { Theme } from '../../../shared/cartography/palette.ts';
import { compileStyle as compileRules, styleFields } from '../../../shared/cartography/style-rules.ts';
import type { LayerInfo, PackedLayer } from '../../../shared/domain/layer.ts';
import { type MapFeature, packedFeature, valuesOf } from '../packed-features.ts';
import { resolutionOf, scaleDenominator } from '../scale.ts';
import { inSlices } from '../slices.ts';
import { compileStyle } from '../styles/compile.ts';
import { DISC_FROM, PLAIN_DISC_FROM, siteDiscs } from '../styles/site-disc.ts';

export type LoadGeometry = (request: {
  table: string;
  epsg: number;
  after: number;
  cell_m: number;
  fids?: number[];
}) => Promise<PackedLayer>;
/** Above this many objects the layer is drawn as one image while the view moves. */
const IMAGE_FROM = 5000;
const LABELS_FROM = 50_000;
/** Shapes are asked for at a detail of a fraction of a pixel, and again when the view comes this much nearer. */
const DETAIL_STEP = 4;
/** Layers of fewer objects are not asked for again when the view goes away: they are light enough as they are. */
const DETAILED_FROM = 500;
const CELL_PIXELS = 0.4;

/** Grid, in the metres of the view, for drawing at a resolution; 0 close to the ground. */
export function detailCell(resolution: number): number {
  const cell = CELL_PIXELS * DETAIL_STEP ** Math.floor(Math.log(resolution) / Math.log(DETAIL_STEP));
  return cell < 1 ? 0 : cell;
}

/** What the engine is asked for beside shapes: with another answer they have to be read again. */
function drawnFrom({ style, filter }: LayerInfo): string {
  return JSON.stringify([styleFields(style), style.label?.expression ?? null, filter]);
}

export class FeatureLayer {
  readonly table: string;
  readonly shapes: VectorLayer<VectorSource<MapFeature>> | VectorImageLayer<VectorSource<MapFeature>>;
  /** Names, and sites as discs: above the shapes of all layers, kept from colliding together. */
  readonly labels: VectorLayer<VectorSource<MapFeature>>;
  source = new VectorSource<MapFeature>();
  info: LayerInfo;
  #epsg = 0;
  #revision = -1;
  #cell = 0;
  #simplified = false;
  #drawnFrom = '';
  #styled: { style: unknown; theme: Theme } | null = null;
  #loading: AbortController | null = null;
  readonly #groundFactor: () => number;

  constructor(info: LayerInfo, groundFactor: () => number) {
    this.table = info.table;
    this.info = info;
    this.#groundFactor = groundFactor;
    const { source } = this;
    this.shapes =
      info.count > IMAGE_FROM ? new VectorImageLayer({ source, imageRatio: 1.5 }) : new VectorLayer({ source, renderBuffer: 120 });
    this.labels = new VectorLayer({ source, declutter: 'labels', renderBuffer: 120 });
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
    const factor = this.#groundFactor() || 1;
    const { minScaleDenominator: min, maxScaleDenominator: max } = info.style;
    for (const layer of [this.shapes, this.labels]) {
      layer.setVisible(info.visible);
      layer.setOpacity(info.opacity);
      layer.setMinResolution(min === null ? 0 : resolutionOf(min) / factor);
      layer.setMaxResolution(max === null ? Number.POSITIVE_INFINITY : resolutionOf(max) / factor);
    }
    this.shapes.setZIndex(info.order);
    this.labels.setZIndex(LABELS_FROM + info.order);
    if (this.#styled?.style !== info.style || this.#styled.theme !== theme) {
      this.#styled = { style: info.style, theme };
      this.#setStyles(info, theme);
    }
  }

  #setStyles(info: LayerInfo, theme: Theme): void {
    const { shapes, labels } = compileStyle(info.style, theme, this.#groundFactor);
    if (info.kind !== 'sites') {
      this.shapes.setStyle(shapes);
      this.labels.setStyle(labels ?? (() => []));
      return;
    }
    const discs = siteDiscs(info.style, theme);
    const denominatorOf = (resolution: number): number => scaleDenominator(resolution * this.#groundFactor());
    this.shapes.setStyle((feature, resolution) => (denominatorOf(resolution) > DISC_FROM ? [] : shapes(feature, resolution)));
    this.labels.setStyle((feature, resolution) => {
      const denominator = denominatorOf(resolution);
      if (denominator > DISC_FROM) return discs(feature as MapFeature, denominator <= PLAIN_DISC_FROM);
      return labels?.(feature, resolution) ?? [];
    });
  }

  /** Objects in each class of the style, in the order of its classes; null while nothing is loaded. */
  countClasses(): number[] | null {
    if (this.#revision < 0) return null;
    const { classes, classOf } = compileRules(this.info.style);
    const counts = classes.map(() => 0);
    this.source.forEachFeature((feature) => {
      const index = classOf(valuesOf(feature));
      if (index in counts) counts[index] = (counts[index] ?? 0) + 1;
    });
    return counts;
  }

  /** `cell`: the grid that suits the view now. Shapes that lost nothing to theirs serve all nearer views. */
  needsLoading(epsg: number, cell: number): boolean {
    const tooCoarse = this.#simplified && cell < this.#cell;
    const muchTooFine = cell > this.#cell && this.info.geometry !== 'POINT' && this.info.count > DETAILED_FROM;
    return (
      tooCoarse || muchTooFine || this.#epsg !== epsg || this.#revision !== this.info.revision || this.#drawnFrom !== drawnFrom(this.info)
    );
  }

  /** `squaredTolerance`: that of the view at this moment. Answers false when a later load has taken over. Rejects with the engine's refusal. */
  async load(epsg: number, cell: number, ask: LoadGeometry, squaredTolerance: number): Promise<boolean> {
    this.#loading?.abort();
    const control = new AbortController();
    this.#loading = control;
    const { signal } = control;
    const { revision } = this.info;
    const fields = styleFields(this.info.style);
    this.#epsg = epsg;
    this.#revision = revision;
    this.#drawnFrom = drawnFrom(this.info);
    this.#cell = cell;
    this.#simplified = false;
    try {
      const source = new VectorSource<MapFeature>();
      for (let after = 0, more = true; more; ) {
        const packed = await ask({ table: this.info.id, epsg, after, cell_m: cell });
        if (signal.aborted) return false;
        this.#simplified ||= packed.simplified;
        const names = [...new Set([...fields, ...Object.keys(packed.attributes)])];
        let batch: MapFeature[] = [];
        const done = await inSlices(packed.fids.length, signal, (index) => {
          const feature = packedFeature(packed, index, names);
          // simplified here, in slices, rather than all at once by the first drawing
          feature.getGeometry()?.simplifyTransformed(squaredTolerance);
          batch.push(feature);
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
      this.shapes.setSource(source);
      this.labels.setSource(source);
      return true;
    } finally {
      if (this.#loading === control) this.#loading = null;
    }
  }

  dispose(): void {
    this.#loading?.abort();
    this.shapes.dispose();
    this.labels.dispose();
  }
}

/** What differs between two states, above the layers: added green, changed amber over its former outline, removed red and dashed. */
import type { FeatureLike } from 'ol/Feature';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import type { Theme } from '../../../shared/cartography/palette.ts';
import type { PackedLayer } from '../../../shared/domain/layer.ts';
import { type MapFeature, packedFeature } from '../packed-features.ts';
import type { MapPart } from '../part.ts';
import { cssColour } from '../styles/colour.ts';

export const COMPARED = ['removed', 'former', 'changed', 'added'] as const;
type Compared = (typeof COMPARED)[number];
export type ComparedLayers = Readonly<Record<Compared, PackedLayer | null>>;

/** Colour, width, dashes and fill of each; `former` is the outline of a changed object before. */
export const COMPARED_LOOKS: Readonly<Record<Compared, { colour: string; dash: number[] | null; width: number; fill: number }>> = {
  added: { colour: '@c-ok', dash: null, width: 2.5, fill: 0.25 },
  changed: { colour: '@c-warn-mark', dash: null, width: 2.5, fill: 0.22 },
  former: { colour: '@c-warn-mark', dash: [3, 4], width: 1.5, fill: 0 },
  removed: { colour: '@c-danger', dash: [7, 5], width: 2.5, fill: 0.12 },
};
/** Above the selection. */
const PLACE = 100_010;

export class ComparisonLayer {
  readonly #source = new VectorSource<MapFeature>();
  readonly #layer = new VectorLayer({ source: this.#source, zIndex: PLACE, properties: { emprise: 'comparison' } });

  readonly part: MapPart = ({ map }) => {
    map.addLayer(this.#layer);
    return () => map.removeLayer(this.#layer);
  };

  setTheme(theme: Theme): void {
    const styles = Object.fromEntries(COMPARED.map((kind) => [kind, stylesOf(kind, theme)])) as Record<Compared, Style[]>;
    this.#layer.setStyle((feature: FeatureLike) => styles[feature.get('compared') as Compared]);
  }

  show(layers: readonly ComparedLayers[]): void {
    this.#source.clear(true);
    for (const layer of layers) {
      for (const kind of COMPARED) {
        const packed = layer[kind];
        if (packed) this.#source.addFeatures(featuresOf(packed, kind));
      }
    }
  }
}

function featuresOf(packed: PackedLayer, kind: Compared): MapFeature[] {
  return Array.from(packed.fids, (_, index) => {
    const feature = packedFeature(packed, index, []);
    // the same number may stand on both sides, and in several layers
    feature.setId(undefined);
    feature.set('compared', kind, true);
    return feature;
  });
}

function stylesOf(kind: Compared, theme: Theme): Style[] {
  const { colour, dash, width, fill } = COMPARED_LOOKS[kind];
  const ink = cssColour(colour, theme);
  const stroke = new Stroke({ color: ink, width, ...(dash ? { lineDash: dash } : {}) });
  const inside = new Fill({ color: cssColour(colour, theme, fill) });
  const image = new CircleStyle({ radius: 7, stroke, fill: inside });
  const halo = new Stroke({ color: cssColour('@m-halo', theme, 0.85), width: width + 3 });
  return [new Style({ stroke: halo }), new Style({ stroke, fill: inside, image })];
}

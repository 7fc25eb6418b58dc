/**
 * A small map beside a form: outlines that are not in the project yet, above those that are. No engine, no selection.
 * Everything lies in one system; `data-state` on its element is `drawn` once painted.
 */
import Feature from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import LineString from 'ol/geom/LineString';
import MultiPoint from 'ol/geom/MultiPoint';
import VectorLayer from 'ol/layer/Vector';
import OlMap from 'ol/Map';
import VectorSource from 'ol/source/Vector';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import View from 'ol/View';
import type { Theme } from '../../shared/cartography/palette.ts';
import type { PackedLayer } from '../../shared/domain/layer.ts';
import { landShapes, projected, ringShapes } from './land.ts';
import { packedGeometry } from './packed-features.ts';
import { type Extent4, FRANCE_LAMBERT_93, mapProjection, projectExtent } from './projections.ts';
import { cssColour } from './styles/colour.ts';

/** Degrees: [x, y, x, y, …] each, one ring for each polygon. */
export interface PreviewShapes {
  readonly points: readonly number[];
  readonly lines: readonly (readonly number[])[];
  readonly polygons: readonly (readonly number[])[];
}

export interface PreviewInput {
  readonly shapes: PreviewShapes | null;
  /** Degrees; what the view is fitted to. */
  readonly extent: Extent4 | null;
  /** What the project has, in the system of the view. */
  readonly background: PackedLayer | null;
  readonly epsg: number;
  readonly theme: Theme;
}

const PADDING = 18;
/** Metres per pixel under which a lone point is not shown nearer, and an outline not either. */
const NEAREST = 8;
const NEAREST_OUTLINE = 0.5;

export class PreviewView {
  readonly #map: OlMap;
  readonly #target: HTMLElement;
  readonly #land = new VectorLayer({ source: new VectorSource<Feature<Geometry>>() });
  readonly #background = new VectorLayer({ source: new VectorSource<Feature<Geometry>>() });
  readonly #shapes = new VectorLayer({ source: new VectorSource<Feature<Geometry>>() });
  #input: PreviewInput | null = null;

  constructor(target: HTMLElement) {
    this.#target = target;
    this.#map = new OlMap({ target, controls: [], layers: [this.#land, this.#background, this.#shapes], keyboardEventTarget: target });
    this.#map.on('rendercomplete', () => {
      target.dataset['state'] = 'drawn';
    });
  }

  update(input: PreviewInput): void {
    const before = this.#input;
    this.#input = input;
    this.#target.dataset['state'] = 'drawing';
    const moved = before?.epsg !== input.epsg;
    if (moved) this.#fill(this.#land, landShapes(input.epsg));
    if (moved || before?.background !== input.background) {
      const { background } = input;
      const usable = background?.epsg === input.epsg ? background : null;
      this.#fill(this.#background, usable ? Array.from(usable.fids, (_, index) => packedGeometry(usable, index)) : []);
    }
    if (moved || before?.shapes !== input.shapes) this.#fill(this.#shapes, geometriesOf(input.shapes, input.epsg));
    if (before?.theme !== input.theme) this.#paint(input.theme);
    if (moved || String(before?.extent) !== String(input.extent)) this.fit();
    this.#map.render();
  }

  /** Shows all of what is to come, or France where that has no place. */
  fit(): void {
    const { extent, epsg } = this.#input ?? { extent: null, epsg: 2154 };
    const view = new View({ projection: mapProjection(epsg), center: [0, 0], resolution: 1000, minResolution: 0.5 });
    this.#map.setView(view);
    const box = (extent && projectExtent(extent, epsg)) ?? FRANCE_LAMBERT_93;
    const { lines = [], polygons = [] } = this.#input?.shapes ?? {};
    const minResolution = lines.length + polygons.length > 0 ? NEAREST_OUTLINE : NEAREST;
    view.fit([...box], { padding: [PADDING, PADDING, PADDING, PADDING], minResolution, size: this.#size() });
  }

  zoomBy(factor: number): void {
    const view = this.#map.getView();
    view.setResolution((view.getResolution() ?? 1) / factor);
  }

  dispose(): void {
    this.#map.setTarget(undefined);
  }

  #size(): [number, number] {
    return [this.#target.clientWidth || 300, this.#target.clientHeight || 200];
  }

  #fill(layer: VectorLayer<VectorSource<Feature<Geometry>>>, geometries: readonly Geometry[]): void {
    const source = layer.getSource();
    source?.clear(true);
    source?.addFeatures(geometries.map((geometry) => new Feature(geometry)));
  }

  #paint(theme: Theme): void {
    const line = (colour: string, width: number, opacity = 1): Stroke => new Stroke({ color: cssColour(colour, theme, opacity), width });
    this.#land.setStyle(new Style({ fill: new Fill({ color: cssColour('@m-land-2', theme) }), stroke: line('@m-reg', 1, 0.6) }));
    this.#background.setStyle(new Style({ stroke: line('@m-admin', 1, 0.7) }));
    const fill = new Fill({ color: cssColour('@c-accent', theme, 0.22) });
    this.#shapes.setStyle(
      new Style({
        fill,
        stroke: line('@c-accent', 1.2),
        image: new CircleStyle({
          radius: 3.5,
          fill: new Fill({ color: cssColour('@c-accent', theme, 0.85) }),
          stroke: line('@m-halo', 1),
        }),
      }),
    );
  }
}

function geometriesOf(shapes: PreviewShapes | null, epsg: number): Geometry[] {
  if (!shapes) return [];
  const line = (flat: readonly number[]): Geometry[] => {
    const xy = projected(flat, epsg);
    return xy.length === 0 ? [] : [new LineString(xy, 'XY')];
  };
  const points: number[] = [];
  for (let index = 0; index + 1 < shapes.points.length; index += 2) points.push(...projected(shapes.points.slice(index, index + 2), epsg));
  return [
    ...shapes.polygons.flatMap((ring) => ringShapes(ring, epsg)),
    ...shapes.lines.flatMap(line),
    ...(points.length > 0 ? [new MultiPoint(points, 'XY')] : []),
  ];
}

/** What is being drawn, above everything: the shape in dashes, its vertices, and what the pointer holds on to (square, cross or triangle). */
import Feature from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import LineString from 'ol/geom/LineString';
import MultiLineString from 'ol/geom/MultiLineString';
import MultiPoint from 'ol/geom/MultiPoint';
import Point from 'ol/geom/Point';
import Polygon from 'ol/geom/Polygon';
import VectorLayer from 'ol/layer/Vector';
import type OlMap from 'ol/Map';
import VectorSource from 'ol/source/Vector';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import RegularShape from 'ol/style/RegularShape';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import type { Theme } from '../../../shared/cartography/palette.ts';
import { cssColour } from '../styles/colour.ts';
import type { Xy } from './plane.ts';
import type { SnapKind } from './snap-index.ts';

const TOP = 100_010;

export interface Drawn {
  readonly ring?: readonly Xy[] | undefined;
  readonly lines?: readonly (readonly Xy[])[] | undefined;
  readonly vertices?: readonly Xy[] | undefined;
  /** Vertices chosen. */
  readonly chosen?: readonly Xy[] | undefined;
  /** Corners to pull at. */
  readonly handles?: readonly Xy[] | undefined;
  readonly knobs?: readonly Xy[] | undefined;
  readonly snap?: { readonly kind: SnapKind; readonly xy: Xy } | null | undefined;
}

type Part = 'ring' | 'line' | 'vertices' | 'chosen' | 'handles' | 'knobs' | SnapKind;

function styles(theme: Theme): Record<Part, Style | Style[]> {
  const accent = cssColour('@c-accent', theme);
  const orange = cssColour('@c-select-map', theme);
  const halo = cssColour('@m-halo', theme, 0.95);
  const dash = (color: string) => new Style({ stroke: new Stroke({ color, width: 2, lineDash: [6, 4] }) });
  const under = new Style({ stroke: new Stroke({ color: halo, width: 5 }) });
  const shape = (points: number, angle: number, radius = 8) =>
    new Style({
      image: new RegularShape({
        points,
        radius,
        angle,
        fill: new Fill({ color: halo }),
        stroke: new Stroke({ color: accent, width: 2 }),
      }),
    });
  const cross = (color: string, width: number) =>
    new Style({ image: new RegularShape({ points: 4, radius: 9, radius2: 0, angle: Math.PI / 4, stroke: new Stroke({ color, width }) }) });
  const dot = (radius: number, fill: string, stroke: string) =>
    new Style({ image: new CircleStyle({ radius, fill: new Fill({ color: fill }), stroke: new Stroke({ color: stroke, width: 1.5 }) }) });
  return {
    ring: [
      under,
      new Style({
        fill: new Fill({ color: cssColour('@c-accent', theme, 0.12) }),
        stroke: new Stroke({ color: accent, width: 2, lineDash: [6, 4] }),
      }),
    ],
    line: [under, dash(accent)],
    vertices: dot(4, halo, accent),
    chosen: dot(5.5, orange, halo),
    handles: shape(4, Math.PI / 4, 7),
    knobs: dot(6, halo, accent),
    vertex: shape(4, Math.PI / 4, 9),
    crossing: [cross(halo, 5), cross(accent, 2.5)],
    edge: shape(3, 0, 8),
  };
}

export class DrawingOverlay {
  readonly #map: OlMap;
  readonly #source = new VectorSource<Feature<Geometry>>({ useSpatialIndex: false });
  readonly #layer: VectorLayer<VectorSource<Feature<Geometry>>>;
  #theme: Theme | null = null;

  constructor(map: OlMap) {
    this.#map = map;
    this.#layer = new VectorLayer({ source: this.#source, zIndex: TOP, updateWhileInteracting: true, updateWhileAnimating: true });
    map.addLayer(this.#layer);
  }

  draw(theme: Theme, { ring, lines = [], vertices, chosen, handles, knobs, snap }: Drawn): void {
    if (theme !== this.#theme) {
      this.#theme = theme;
      const made = styles(theme);
      this.#layer.setStyle((feature) => made[feature.get('part') as Part]);
    }
    const features: Feature<Geometry>[] = [];
    const add = (part: Part, geometry: Geometry): void => {
      features.push(new Feature({ part, geometry }));
    };
    const points = (part: Part, list: readonly Xy[] | undefined): void => {
      if (list && list.length > 0) add(part, new MultiPoint(list.map(([x, y]) => [x, y])));
    };
    if (ring && ring.length > 2) add('ring', new Polygon([[...ring, ring[0] as Xy].map(([x, y]) => [x, y])]));
    else if (ring && ring.length === 2) add('line', new LineString(ring.map(([x, y]) => [x, y])));
    if (lines.length > 0) add('line', new MultiLineString(lines.map((line) => line.map(([x, y]) => [x, y]))));
    points('vertices', vertices);
    points('chosen', chosen);
    points('handles', handles);
    points('knobs', knobs);
    if (snap) add(snap.kind, new Point([...snap.xy]));
    this.#source.clear(true);
    this.#source.addFeatures(features);
  }

  dispose(): void {
    this.#map.removeLayer(this.#layer);
    this.#layer.dispose();
  }
}

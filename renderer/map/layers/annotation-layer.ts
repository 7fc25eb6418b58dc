/** Annotations on the map: texts, arrows, lines, highlights and areas, above the layers. The tool that moves them works on these very features. */
import Feature, { type FeatureLike } from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import Polygon from 'ol/geom/Polygon';
import VectorLayer from 'ol/layer/Vector';
import type OlMap from 'ol/Map';
import VectorSource from 'ol/source/Vector';
import Fill from 'ol/style/Fill';
import RegularShape from 'ol/style/RegularShape';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { Theme } from '../../../shared/cartography/palette.ts';
import {
  type Annotation,
  type AnnotationColour,
  type AnnotationId,
  type AnnotationShape,
  COLOUR_VALUES,
} from '../../../shared/domain/annotations.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import type { MapPart, PartSurroundings } from '../part.ts';
import { toLonLat } from '../projections.ts';
import { cssColour } from '../styles/colour.ts';

const ABOVE = 100_020;
const MARK = 'annotations';
const ARROW_HEAD = 9;
export const ANNOTATION_FONT = '600 14px Plex, sans-serif';

export const annotationOf = (feature: FeatureLike): Annotation => feature.get('annotation') as Annotation;

/** The layer of the annotations on a map, for the tool that moves them. */
export function annotationLayerOf(map: OlMap): VectorLayer<VectorSource<Feature<Geometry>>> | null {
  const found = map
    .getLayers()
    .getArray()
    .find((layer) => layer.get('emprise') === MARK);
  return (found as VectorLayer<VectorSource<Feature<Geometry>>> | undefined) ?? null;
}

export class AnnotationLayer {
  readonly #source = new VectorSource<Feature<Geometry>>();
  readonly #layer = new VectorLayer({
    source: this.#source,
    zIndex: ABOVE,
    declutter: false,
    updateWhileInteracting: true,
    properties: { emprise: MARK },
  });
  #surroundings: PartSurroundings | null = null;
  #annotations: readonly Annotation[] = [];
  #chosen: AnnotationId | null = null;
  #theme: Theme = 'light';

  readonly part: MapPart = (surroundings) => {
    const { map } = surroundings;
    this.#surroundings = surroundings;
    const draw = (): void => this.show(this.#annotations);
    map.addLayer(this.#layer);
    map.on('change:view', draw);
    draw();
    return () => {
      map.un('change:view', draw);
      map.removeLayer(this.#layer);
      this.#surroundings = null;
    };
  };

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#layer.setStyle((feature) => stylesOf(feature, this.#theme, this.#chosen));
  }

  setVisible(visible: boolean): void {
    this.#layer.setVisible(visible);
  }

  choose(chosen: AnnotationId | null): void {
    this.#chosen = chosen;
    this.#layer.changed();
  }

  show(annotations: readonly Annotation[]): void {
    this.#annotations = annotations;
    const epsg = this.#surroundings?.epsg();
    const projection = epsg === undefined ? null : projectionOf(epsg);
    if (!projection) return;
    this.#source.clear(true);
    this.#source.addFeatures(
      annotations.map((annotation) => {
        const feature = new Feature<Geometry>(geometryOf(annotation.shape, projection.forward(annotation.xy)));
        feature.setId(`${annotation.table} ${annotation.fid}`);
        feature.set('annotation', annotation, true);
        return feature;
      }),
    );
  }
}

export function geometryOf(shape: AnnotationShape, xy: Float64Array): Geometry {
  const flat = Array.from(xy);
  if (shape === 'texte') return new Point(flat);
  return shape === 'polygone' || shape === 'cercle' ? new Polygon(flat, 'XY', [flat.length]) : new LineString(flat, 'XY');
}

/** Longitudes and latitudes of a drawn shape; null where the system of the view cannot say them. */
export function lonLatOf(geometry: Geometry, epsg: number): Float64Array | null {
  const flat =
    geometry instanceof Point || geometry instanceof LineString || geometry instanceof Polygon ? geometry.getFlatCoordinates() : [];
  const lonLat: number[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const place = toLonLat([flat[at] ?? 0, flat[at + 1] ?? 0], epsg);
    if (!place) return null;
    lonLat.push(...place);
  }
  // closed to the last digit, as the file wants rings
  if (geometry instanceof Polygon && lonLat.length > 2) lonLat.splice(-2, 2, lonLat[0] ?? 0, lonLat[1] ?? 0);
  return lonLat.length === 0 ? null : Float64Array.from(lonLat);
}

export function annotationInk(colour: AnnotationColour, theme: Theme, opacity = 1): string {
  const hex = COLOUR_VALUES[colour][theme === 'dark' ? 1 : 0];
  const channel = (start: number): number => Number.parseInt(hex.slice(start, start + 2), 16);
  return opacity === 1 ? hex : `rgba(${channel(1)},${channel(3)},${channel(5)},${opacity})`;
}

function stylesOf(feature: FeatureLike, theme: Theme, chosen: AnnotationId | null): Style[] {
  const { shape, colour, text, table, fid } = annotationOf(feature);
  const ink = annotationInk(colour, theme);
  const halo = cssColour('@m-halo', theme, 0.9);
  const isChosen = chosen?.table === table && chosen.fid === fid;
  const under = isChosen ? cssColour('@c-select-map', theme, 0.9) : halo;
  if (shape === 'texte')
    return [
      new Style({
        text: new Text({
          text: text ?? '…',
          font: ANNOTATION_FONT,
          fill: new Fill({ color: ink }),
          stroke: new Stroke({ color: halo, width: 4 }),
          ...(isChosen ? { backgroundStroke: new Stroke({ color: under, width: 2 }), padding: [3, 5, 3, 5] } : {}),
          overflow: true,
        }),
      }),
    ];
  if (shape === 'surlignage')
    return [
      ...(isChosen ? [new Style({ stroke: new Stroke({ color: under, width: 20, lineCap: 'round' }) })] : []),
      new Style({ stroke: new Stroke({ color: annotationInk(colour, theme, 0.45), width: 14, lineCap: 'round', lineJoin: 'round' }) }),
    ];
  const line = [
    new Style({ stroke: new Stroke({ color: under, width: isChosen ? 8 : 6, lineJoin: 'round' }) }),
    new Style({
      stroke: new Stroke({ color: ink, width: 3, lineJoin: 'round' }),
      ...(shape === 'polygone' || shape === 'cercle' ? { fill: new Fill({ color: annotationInk(colour, theme, 0.14) }) } : {}),
    }),
  ];
  return shape === 'fleche' ? [...line, ...head(feature, ink, halo)] : line;
}

/** The point of an arrow, along its last stretch. */
function head(feature: FeatureLike, ink: string, halo: string): Style[] {
  const geometry = feature.getGeometry();
  if (!(geometry instanceof LineString)) return [];
  const points = geometry.getCoordinates();
  const [from, to] = [points.at(-2), points.at(-1)];
  if (!from || !to) return [];
  const rotation = Math.PI / 2 - Math.atan2((to[1] ?? 0) - (from[1] ?? 0), (to[0] ?? 0) - (from[0] ?? 0));
  const image = new RegularShape({
    points: 3,
    radius: ARROW_HEAD,
    rotation,
    rotateWithView: true,
    fill: new Fill({ color: ink }),
    stroke: new Stroke({ color: halo, width: 1.5 }),
  });
  return [new Style({ geometry: new Point(to), image })];
}

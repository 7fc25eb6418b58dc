/** Places of photos, documents and notes: a badge each, picked by a click. */

import Feature from 'ol/Feature';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import type OlMap from 'ol/Map';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import VectorSource from 'ol/source/Vector';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import RegularShape from 'ol/style/RegularShape';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import type { Theme } from '../../../shared/cartography/palette.ts';
import type { MediaGenre } from '../../../shared/domain/media.ts';
import type { MapPart, PartSurroundings } from '../part.ts';
import { projectExtent } from '../projections.ts';
import { cssColour } from '../styles/colour.ts';

export interface PlacedPiece {
  readonly id: number;
  readonly genre: MediaGenre;
  readonly place: readonly [number, number] | null;
}

const ABOVE = 100_030;
const HIT_PX = 12;
const MARK = 'media';
type MediaVectorLayer = VectorLayer<VectorSource<Feature<Point>>>;

/** The piece whose badge lies at a place of the view, null where there is none in sight. */
export function pieceAt(map: OlMap, [x, y]: readonly [number, number]): number | null {
  const layer = map
    .getLayers()
    .getArray()
    .find((one) => one.get('emprise') === MARK) as MediaVectorLayer | undefined;
  const found = layer?.getVisible() ? layer.getSource()?.getClosestFeatureToCoordinate([x, y]) : null;
  const [atX = 0, atY = 0] = found?.getGeometry()?.getCoordinates() ?? [];
  const reach = HIT_PX * (map.getView().getResolution() ?? 1);
  return found && Math.hypot(atX - x, atY - y) <= reach ? Number(found.getId()) : null;
}

export class MediaLayer {
  readonly #source = new VectorSource<Feature<Point>>();
  readonly #layer = new VectorLayer({ source: this.#source, zIndex: ABOVE, properties: { emprise: MARK } });
  readonly #picked: (id: number) => void;
  #surroundings: PartSurroundings | null = null;
  #pieces: readonly PlacedPiece[] = [];

  constructor(picked: (id: number) => void) {
    this.#picked = picked;
  }

  readonly part: MapPart = (surroundings) => {
    const { map } = surroundings;
    this.#surroundings = surroundings;
    const click = (event: MapBrowserEvent): void => {
      const [x = 0, y = 0] = event.coordinate;
      const piece = pieceAt(map, [x, y]);
      if (piece !== null) this.#picked(piece);
    };
    const draw = (): void => this.show(this.#pieces);
    map.addLayer(this.#layer);
    map.on('click', click);
    map.on('change:view', draw);
    draw();
    return () => {
      map.un('click', click);
      map.un('change:view', draw);
      map.removeLayer(this.#layer);
      this.#surroundings = null;
    };
  };

  setTheme(theme: Theme): void {
    const styles: Readonly<Record<MediaGenre, Style[]>> = {
      photo: badge(theme, '@c-accent-fill', 4),
      document: badge(theme, '@c-info', 3),
      note: badge(theme, '@c-warn-mark', 0),
    };
    this.#layer.setStyle((feature) => styles[feature.get('genre') as MediaGenre]);
  }

  setVisible(visible: boolean): void {
    this.#layer.setVisible(visible);
  }

  show(pieces: readonly PlacedPiece[]): void {
    this.#pieces = pieces;
    const epsg = this.#surroundings?.epsg();
    if (epsg === undefined) return;
    const features = pieces.flatMap(({ id, genre, place }) => {
      const at = place && projectExtent([place[0], place[1], place[0], place[1]], epsg);
      if (!at) return [];
      const feature = new Feature(new Point([at[0], at[1]]));
      feature.setId(id);
      feature.set('genre', genre, true);
      return [feature];
    });
    this.#source.clear(true);
    this.#source.addFeatures(features);
  }
}

/** A disc with a square in it for photos, a triangle for documents, a dot for notes: told apart without their colours. */
function badge(theme: Theme, colour: string, corners: number): Style[] {
  const halo = new Stroke({ color: cssColour('@m-halo', theme), width: 2 });
  const inside = new Fill({ color: cssColour('@c-text-inv', theme) });
  const mark =
    corners === 0
      ? new CircleStyle({ radius: 2.5, fill: inside })
      : new RegularShape({ points: corners, radius: 4.5, angle: corners === 4 ? Math.PI / 4 : 0, fill: inside });
  return [
    new Style({ image: new CircleStyle({ radius: 9, fill: new Fill({ color: cssColour(colour, theme) }), stroke: halo }), zIndex: 0 }),
    new Style({ image: mark, zIndex: 1 }),
  ];
}

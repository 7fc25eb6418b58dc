/**
 * The overview: the project's ground, small and still, with a rectangle for what the map shows. Drag the rectangle, or press where the map should go;
 * the keyboard has the arrows of the map itself. `data-state` on its element is `drawn` once painted.
 */
import Feature from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import VectorLayer from 'ol/layer/Vector';
import OlMap from 'ol/Map';
import VectorSource from 'ol/source/Vector';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import View from 'ol/View';
import type { Theme } from '../../shared/cartography/palette.ts';
import type { PackedLayer } from '../../shared/domain/layer.ts';
import type { MapCamera } from './camera.ts';
import { landShapes } from './land.ts';
import { type Rectangle, rectangleOf } from './overview-rectangle.ts';
import { packedGeometry } from './packed-features.ts';
import { clippedToZone, type Extent4, FRANCE_LAMBERT_93, mapProjection, projectExtent } from './projections.ts';
import { cssColour } from './styles/colour.ts';

export interface OverviewInput {
  /** Outlines of territories of the project, in the system of the view. */
  readonly background: PackedLayer | null;
  /** Degrees: what the overview shows whole; null is France. */
  readonly extent: Extent4 | null;
  readonly epsg: number;
  readonly theme: Theme;
}

const PADDING = 8;

export class OverviewView {
  readonly #map: OlMap;
  readonly #target: HTMLElement;
  readonly #rectangle: HTMLElement;
  readonly #land = new VectorLayer({ source: new VectorSource<Feature<Geometry>>() });
  readonly #background = new VectorLayer({ source: new VectorSource<Feature<Geometry>>() });
  #input: OverviewInput | null = null;
  #camera: MapCamera | null = null;
  #stopWatching: (() => void) | null = null;
  #isHeld = false;

  constructor(target: HTMLElement, rectangle: HTMLElement) {
    this.#target = target;
    this.#rectangle = rectangle;
    this.#map = new OlMap({ target, controls: [], interactions: [], layers: [this.#land, this.#background] });
    this.#map.on('rendercomplete', () => {
      target.dataset['state'] = 'drawn';
    });
    this.#map.on('postrender', this.#place);
    target.addEventListener('pointerdown', this.#press);
  }

  update(input: OverviewInput): void {
    const before = this.#input;
    this.#input = input;
    const isMoved = before?.epsg !== input.epsg || String(before.extent) !== String(input.extent);
    if (before?.epsg !== input.epsg) fill(this.#land, landShapes(input.epsg));
    if (isMoved || before.background !== input.background) {
      const usable = input.background?.epsg === input.epsg ? input.background : null;
      fill(this.#background, usable ? Array.from(usable.fids, (_, index) => packedGeometry(usable, index)) : []);
    }
    if (before?.theme !== input.theme) this.#paint(input.theme);
    if (isMoved) this.#fit();
    this.#map.render();
  }

  /** The map whose view the rectangle shows; null: none. */
  watch(camera: MapCamera | null): void {
    this.#stopWatching?.();
    this.#stopWatching = null;
    this.#camera = camera;
    if (camera) {
      camera.map.on('postrender', this.#place);
      camera.map.on('moveend', this.#fit);
      this.#stopWatching = () => {
        camera.map.un('postrender', this.#place);
        camera.map.un('moveend', this.#fit);
      };
    }
    this.#fit();
    this.#place();
  }

  dispose(): void {
    this.#stopWatching?.();
    this.#target.removeEventListener('pointerdown', this.#press);
    this.#map.setTarget(undefined);
    this.#map.dispose();
  }

  /** All of the project, and of what the map shows where that is more. */
  readonly #fit = (): void => {
    if (!this.#input || this.#isHeld) return;
    const { extent, epsg } = this.#input;
    const own = (extent && projectExtent(clippedToZone(extent, epsg), epsg)) ?? FRANCE_LAMBERT_93;
    const seen = this.#camera?.epsg === epsg ? this.#camera.extent() : own;
    const box = [Math.min(own[0], seen[0]), Math.min(own[1], seen[1]), Math.max(own[2], seen[2]), Math.max(own[3], seen[3])];
    const view = new View({ projection: mapProjection(epsg), center: [0, 0], resolution: 1000, enableRotation: false });
    const size = [this.#target.clientWidth || 120, this.#target.clientHeight || 120];
    view.fit(box, { padding: [PADDING, PADDING, PADDING, PADDING], size });
    this.#map.setView(view);
  };

  readonly #place = (): void => {
    const { style } = this.#rectangle;
    const rectangle = this.#rectangleNow();
    style.display = rectangle ? '' : 'none';
    if (!rectangle) return;
    style.left = `${rectangle.left}px`;
    style.top = `${rectangle.top}px`;
    style.width = `${rectangle.width}px`;
    style.height = `${rectangle.height}px`;
  };

  #rectangleNow(): Rectangle | null {
    const resolution = this.#map.getView().getResolution();
    const [width, height] = this.#map.getSize() ?? [];
    const centre = this.#map.getView().getCenter();
    if (!this.#camera || this.#camera.epsg !== this.#input?.epsg || !resolution || !width || !height || !centre) return null;
    return rectangleOf(this.#camera.extent(), { centre: [centre[0] ?? 0, centre[1] ?? 0], resolution, size: [width, height] });
  }

  /** Takes hold of the rectangle where it was pressed; elsewhere the map comes to the place first. */
  readonly #press = (event: PointerEvent): void => {
    const camera = this.#camera;
    if (!camera || event.button !== 0) return;
    event.preventDefault();
    this.#target.setPointerCapture(event.pointerId);
    const place = (at: PointerEvent): readonly [number, number] => {
      const { left, top } = this.#target.getBoundingClientRect();
      const [x = 0, y = 0] = this.#map.getCoordinateFromPixel([at.clientX - left, at.clientY - top]) ?? [];
      return [x, y];
    };
    const from = place(event);
    this.#isHeld = true;
    if (event.target !== this.#rectangle) camera.goTo({ epsg: camera.epsg, centre: from, scaleDenominator: null }, 0);
    const start = camera.centre;
    const move = (moved: PointerEvent): void => {
      const [x, y] = place(moved);
      camera.goTo({ epsg: camera.epsg, centre: [start[0] + x - from[0], start[1] + y - from[1]], scaleDenominator: null }, 0);
    };
    const end = (): void => {
      this.#isHeld = false;
      this.#fit();
      this.#target.removeEventListener('pointermove', move);
      this.#target.removeEventListener('pointerup', end);
      this.#target.removeEventListener('pointercancel', end);
    };
    this.#target.addEventListener('pointermove', move);
    this.#target.addEventListener('pointerup', end);
    this.#target.addEventListener('pointercancel', end);
  };

  #paint(theme: Theme): void {
    const line = (colour: string, width: number, opacity = 1): Stroke => new Stroke({ color: cssColour(colour, theme, opacity), width });
    this.#land.setStyle(new Style({ fill: new Fill({ color: cssColour('@m-land-2', theme) }), stroke: line('@m-reg', 1, 0.6) }));
    this.#background.setStyle(
      new Style({ fill: new Fill({ color: cssColour('@m-admin', theme, 0.12) }), stroke: line('@m-admin', 0.8, 0.7) }),
    );
  }
}

function fill(layer: VectorLayer<VectorSource<Feature<Geometry>>>, geometries: readonly Geometry[]): void {
  const source = layer.getSource();
  source?.clear(true);
  source?.addFeatures(geometries.map((geometry) => new Feature(geometry)));
}

/** Annotations drawn on the map, moved and reshaped; what is drawn is told in degrees, the store answers with what stands there. */

import Collection from 'ol/Collection';
import { primaryAction } from 'ol/events/condition';
import Feature from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import Draw from 'ol/interaction/Draw';
import Modify from 'ol/interaction/Modify';
import PointerInteraction from 'ol/interaction/Pointer';
import type OlMap from 'ol/Map';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import type { AnnotationShape } from '../../../shared/domain/annotations.ts';
import { ANNOTATION_HIT_PX, annotationAt } from '../layers/annotation-hit.ts';
import { annotationLayerOf, annotationOf, lonLatOf } from '../layers/annotation-layer.ts';
import { toLonLat } from '../projections.ts';
import { annotationKeys } from './annotation-keys.ts';
import { annotationGeometry, MOST_POSITIONS, sketchGeometry } from './annotation-shapes.ts';
import { lineSketch } from './line-sketch.ts';
import type { MapTool } from './tool.ts';

export function annotateTool(shape: AnnotationShape): MapTool {
  return ({ map, epsg, theme, tell }) => {
    const drawn = (geometry: Geometry | null | undefined): void => {
      const xy = geometry ? lonLatOf(geometry, epsg()) : null;
      if (xy) tell('annotated', { shape, xy });
    };
    const stop =
      shape === 'surlignage'
        ? drawFreely(map, drawn)
        : lineSketch({
            map,
            theme,
            most: () => MOST_POSITIONS[shape],
            shape: (positions) => sketchGeometry(shape, positions),
            changed: () => undefined,
            ended: (positions) => drawn(annotationGeometry(shape, positions)),
            stays: false,
          });
    map.getTargetElement()?.classList.add('crosshair');
    tell('annotating', shape);
    return () => {
      stop();
      map.getTargetElement()?.classList.remove('crosshair');
      tell('annotating', null);
    };
  };
}

/** Along the pointer while its button is held. */
function drawFreely(map: OlMap, drawn: (geometry: Geometry | undefined) => void): () => void {
  const draw = new Draw({ type: 'LineString', stopClick: true, freehand: true });
  draw.on('drawend', ({ feature }) => drawn(feature.getGeometry()));
  map.addInteraction(draw);
  return () => map.removeInteraction(draw);
}

/** A click chooses, a drag moves, corners of lines and polygons are pulled; by keyboard as annotation-keys.ts says. */
export const editAnnotationsTool: MapTool = ({ map, epsg, tell }) => {
  const layer = annotationLayerOf(map);
  const movable = new Collection<Feature<Geometry>>();
  const under = ({ coordinate }: MapBrowserEvent): Feature<Geometry> | null =>
    layer?.getVisible() ? annotationAt(layer.getSource()?.getFeatures() ?? [], coordinate, map.getView().getResolution() ?? 1) : null;
  let chosenId: string | number | undefined;
  const choose = (found: Feature<Geometry> | null): void => {
    chosenId = found?.getId();
    movable.clear();
    if (found) movable.push(found);
    const chosen = found ? annotationOf(found) : null;
    tell('annotationChosen', chosen && { table: chosen.table, fid: chosen.fid });
  };
  const click = (event: MapBrowserEvent): void => choose(under(event));
  const changed = (features: readonly Feature<Geometry>[]): void => {
    for (const feature of features) {
      const geometry = feature.getGeometry();
      const xy = geometry ? lonLatOf(geometry, epsg()) : null;
      const { table, fid } = annotationOf(feature);
      if (xy) tell('annotationMoved', { table, fid, xy });
    }
  };
  // what is drawn is made anew after each change: the chosen one is taken up again, or let go
  const source = layer?.getSource() ?? null;
  const follow = (): void => {
    const fresh = chosenId === undefined ? null : (source?.getFeatureById(chosenId) ?? null);
    if (fresh === (movable.item(0) ?? null)) return;
    movable.clear();
    if (fresh instanceof Feature) movable.push(fresh);
  };
  source?.on('change', follow);
  const modify = new Modify({ features: movable, condition: primaryAction, pixelTolerance: ANNOTATION_HIT_PX + 2 });
  modify.on('modifyend', ({ features }) => changed(features.getArray() as Feature<Geometry>[]));
  const move = moveInteraction(under, (feature) => changed([feature]));
  const releaseKeys = annotationKeys({
    map,
    all: () => (layer?.getVisible() ? (source?.getFeatures() ?? []) : []),
    chosen: () => movable.item(0) ?? null,
    choose,
    moved: (feature) => changed([feature]),
    remove: (feature) => {
      const { table, fid } = annotationOf(feature);
      choose(null);
      tell('annotationRemoved', { table, fid });
    },
  });
  map.on('click', click);
  map.addInteraction(move);
  map.addInteraction(modify);
  tell('annotating', 'edit');
  return () => {
    source?.un('change', follow);
    releaseKeys();
    map.un('click', click);
    map.removeInteraction(move);
    map.removeInteraction(modify);
    map.getViewport()?.classList.remove('ol-grab', 'ol-grabbing');
    tell('annotationChosen', null);
    tell('annotating', null);
  };
};

type Under = (event: MapBrowserEvent) => Feature<Geometry> | null;

/** A drag moves what lies under the pointer; the pointer says beforehand that it would. */
function moveInteraction(under: Under, moved: (feature: Feature<Geometry>) => void): PointerInteraction {
  let held: Feature<Geometry> | null = null;
  let isMoved = false;
  let [lastX, lastY] = [0, 0];
  const cursor = (event: MapBrowserEvent): void => {
    const viewport = event.map.getViewport();
    viewport?.classList.toggle('ol-grabbing', held !== null);
    viewport?.classList.toggle('ol-grab', held === null && under(event) !== null);
  };
  const take = ({ coordinate: [x = 0, y = 0] }: MapBrowserEvent): void => {
    [lastX, lastY] = [x, y];
  };
  return new PointerInteraction({
    handleDownEvent: (event) => {
      held = under(event);
      isMoved = false;
      take(event);
      cursor(event);
      return held !== null;
    },
    handleDragEvent: (event) => {
      const [x = 0, y = 0] = event.coordinate;
      held?.getGeometry()?.translate(x - lastX, y - lastY);
      isMoved = true;
      take(event);
    },
    handleUpEvent: (event) => {
      const feature = held;
      held = null;
      cursor(event);
      if (feature && isMoved) moved(feature);
      return false;
    },
    handleMoveEvent: cursor,
  });
}

/** One position: the place of a piece. */
export const placeMediaTool: MapTool = ({ map, epsg, theme, tell, finished }) => {
  const stop = lineSketch({
    map,
    theme,
    most: () => 1,
    shape: () => null,
    changed: () => undefined,
    ended: ([position]) => {
      const place = position && toLonLat(position, epsg());
      if (place) tell('mediaPlaced', [place[0], place[1]]);
      finished();
    },
    stays: false,
  });
  map.getTargetElement()?.classList.add('crosshair');
  tell('annotating', 'place');
  return () => {
    stop();
    map.getTargetElement()?.classList.remove('crosshair');
    tell('annotating', null);
  };
};

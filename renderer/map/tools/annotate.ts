/** Annotations drawn on the map, moved and reshaped; what is drawn is told in degrees, the store answers with what stands there. */

import Collection from 'ol/Collection';
import { primaryAction } from 'ol/events/condition';
import Feature from 'ol/Feature';
import type Circle from 'ol/geom/Circle';
import type Geometry from 'ol/geom/Geometry';
import { fromCircle } from 'ol/geom/Polygon';
import Draw from 'ol/interaction/Draw';
import Modify from 'ol/interaction/Modify';
import PointerInteraction from 'ol/interaction/Pointer';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import type { AnnotationShape } from '../../../shared/domain/annotations.ts';
import { ANNOTATION_HIT_PX, annotationAt } from '../layers/annotation-hit.ts';
import { annotationLayerOf, annotationOf, lonLatOf } from '../layers/annotation-layer.ts';
import { toLonLat } from '../projections.ts';
import type { MapTool } from './tool.ts';

const CORNERS = 72;

export function annotateTool(shape: AnnotationShape): MapTool {
  const type = shape === 'texte' ? 'Point' : shape === 'polygone' ? 'Polygon' : shape === 'cercle' ? 'Circle' : 'LineString';
  return ({ map, epsg, tell }) => {
    const draw = new Draw({
      type,
      stopClick: true,
      ...(shape === 'surlignage' ? { freehand: true } : {}),
      ...(shape === 'fleche' ? { maxPoints: 2 } : {}),
    });
    draw.on('drawend', ({ feature }) => {
      const drawn = feature.getGeometry();
      const geometry = shape === 'cercle' ? fromCircle(drawn as Circle, CORNERS) : drawn;
      const xy = geometry ? lonLatOf(geometry, epsg()) : null;
      if (xy) tell('annotated', { shape, xy });
    });
    map.addInteraction(draw);
    map.getTargetElement()?.classList.add('crosshair');
    tell('annotating', shape);
    return () => {
      map.removeInteraction(draw);
      map.getTargetElement()?.classList.remove('crosshair');
      tell('annotating', null);
    };
  };
}

/** A click chooses, a drag moves, corners of lines and polygons are pulled. */
export const editAnnotationsTool: MapTool = ({ map, epsg, tell }) => {
  const layer = annotationLayerOf(map);
  const movable = new Collection<Feature<Geometry>>();
  const under = ({ coordinate }: MapBrowserEvent): Feature<Geometry> | null =>
    layer?.getVisible() ? annotationAt(layer.getSource()?.getFeatures() ?? [], coordinate, map.getView().getResolution() ?? 1) : null;
  const click = (event: MapBrowserEvent): void => {
    const found = under(event);
    movable.clear();
    if (found) movable.push(found);
    const chosen = found ? annotationOf(found) : null;
    tell('annotationChosen', chosen && { table: chosen.table, fid: chosen.fid });
  };
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
    const held = movable.item(0) as Feature<Geometry> | undefined;
    const id = held?.getId();
    const fresh = id === undefined ? null : (source?.getFeatureById(id) ?? null);
    if (!held || fresh === held) return;
    movable.clear();
    if (fresh instanceof Feature) movable.push(fresh);
  };
  source?.on('change', follow);
  const modify = new Modify({ features: movable, condition: primaryAction, pixelTolerance: ANNOTATION_HIT_PX + 2 });
  modify.on('modifyend', ({ features }) => changed(features.getArray() as Feature<Geometry>[]));
  const move = moveInteraction(under, (feature) => changed([feature]));
  map.on('click', click);
  map.addInteraction(move);
  map.addInteraction(modify);
  tell('annotating', 'edit');
  return () => {
    source?.un('change', follow);
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

/** One click: the place of a piece. */
export const placeMediaTool: MapTool = ({ map, epsg, tell, finished }) => {
  const click = (event: MapBrowserEvent): void => {
    const [x = 0, y = 0] = event.coordinate;
    const place = toLonLat([x, y], epsg());
    if (place) tell('mediaPlaced', [place[0], place[1]]);
    finished();
  };
  map.on('click', click);
  map.getTargetElement()?.classList.add('crosshair');
  tell('annotating', 'place');
  return () => {
    map.un('click', click);
    map.getTargetElement()?.classList.remove('crosshair');
    tell('annotating', null);
  };
};

/** Shapes that select: what is drawn is told with the keys held; what becomes of it is decided elsewhere. */
import { always } from 'ol/events/condition';
import LineString from 'ol/geom/LineString';
import Polygon from 'ol/geom/Polygon';
import DragBox from 'ol/interaction/DragBox';
import Draw from 'ol/interaction/Draw';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import { localDistance_m } from '../../../shared/geo/distance.ts';
import { circleAround } from '../../../shared/geo/local-plane.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { toLonLat } from '../projections.ts';
import { lineSketch, modifiersOf, type Position } from './line-sketch.ts';
import { sketchStyles } from './sketch-styles.ts';
import type { MapTool, ToolContext } from './tool.ts';

/** A click without a drag designates one object, as with the arrow. */
function clicking({ map, pickAt, select }: ToolContext): () => void {
  const click = (event: MapBrowserEvent): void => {
    const [x = 0, y = 0] = event.coordinate;
    const { shift, control } = modifiersOf(event.originalEvent);
    const found = pickAt([x, y]);
    if (found) select(found.table, [found.fid], control ? 'toggle' : shift ? 'add' : 'replace');
    else if (!control && !shift) select(null, [], 'replace');
  };
  map.on('click', click);
  return () => map.un('click', click);
}

export const selectBoxTool: MapTool = (context) => {
  const { map, tell } = context;
  const stopClicking = clicking(context);
  const box = new DragBox({ condition: always, className: 'map-box' });
  let keys = modifiersOf(undefined);
  box.on('boxdrag', () => tell('hint', null));
  box.on('boxend', (event) => {
    keys = modifiersOf(event.mapBrowserEvent?.originalEvent);
    const [minX = 0, minY = 0, maxX = 0, maxY = 0] = box.getGeometry().getExtent();
    tell('drawnArea', { area: { kind: 'box', box: [minX, minY, maxX, maxY] }, epsg: context.epsg(), keys });
  });
  map.addInteraction(box);
  map.getTargetElement()?.classList.add('crosshair');
  return () => {
    stopClicking();
    map.removeInteraction(box);
    map.getTargetElement()?.classList.remove('crosshair');
  };
};

export const selectLassoTool: MapTool = (context) => {
  const { map, theme, tell } = context;
  const stopClicking = clicking(context);
  const lasso = new Draw({ type: 'Polygon', freehand: true, condition: always, style: sketchStyles(theme()) });
  let keys = modifiersOf(undefined);
  // the end of the drawing does not say which keys were held
  const watch = (event: PointerEvent): void => {
    keys = modifiersOf(event);
  };
  window.addEventListener('pointerup', watch, { capture: true });
  lasso.on('drawend', ({ feature }) => {
    const ring = (feature.getGeometry() as Polygon).getCoordinates()[0] ?? [];
    if (ring.length < 4) return;
    tell('drawnArea', { area: { kind: 'polygon', xy: Float64Array.from(ring.flat()) }, epsg: context.epsg(), keys });
  });
  map.addInteraction(lasso);
  map.getTargetElement()?.classList.add('crosshair');
  return () => {
    stopClicking();
    window.removeEventListener('pointerup', watch, { capture: true });
    map.removeInteraction(lasso);
    map.getTargetElement()?.classList.remove('crosshair');
  };
};

export const selectPolygonTool: MapTool = ({ map, theme, tell, epsg }) =>
  lineSketch({
    map,
    theme,
    most: () => Number.POSITIVE_INFINITY,
    shape: (positions) => {
      const copied = positions.map((position) => [...position]);
      return positions.length < 2 ? null : positions.length === 2 ? new LineString(copied) : new Polygon([copied]);
    },
    changed: () => undefined,
    ended: (positions, keys) => {
      if (positions.length >= 3)
        tell('drawnArea', { area: { kind: 'polygon', xy: Float64Array.from(positions.flat()) }, epsg: epsg(), keys });
    },
    stays: false,
  });

/** Metres on the ground between two positions of the view; 0 where they have none. */
function ground_m(a: Position, b: Position, epsg: number): number {
  const [from, to] = [toLonLat(a, epsg), toLonLat(b, epsg)];
  return from && to ? localDistance_m(from[0], from[1], to[0], to[1]) : 0;
}

/** Round on the ground, whatever the system. */
function circleShape(centre: Position, radius_m: number, epsg: number): Polygon | null {
  const lonLat = toLonLat(centre, epsg);
  const projection = projectionOf(epsg);
  if (!lonLat || !projection || !(radius_m > 0)) return null;
  const xy = projection.forward(circleAround(lonLat[0], lonLat[1], radius_m, 120));
  return new Polygon([Array.from({ length: xy.length / 2 }, (_, index) => [xy[index * 2] as number, xy[index * 2 + 1] as number])]);
}

/** The centre, then the edge; the centre alone where a radius is given. */
export const selectCircleTool: MapTool = ({ map, theme, tell, epsg, wishes }) =>
  lineSketch({
    map,
    theme,
    most: () => (wishes().radius_m === null ? 2 : 1),
    shape: ([centre, edge]) => {
      const given = wishes().radius_m;
      if (!centre) return null;
      if (given !== null) return circleShape(centre, given, epsg());
      return edge ? circleShape(centre, ground_m(centre, edge, epsg()), epsg()) : null;
    },
    changed: ([centre], pointer) => tell('drawnRadius', centre && pointer ? ground_m(centre, pointer, epsg()) : null),
    ended: ([centre, edge], keys) => {
      const radius_m = wishes().radius_m ?? (centre && edge ? ground_m(centre, edge, epsg()) : 0);
      if (centre && radius_m > 0) tell('drawnArea', { area: { kind: 'circle', centre: [...centre], radius_m }, epsg: epsg(), keys });
    },
    stays: false,
  });

/** A mark on the map at a place that was looked for: a ring with a dot, in the colour of what is designated. */
import Feature from 'ol/Feature';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import type { MapPart } from './part.ts';
import { projectExtent } from './projections.ts';

const ABOVE_ALL = 1000;

/** `place`: longitude and latitude in degrees. Stays at its place when the system of the map changes. */
export function placeMarker(place: readonly [number, number]): MapPart {
  return ({ map, epsg }) => {
    const point = new Point([0, 0]);
    const tokens = getComputedStyle(map.getTargetElement() ?? document.documentElement);
    const colour = tokens.getPropertyValue('--c-select-map').trim();
    const halo = tokens.getPropertyValue('--m-halo').trim();
    const ring = (radius: number, stroke: Stroke, fill?: Fill) =>
      new Style({ image: new CircleStyle({ radius, stroke, ...(fill ? { fill } : {}) }) });
    const layer = new VectorLayer({
      source: new VectorSource({ features: [new Feature(point)] }),
      zIndex: ABOVE_ALL,
      style: [
        ring(11, new Stroke({ color: halo, width: 6 })),
        ring(11, new Stroke({ color: colour, width: 3 })),
        ring(3.5, new Stroke({ color: halo, width: 2 }), new Fill({ color: colour })),
      ],
    });
    const put = (): void => {
      const [longitude, latitude] = place;
      const box = projectExtent([longitude, latitude, longitude, latitude], epsg());
      if (box) point.setCoordinates([box[0], box[1]]);
      layer.setVisible(box !== null);
    };
    put();
    map.addLayer(layer);
    map.on('change:view', put);
    return () => {
      map.un('change:view', put);
      map.removeLayer(layer);
      layer.dispose();
    };
  };
}

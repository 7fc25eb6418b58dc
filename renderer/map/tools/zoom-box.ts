import { always } from 'ol/events/condition';
import DragBox from 'ol/interaction/DragBox';
import type { MapTool } from './tool.ts';

const DURATION = 160;

/** Draw a box: the view goes there, and the pointer selects again. */
export const zoomBoxTool: MapTool = ({ map, finished }) => {
  const box = new DragBox({ condition: always, className: 'map-box' });
  box.on('boxend', () => {
    map.getView().fit(box.getGeometry(), { duration: DURATION });
    finished();
  });
  map.addInteraction(box);
  map.getTargetElement()?.classList.add('crosshair');
  return () => {
    map.removeInteraction(box);
    map.getTargetElement()?.classList.remove('crosshair');
  };
};

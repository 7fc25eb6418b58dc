import { shiftKeyOnly } from 'ol/events/condition';
import DragBox from 'ol/interaction/DragBox';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import { pieceAt } from '../layers/media-layer.ts';
import type { MapTool } from './tool.ts';

const adds = (event: Event): boolean => event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey);

/** Click replaces, Ctrl or Maj toggles, a box drawn with Maj adds; the object under the pointer is outlined. */
export const selectTool: MapTool = ({ map, pickAt, inBox, select, hover }) => {
  const click = (event: MapBrowserEvent): void => {
    const [x = 0, y = 0] = event.coordinate;
    // its badge lies above the objects: the click is for the piece
    if (pieceAt(map, [x, y]) !== null) return;
    const found = pickAt([x, y]);
    const toggles = adds(event.originalEvent);
    if (found) select(found.table, [found.fid], toggles ? 'toggle' : 'replace');
    else if (!toggles) select(null, [], 'replace');
  };
  const move = (event: MapBrowserEvent): void => {
    if (event.dragging) {
      hover(null);
      return;
    }
    const [x = 0, y = 0] = event.coordinate;
    const onPiece = pieceAt(map, [x, y]) !== null;
    const found = onPiece ? null : pickAt([x, y]);
    map.getTargetElement()?.classList.toggle('over-object', onPiece || found !== null);
    hover(found);
  };
  const box = new DragBox({ condition: shiftKeyOnly, className: 'map-box' });
  box.on('boxend', () => {
    void inBox(box.getGeometry().getExtent()).then((found) => found && select(found.table, found.fids, 'add'));
  });
  map.on('click', click);
  map.on('pointermove', move);
  map.addInteraction(box);
  return () => {
    map.un('click', click);
    map.un('pointermove', move);
    map.removeInteraction(box);
    map.getTargetElement()?.classList.remove('over-object');
    hover(null);
  };
};

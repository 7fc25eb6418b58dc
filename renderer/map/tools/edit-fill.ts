import type MapBrowserEvent from 'ol/MapBrowserEvent';
import { translate } from '../../../shared/messages/index.ts';
import type { Xy } from '../editing/plane.ts';
import { SnapSource } from '../editing/snap-source.ts';
import type { MapTool } from './tool.ts';

/** A click in a hole fills it: of the selected objects, or of whatever object goes round the place. */
export const editFillTool: MapTool = ({ map, epsg, editing, tell }) => {
  const source = new SnapSource(map, epsg, editing, () => undefined);
  const click = (event: MapBrowserEvent): void => {
    const [x = 0, y = 0] = event.coordinate;
    const at: Xy = [x, y];
    const { table, selected } = editing.state();
    const fids = selected.length > 0 ? [...selected] : table ? (source.index?.around(at, table) ?? []) : [];
    if (fids.length === 0) {
      editing.say('drawing.needs.hole');
      return;
    }
    const half = source.tolerance(1);
    const ring: [number, number][] = [
      [x - half, y - half],
      [x + half, y - half],
      [x, y + half],
      [x - half, y - half],
    ];
    void editing.commit({ kind: 'fill-holes', fids, ring });
  };
  map.on('click', click);
  map.getTargetElement()?.classList.add('crosshair');
  tell('hint', translate(editing.state().language, 'drawing.hint.fill'));
  return () => {
    map.un('click', click);
    map.getTargetElement()?.classList.remove('crosshair');
    source.dispose();
    tell('hint', null);
  };
};

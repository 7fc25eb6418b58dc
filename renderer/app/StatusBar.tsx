import { Database, MousePointerSquareDashed, TriangleAlert } from 'lucide-react';
import { LAMBERT_93, legalZoneAt, WEB_MERCATOR } from '../../shared/geo/crs.ts';
import { systemsOf, toLonLat, withinItsZone } from '../map/projections.ts';
import { useProject } from '../state/project.ts';
import { useSelection } from '../state/selection.ts';
import { countOf } from '../state/selection-sets.ts';
import { useTableView } from '../state/table-view.ts';
import { useView } from '../state/view.ts';
import { TaskStatus } from '../tasks/analysis/TaskStatus.tsx';
import { layerName } from '../tasks/layers/layer-name.ts';
import { LayoutStatus } from '../tasks/layout/LayoutStatus.tsx';
import { PlaceButton } from '../tasks/views/PlaceButton.tsx';
import { ScaleButton } from '../tasks/views/ScaleButton.tsx';
import { RoomStatus } from '../tasks/workshop/RoomStatus.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { useFormat } from '../ui/format.ts';
import { Menu } from '../ui/Menu.tsx';
import { useText } from '../ui/text.tsx';

export function StatusBar() {
  const text = useText();
  const format = useFormat();
  const project = useProject((store) => store.project);
  const { table, fids, sets } = useSelection();
  const selectedLayers = Object.keys(sets).length;
  const { readout, mode } = useView();
  const hidden = useTableView(({ shown }) => (shown?.table === table ? shown.hidden : 0));
  const layer = project?.layers.find((one) => one.table === table);
  const filled = (project?.layers ?? []).flatMap((one) => (one.extent && one.count > 0 ? [one.extent] : []));
  const present = systemsOf(filled);
  const systems = [...new Set([...(present.length > 0 ? present : [LAMBERT_93]), readout.epsg, WEB_MERCATOR])];
  const astray = readout.centre !== null && !withinItsZone(readout.centre, readout.epsg);
  return (
    <footer className="status-bar" data-region="status">
      <TaskStatus />
      {project && mode === 'mise-en-page' && <LayoutStatus />}
      {project && mode !== 'mise-en-page' && (
        <span className="status-cell spring" data-testid="selection-status">
          <MousePointerSquareDashed size={13} />
          <span className="ellipsis">
            {fids.length === 0 || !layer
              ? text('status.nothing-selected')
              : selectedLayers > 1
                ? text('status.selected-several', { count: countOf(sets), layers: selectedLayers })
                : text('status.selected', { count: fids.length, layer: layerName(layer, text) })}
            {hidden > 0 && ` · ${text('status.hidden', { count: hidden })}`}
          </span>
        </span>
      )}
      {project && mode === 'atelier' && <RoomStatus />}
      {project && mode === 'carte' && (
        <>
          <span className="status-cell number">
            <PlaceButton />
          </span>
          <span className="status-cell number">
            <ScaleButton />
          </span>
          {astray && <OutOfZone centre={readout.centre} epsg={readout.epsg} />}
          <span className="status-cell">
            <Menu
              label={text('status.crs')}
              placement="top end"
              trigger={<LinkButton>{`${text(`crs.${readout.epsg}`)} · EPSG:${readout.epsg}`}</LinkButton>}
              entries={systems.map((epsg) => ({
                id: String(epsg),
                label: `${text(`crs.${epsg}`)} · EPSG:${epsg}`,
                run: () => useView.getState().setReadout({ epsg }),
              }))}
            />
          </span>
        </>
      )}
      {project && (
        <span className="status-cell number bytes">
          <Database size={13} />
          {`GeoPackage ${format.bytes(project.bytes)}`}
        </span>
      )}
    </footer>
  );
}

/** The view has left the zone its system is made for; the system of the place it came to is one press away. */
function OutOfZone({ centre, epsg }: { centre: readonly [number, number] | null; epsg: number }) {
  const text = useText();
  const lonLat = centre && toLonLat(centre, epsg);
  const here = lonLat && legalZoneAt(lonLat[0], lonLat[1]);
  return (
    <span className="status-cell warning" role="status" data-testid="out-of-zone">
      <TriangleAlert size={13} />
      {text('status.out-of-zone')}
      {here && (
        <LinkButton onPress={() => useView.getState().setReadout({ epsg: here.epsg })}>
          {text('status.use-crs', { crs: text(`crs.short.${here.epsg}`) })}
        </LinkButton>
      )}
    </span>
  );
}

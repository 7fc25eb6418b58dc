import { Database, MousePointerSquareDashed } from 'lucide-react';
import { legalEpsg, VIEW_SYSTEMS } from '../map/projections.ts';
import { roundedDenominator } from '../map/scale.ts';
import { useProject } from '../state/project.ts';
import { useSelection } from '../state/selection.ts';
import { useView } from '../state/view.ts';
import { TaskStatus } from '../tasks/analysis/TaskStatus.tsx';
import { layerName } from '../tasks/layers/layer-name.ts';
import { LinkButton } from '../ui/Button.tsx';
import { useFormat } from '../ui/format.ts';
import { Menu } from '../ui/Menu.tsx';
import { useText } from '../ui/text.tsx';
import { extentOfLayers } from './view-system.ts';

export function StatusBar() {
  const text = useText();
  const format = useFormat();
  const project = useProject((store) => store.project);
  const { table, fids } = useSelection();
  const { readout, mode } = useView();
  const layer = project?.layers.find((one) => one.table === table);
  const at = readout.pointer ?? readout.centre;
  const legal = legalEpsg(extentOfLayers(project?.layers ?? []));
  const systems = [...new Set([legal, 2154, ...VIEW_SYSTEMS])];
  return (
    <footer className="status-bar" data-region="status">
      <TaskStatus />
      {project && (
        <span className="status-cell spring" data-testid="selection-status">
          <MousePointerSquareDashed size={13} />
          {fids.length === 0 || !layer
            ? text('status.nothing-selected')
            : text('status.selected', { count: fids.length, layer: layerName(layer, text) })}
        </span>
      )}
      {project && mode === 'carte' && (
        <>
          <span className="status-cell number">{at ? format.coordinates(at[0], at[1], readout.pointer ? 1 : 0) : ''}</span>
          <span className="status-cell number" data-testid="scale">
            {readout.scaleDenominator === null ? '' : format.scale(roundedDenominator(readout.scaleDenominator))}
          </span>
          <span className="status-cell">
            <Menu
              label={text('status.crs')}
              placement="top end"
              trigger={<LinkButton aria-label={text('status.crs')}>{`${text(`crs.${readout.epsg}`)} · EPSG:${readout.epsg}`}</LinkButton>}
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
        <span className="status-cell number">
          <Database size={13} />
          {`GeoPackage ${format.bytes(project.bytes)}`}
        </span>
      )}
    </footer>
  );
}

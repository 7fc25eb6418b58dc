import type { LayerInfo } from '../../shared/domain/layer.ts';
import { useLayers } from '../state/project.ts';
import { useSelection } from '../state/selection.ts';
import { useView } from '../state/view.ts';
import { Inspector } from '../tasks/inspector/Inspector.tsx';
import { LayerPanel } from '../tasks/layers/LayerPanel.tsx';
import { layerName } from '../tasks/layers/layer-name.ts';
import { TablePanel } from '../tasks/table/TablePanel.tsx';
import { useText } from '../ui/text.tsx';
import { Checklist } from './Checklist.tsx';
import { MapPanel } from './MapPanel.tsx';
import { theMap } from './map-handle.ts';
import { TableSplitter } from './TableSplitter.tsx';

/** Map in the middle, furniture around it; in mode Sites the table takes its place. */
export function Workbench() {
  const text = useText();
  const { mode, layersOpen, inspectorOpen, tableOpen, tableHeight, set } = useView();
  const empty = useLayers().every((layer) => layer.count === 0);
  const selected = useSelection((selection) => selection.fids.length > 0);
  const nameOf = (layer: LayerInfo): string => layerName(layer, text);
  const onMap = mode === 'carte';
  const showTable = !empty && (!onMap || tableOpen);
  return (
    <main className={`workbench${layersOpen && onMap ? '' : ' no-layers'}${inspectorOpen ? '' : ' no-inspector'}`}>
      {onMap && layersOpen && (
        <aside className="panel layer-panel" data-region="layers" aria-label={text('layers.title')}>
          <LayerPanel onZoom={(layer) => layer.extent && theMap()?.fit(layer.extent)} />
        </aside>
      )}
      <div
        className="middle"
        style={{ gridTemplateRows: onMap ? `minmax(0, 1fr) ${empty ? '' : tableOpen ? `${tableHeight}px` : '38px'}` : 'minmax(0, 1fr)' }}
      >
        <MapPanel hidden={!onMap} empty={empty} />
        {!empty && (
          <section className="panel table-panel" data-region="table" aria-label={text('table.title')}>
            {onMap && showTable && <TableSplitter />}
            <TablePanel nameOf={nameOf} collapsible={onMap} />
          </section>
        )}
      </div>
      {inspectorOpen && (
        <aside className={`panel inspector${selected ? ' filled' : ''}`} data-region="inspector" aria-label={text('inspector.title')}>
          {empty ? <Checklist /> : <Inspector nameOf={nameOf} onClose={() => set({ inspectorOpen: false })} />}
        </aside>
      )}
    </main>
  );
}

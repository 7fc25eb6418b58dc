import type { CSSProperties } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { LayerInfo } from '../../shared/domain/layer.ts';
import { useDrawnLayers, useProject } from '../state/project.ts';
import { useRestore } from '../state/restore.ts';
import { useSelection } from '../state/selection.ts';
import { useView } from '../state/view.ts';
import { Inspector } from '../tasks/inspector/Inspector.tsx';
import { LayerPanel } from '../tasks/layers/LayerPanel.tsx';
import { layerName } from '../tasks/layers/layer-name.ts';
import { PieceSection } from '../tasks/media/PieceSection.tsx';
import { HistoryPanel } from '../tasks/project/HistoryPanel.tsx';
import { ComparePanel } from '../tasks/restore/ComparePanel.tsx';
import { StylePanel } from '../tasks/style/StylePanel.tsx';
import { TablePanel } from '../tasks/table/TablePanel.tsx';
import { Decisions } from '../tasks/workshop/Decisions.tsx';
import { Workshop } from '../tasks/workshop/Workshop.tsx';
import { useText } from '../ui/text.tsx';
import { Checklist } from './Checklist.tsx';
import { FOLDED_TABLE, MAP_LEAST, useCovering } from './frame-sizes.ts';
import { MapPanel } from './MapPanel.tsx';
import { theMap } from './map-handle.ts';
import { TableSplitter } from './TableSplitter.tsx';

/** Map in the middle, furniture around it; in mode Sites the table takes its place. */
export function Workbench() {
  const text = useText();
  const { mode, layersOpen, inspectorOpen, tableOpen, tableHeight, set } = useView(
    useShallow(({ mode, layersOpen, inspectorOpen, tableOpen, tableHeight, set }) => ({
      mode,
      layersOpen,
      inspectorOpen,
      tableOpen,
      tableHeight,
      set,
    })),
  );
  const projectName = useProject((store) => store.project?.name ?? '');
  const empty = useProject((store) => (store.project?.layers ?? []).every((layer) => layer.count === 0));
  const styling = useView((view) => view.styling);
  const historyOpen = useView((view) => view.historyOpen);
  const comparing = useRestore((store) => store.comparing !== null);
  const styled = useDrawnLayers().find((layer) => layer.id === styling);
  const { narrow, covered } = useCovering();
  const selected = useSelection((selection) => selection.fids.length > 0);
  const nameOf = (layer: LayerInfo): string => layerName(layer, text);
  const onMap = mode === 'carte';
  const inWorkshop = mode === 'atelier';
  const showTable = !empty && (!onMap || tableOpen);
  // in a low window the table gives way
  const underTable = empty ? '0px' : tableOpen ? `min(${tableHeight}px, 100% - ${MAP_LEAST}px)` : `${FOLDED_TABLE}px`;
  const covering = narrow && onMap && inspectorOpen;
  return (
    <main
      className={
        inWorkshop
          ? 'workbench atelier'
          : `workbench${layersOpen && onMap ? '' : ' no-layers'}${inspectorOpen ? '' : ' no-inspector'}${covering ? ' covering' : ''}`
      }
      data-scale={inWorkshop ? 'atelier' : undefined}
      style={{ '--covered': `${covered}px`, '--under-inspector': underTable } as CSSProperties}
    >
      <h1 className="visually-hidden">{projectName}</h1>
      {inWorkshop && <Workshop />}
      {onMap && layersOpen && (
        <aside className="panel layer-panel" data-region="layers" aria-label={text('layers.title')}>
          <LayerPanel onZoom={(layer) => layer.extent && theMap()?.fit(layer.extent)} />
        </aside>
      )}
      <div
        className="middle"
        style={{
          gridTemplateRows: inWorkshop ? 'minmax(0, 1fr)' : onMap ? `minmax(0, 1fr) ${empty ? '' : underTable}` : 'minmax(0, 1fr)',
        }}
      >
        <MapPanel hidden={!onMap && !inWorkshop} empty={empty} covered={covered} />
        {!empty && !inWorkshop && (
          <section className="panel table-panel" data-region="table" aria-label={text('table.title')}>
            {onMap && showTable && <TableSplitter />}
            <TablePanel nameOf={nameOf} collapsible={onMap} />
          </section>
        )}
      </div>
      {inWorkshop && <Decisions />}
      {inspectorOpen && !inWorkshop && (
        <aside
          className={`panel inspector${selected || styled || historyOpen || comparing ? ' filled' : ''}`}
          data-region="inspector"
          aria-label={text('inspector.title')}
        >
          {comparing && onMap ? (
            <ComparePanel nameOf={(layer) => layerName(layer, text)} onSee={(extent) => theMap()?.fit(extent)} />
          ) : historyOpen ? (
            <HistoryPanel onClose={() => set({ historyOpen: false })} />
          ) : styled && onMap ? (
            <StylePanel key={styled.id} layer={styled} name={nameOf(styled)} onClose={() => set({ styling: null })} />
          ) : empty ? (
            <Checklist />
          ) : (
            <Inspector
              nameOf={nameOf}
              pieces={(target) => <PieceSection key={target.uid} target={target} />}
              onClose={() => set({ inspectorOpen: false })}
            />
          )}
        </aside>
      )}
    </main>
  );
}

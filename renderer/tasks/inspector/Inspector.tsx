import { MousePointerClick } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useQuery } from '../../engine/query.ts';
import { useLayers } from '../../state/project.ts';
import { useSelection } from '../../state/selection.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/text.tsx';
import { ObjectSheetView } from './ObjectSheetView.tsx';
import { SelectedLayerList } from './SelectedLayerList.tsx';
import { SelectionTotals } from './SelectionTotals.tsx';
import { SiteSheet } from './SiteSheet.tsx';
import './inspector.css';

interface InspectorProps {
  readonly nameOf: (layer: LayerInfo) => string;
  /** What is attached to an object. */
  readonly pieces: (target: { table: string; uid: string }) => ReactNode;
  readonly onClose: () => void;
}

/** Of the present layer. One object: its sheet. Several: count and totals. None: how to choose one. Other selected layers are a press away. */
export function Inspector({ nameOf, pieces, onClose }: InspectorProps) {
  const text = useText();
  const layers = useLayers();
  const { table, fids, primary } = useSelection();
  const layer = layers.find((one) => one.table === table);
  const single = layer && fids.length === 1 && primary !== null ? { table: layer.table, fid: primary } : null;
  const { data: sheet, failure } = useQuery('object/get', single, [layer?.table ?? '', 'resultats_sites', 'analyses']);
  if (!layer || fids.length === 0) {
    return (
      <EmptyState icon={MousePointerClick} title={text('inspector.empty')}>
        {text('inspector.empty-hint')}
      </EmptyState>
    );
  }
  const chosen = (): ReactNode => {
    if (fids.length > 1) return <SelectionTotals layer={layer} fids={fids} name={nameOf(layer)} onClose={onClose} />;
    if (failure) return <EmptyState icon={MousePointerClick} title={text(`error.${failure.code}`, failure.params)} />;
    if (!sheet || sheet.fid !== primary || sheet.table !== layer.table) return null;
    const attached = sheet.uid === null ? null : pieces({ table: sheet.table, uid: sheet.uid });
    return layer.kind === 'sites' && sheet.site ? (
      <SiteSheet key={sheet.fid} sheet={sheet} site={sheet.site} layer={layer} pieces={attached} onClose={onClose} />
    ) : (
      <ObjectSheetView
        key={`${sheet.table} ${sheet.fid}`}
        sheet={sheet}
        layer={layer}
        name={nameOf(layer)}
        pieces={attached}
        onClose={onClose}
      />
    );
  };
  return (
    <>
      <SelectedLayerList nameOf={nameOf} />
      {chosen()}
    </>
  );
}

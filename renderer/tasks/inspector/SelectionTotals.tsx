import { Trash2 } from 'lucide-react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';
import { useSelection } from '../../state/selection.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { SheetHead } from './SheetHead.tsx';
import { MOST_NAMES, useTotals } from './use-totals.ts';

/** n objects: how many, and the sums of what is known of them. */
export function SelectionTotals({
  layer,
  fids,
  name,
  onClose,
}: {
  layer: LayerInfo;
  fids: readonly number[];
  name: string;
  onClose: () => void;
}) {
  const text = useText();
  const format = useFormat();
  const totals = useTotals(layer.table, fids);
  const { count, without } = totals ?? { count: fids.length, without: 0 };
  const surface_ha = totals?.surface_ha ?? null;
  const friche_ha = totals?.friche_ha ?? null;
  const remove = async (): Promise<void> => {
    try {
      await call('object/delete', { table: layer.table, fids: [...fids] });
      useSelection.getState().clear('inspector', layer.table);
      useNotices.getState().toast('selection.deleted', { count: fids.length }, 'ok', 'history/undo');
    } catch (error) {
      useNotices.getState().refuse(refusalOf(error));
    }
  };
  return (
    <>
      <SheetHead kicker={name} title={text('inspector.selected', { count })} onClose={onClose} />
      <div className="sheet-body">
        {surface_ha !== null && (
          <section className="sheet-section">
            <div className="key-figures">
              <div>
                <h3>{text('figure.total-area')}</h3>
                <div className="key-value number">{format.hectares(surface_ha)}</div>
                {without > 0 && <div className="micro muted">{text('figure.without-area', { count: without })}</div>}
              </div>
              {friche_ha !== null && (
                <div>
                  <h3>{text('figure.total-friche')}</h3>
                  <div className="key-value number">{format.hectares(friche_ha)}</div>
                  {surface_ha > 0 && <div className="micro muted number">{format.percent(friche_ha / surface_ha)}</div>}
                </div>
              )}
            </div>
          </section>
        )}
        <section className="sheet-section">
          <h3>{name}</h3>
          <ul className="chosen-names">
            {(totals?.first ?? []).map((row) => (
              <li key={row.fid}>
                <button type="button" className="link" onClick={() => useSelection.getState().select(layer.table, [row.fid], 'inspector')}>
                  {row.name ?? text('inspector.number', { number: row.fid })}
                </button>
                {row.surface_ha !== null && <span className="number secondary">{format.hectares(row.surface_ha)}</span>}
              </li>
            ))}
          </ul>
          {count > MOST_NAMES && <p className="small muted">{text('inspector.more', { count: count - MOST_NAMES })}</p>}
        </section>
      </div>
      <footer className="sheet-foot">
        <Button look="danger" icon={Trash2} onPress={() => void remove()}>
          {text('selection.delete', { count: fids.length })}
        </Button>
      </footer>
    </>
  );
}

import { Trash2 } from 'lucide-react';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import { useQuery } from '../../engine/query.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';
import { useSelection } from '../../state/selection.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { SheetHead } from './SheetHead.tsx';
import { totalsOf } from './totals.ts';

const MOST_ROWS = 2000;
const MOST_NAMES = 12;

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
  const { data } = useQuery('table/rows', { table: layer.table, offset: 0, limit: MOST_ROWS }, [layer.table, 'resultats_sites']);
  const chosen = new Set(fids);
  const rows = (data?.rows ?? []).filter((row) => chosen.has(row.fid));
  const totals = totalsOf(rows.map((row) => row.values));
  const complete = rows.length === fids.length;
  const remove = async (): Promise<void> => {
    try {
      await call('object/delete', { table: layer.table, fids: [...fids] });
      useSelection.getState().clear('inspector');
      useNotices.getState().toast('selection.deleted', { count: fids.length }, 'ok', 'history/undo');
    } catch (error) {
      useNotices.getState().refuse(refusalOf(error));
    }
  };
  return (
    <>
      <SheetHead kicker={name} title={text('inspector.selected', { count: fids.length })} onClose={onClose} />
      <div className="sheet-body">
        {complete && totals.surface_ha !== null && (
          <section className="sheet-section">
            <div className="key-figures">
              <div>
                <h3>{text('figure.total-area')}</h3>
                <div className="key-value number">{format.hectares(totals.surface_ha)}</div>
                {totals.without > 0 && <div className="micro muted">{text('figure.without-area', { count: totals.without })}</div>}
              </div>
              {totals.friche_ha !== null && (
                <div>
                  <h3>{text('figure.total-friche')}</h3>
                  <div className="key-value number">{format.hectares(totals.friche_ha)}</div>
                  {totals.surface_ha > 0 && (
                    <div className="micro muted number">{format.percent(totals.friche_ha / totals.surface_ha)}</div>
                  )}
                </div>
              )}
            </div>
          </section>
        )}
        <section className="sheet-section">
          <h3>{name}</h3>
          <ul className="chosen-names">
            {rows.slice(0, MOST_NAMES).map((row) => (
              <li key={row.fid}>
                <button type="button" className="link" onClick={() => useSelection.getState().select(layer.table, [row.fid], 'inspector')}>
                  {String(row.values['site_nom'] ?? row.values['nom'] ?? text('inspector.number', { number: row.fid }))}
                </button>
                {typeof row.values['surface_ha'] === 'number' && (
                  <span className="number secondary">{format.hectares(row.values['surface_ha'])}</span>
                )}
              </li>
            ))}
          </ul>
          {fids.length > MOST_NAMES && <p className="small muted">{text('inspector.more', { count: fids.length - MOST_NAMES })}</p>}
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

import { GitCompareArrows, X } from 'lucide-react';
import { useEffect } from 'react';
import type { Comparison, LayerDifference, StateName } from '../../../shared/domain/restore-points.ts';
import { call } from '../../engine/call.ts';
import { useQuery } from '../../engine/query.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';
import { type ComparedShapes, useRestore } from '../../state/restore.ts';
import { useView } from '../../state/view.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFormat } from '../../ui/format.ts';
import { HelpButton } from '../../ui/HelpButton.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { POINTS, pointName } from './actions.ts';
import { ChangeMark } from './ChangeMark.tsx';
import { LayerChanges } from './LayerChanges.tsx';
import './restore.css';

export interface ComparePanelProps {
  /** The name of a layer, be it in the project still or no more. */
  readonly nameOf: (layer: Pick<LayerDifference, 'table' | 'title'>) => string;
  readonly onSee: (extent: readonly [number, number, number, number]) => void;
}

const stateOf = (id: string): StateName => (id === 'now' ? 'now' : Number(id));

/** What changed between two states, in place of the inspector; the map shows it too. */
export function ComparePanel({ nameOf, onSee }: ComparePanelProps) {
  const text = useText();
  const format = useFormat();
  const { comparing, compare } = useRestore();
  const { data: list } = useQuery('restore/list', {}, [POINTS, '*']);
  const { data, failure, loading } = useQuery('restore/compare', comparing, ['*']);
  useShapes(data);
  if (!comparing) return null;
  const points = (list?.points ?? []).map((point) => ({ id: String(point.id), label: pointName(point, text, format) }));
  const from = list?.points.find(({ id }) => id === comparing.from);
  const drawn = data?.layers.some((layer) => Math.max(layer.added, layer.removed, layer.changed) > MOST_DRAWN);
  return (
    <section
      className="compare-panel"
      aria-label={text('restore.comparison')}
      data-testid="compare-panel"
      data-help="restore"
      data-state={loading ? 'loading' : 'ready'}
    >
      <header className="panel-head">
        <GitCompareArrows size={16} aria-hidden="true" />
        <h2 className="grow ellipsis">{text('restore.comparison')}</h2>
        <HelpButton compact />
        <IconButton compact icon={X} label={text('restore.close')} onPress={() => compare(null)} />
      </header>
      <div className="compare-states">
        <Select
          compact
          label={text('restore.from')}
          choices={points}
          value={String(comparing.from)}
          onChange={(id) => compare({ ...comparing, from: stateOf(id) })}
        />
        <Select
          compact
          label={text('restore.to')}
          choices={[{ id: 'now', label: text('restore.now') }, ...points]}
          value={String(comparing.to)}
          onChange={(id) => compare({ ...comparing, to: stateOf(id) })}
        />
      </div>
      <ul className="compare-legend" aria-label={text('restore.legend')}>
        {(['added', 'changed', 'removed'] as const).map((change) => (
          <li key={change}>
            <ChangeMark change={change} />
            {text(`restore.change.${change}`)}
          </li>
        ))}
      </ul>
      <div className="compare-body">
        {failure && <EmptyState icon={GitCompareArrows} title={text(`error.${failure.code}`, failure.params)} />}
        {!failure && !data && <p className="small muted compare-word">{text('restore.comparing')}</p>}
        {!failure && data && isSame(data) && <EmptyState icon={GitCompareArrows} title={text('restore.same')} />}
        {!failure && data && !isSame(data) && (
          <>
            <p className="small secondary compare-word">{text('restore.layers', { count: data.layers.length })}</p>
            {data.layers.map((layer) => (
              <LayerChanges
                key={layer.table}
                layer={layer}
                name={nameOf(layer)}
                states={comparing}
                point={comparing.to === 'now' && from ? { id: from.id, name: pointName(from, text, format) } : null}
                onSee={onSee}
              />
            ))}
            <p className="small muted compare-word">{text('restore.others', data.others)}</p>
            {drawn && <p className="small muted compare-word">{text('restore.drawn-part', { count: format.number(MOST_DRAWN) })}</p>}
          </>
        )}
      </div>
    </section>
  );
}

const MOST_DRAWN = 5000;

function isSame({ layers, others }: Comparison): boolean {
  return layers.length === 0 && others.links + others.results + others.appearance === 0;
}

/** The shapes of all layers that differ, for the map, in the system it is in. */
function useShapes(data: Comparison | null): void {
  const comparing = useRestore((store) => store.comparing);
  const epsg = useView((view) => view.readout.epsg);
  useEffect(() => {
    if (!data || !comparing) return;
    let current = true;
    const tables = data.layers.filter(({ geometry }) => geometry !== null).map(({ table }) => table);
    void Promise.all(
      tables.map((table): Promise<ComparedShapes> => call('restore/shapes', { ...comparing, table, epsg, most: MOST_DRAWN })),
    )
      .then((shapes) => current && useRestore.getState().setShapes(shapes))
      .catch((error: unknown) => current && useNotices.getState().refuse(refusalOf(error)));
    return () => {
      current = false;
    };
  }, [data, comparing, epsg]);
}

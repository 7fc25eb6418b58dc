import { ChevronDown, ChevronRight, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { LayerDifference, StateName } from '../../../shared/domain/restore-points.ts';
import { Button } from '../../ui/Button.tsx';
import { fieldTitle } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { returnTo } from './actions.ts';
import { ChangeMark } from './ChangeMark.tsx';
import { ObjectChanges } from './ObjectChanges.tsx';

const FIELDS_SHOWN = 6;

interface LayerChangesProps {
  readonly layer: LayerDifference;
  readonly name: string;
  readonly states: { readonly from: StateName; readonly to: StateName };
  /** The point to take things back from; null where two points are compared. */
  readonly point: { readonly id: number; readonly name: string } | null;
  readonly onSee: (extent: readonly [number, number, number, number]) => void;
}

/** One layer: counts, figures before and after, fields, and its objects on demand. */
export function LayerChanges({ layer, name, states, point, onSee }: LayerChangesProps) {
  const text = useText();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { before, after } = layer;
  const fields = layer.fields
    .slice(0, FIELDS_SHOWN)
    .map(({ field, count }) => text('restore.field-count', { field: fieldTitle(field, text), count: format.number(count) }));
  return (
    <section className="layer-changes" data-compared={layer.table}>
      <AriaButton className="layer-changes-head" aria-expanded={open} onPress={() => setOpen(!open)}>
        {open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
        <b className="grow ellipsis">{name}</b>
        {(['added', 'changed', 'removed'] as const).map(
          (change) =>
            layer[change] > 0 && (
              <span key={change} className="change-count number" title={text(`restore.count.${change}`, { count: layer[change] })}>
                <ChangeMark change={change} />
                <span className="visually-hidden">{text(`restore.count.${change}`, { count: layer[change] })}</span>
                <span aria-hidden="true">{format.number(layer[change])}</span>
              </span>
            ),
        )}
      </AriaButton>
      <div className="change-figures small">
        {(before === null || after === null) && (
          <p className="secondary">{text(before === null ? 'restore.layer.made' : 'restore.layer.gone')}</p>
        )}
        <dl>
          <div>
            <dt>{text('restore.objects')}</dt>
            <dd className="number">
              {text('restore.before-after', { before: format.number(before?.count ?? 0), after: format.number(after?.count ?? 0) })}
            </dd>
          </div>
          {layer.geometry === 'MULTIPOLYGON' && (
            <div>
              <dt>{text('restore.surface')}</dt>
              <dd className="number">
                {text('restore.before-after', {
                  before: format.hectares(before?.surface_ha ?? 0, 2),
                  after: format.hectares(after?.surface_ha ?? 0, 2),
                })}
              </dd>
            </div>
          )}
        </dl>
        {(fields.length > 0 || layer.reshaped > 0) && (
          <p className="secondary">
            {text('restore.fields', {
              fields: [...(layer.reshaped > 0 ? [text('restore.reshaped', { count: layer.reshaped })] : []), ...fields].join(', '),
            })}
          </p>
        )}
      </div>
      {open && <ObjectChanges layer={layer} name={name} states={states} point={point} onSee={onSee} />}
      {point && (
        <div className="layer-changes-foot">
          <Button
            size="compact"
            look="discreet"
            icon={RotateCcw}
            onPress={() => void returnTo({ point: point.id, table: layer.table }, point.name)}
          >
            {text('restore.layer-back')}
          </Button>
        </div>
      )}
    </section>
  );
}

import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { LayerDifference, ObjectDifference, StateName } from '../../../shared/domain/restore-points.ts';
import { useQuery } from '../../engine/query.ts';
import { useLayers } from '../../state/project.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { fieldTitle, valueText } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useLanguage, useText } from '../../ui/text.tsx';
import { returnTo } from './actions.ts';
import { ChangeMark } from './ChangeMark.tsx';

const PAGE = 50;

interface ObjectChangesProps {
  readonly layer: LayerDifference;
  readonly name: string;
  readonly states: { readonly from: StateName; readonly to: StateName };
  readonly point: { readonly id: number; readonly name: string } | null;
  readonly onSee: (extent: readonly [number, number, number, number]) => void;
}

/** Objects that came, changed or went; pressing one shows it on the map. */
export function ObjectChanges({ layer, name, states, point, onSee }: ObjectChangesProps) {
  const text = useText();
  const [shown, setShown] = useState(PAGE);
  const { data } = useQuery('restore/objects', { ...states, table: layer.table, limit: Math.min(500, shown) }, ['*']);
  if (!data) return <p className="small muted compare-word">{text('restore.comparing')}</p>;
  const left = data.total - data.objects.length;
  return (
    <>
      <ul className="object-changes" aria-label={text('restore.differences', { layer: name })}>
        {data.objects.map((object) => (
          <ObjectChange key={`${object.change} ${object.fid}`} table={layer.table} object={object} point={point} onSee={onSee} />
        ))}
      </ul>
      {left > 0 && (
        <p className="small muted compare-word">
          {text('restore.more', { count: left })}{' '}
          {shown < 500 && <LinkButton onPress={() => setShown(shown + PAGE * 3)}>{text('restore.show-more')}</LinkButton>}
        </p>
      )}
    </>
  );
}

function ObjectChange({
  table,
  object,
  point,
  onSee,
}: { table: string; object: ObjectDifference } & Pick<ObjectChangesProps, 'point' | 'onSee'>) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const fieldsOf = useLayers().find((layer) => layer.table === table)?.fields ?? [];
  const { fid, change, extent, before_ha, after_ha } = object;
  const name = object.name ?? text('restore.object', { fid });
  const said = (field: string, value: ObjectDifference['fields'][number]['before']): string => {
    const known = fieldsOf.find((one) => one.name === field) ?? { name: field, type: 'text', unit: null, values: null, editable: false };
    return valueText(value, known, language, text) ?? text('value.missing');
  };
  const area = (ha: number | null): string => (ha === null ? '' : format.hectares(ha, 2));
  const areas =
    change === 'changed' && before_ha !== after_ha
      ? text('restore.before-after', { before: area(before_ha), after: area(after_ha) })
      : area(after_ha ?? before_ha);
  return (
    <li data-object={fid}>
      <div className="row">
        <AriaButton
          className="object-change"
          isDisabled={extent === null}
          onPress={() => extent && onSee(extent)}
          aria-label={text('restore.object-label', { change: text(`restore.change.${change}`), name })}
        >
          <ChangeMark change={change} />
          <span className="grow ellipsis">{name}</span>
          {areas !== '' && <span className="number secondary">{areas}</span>}
        </AriaButton>
        {point && (
          <IconButton
            compact
            icon={RotateCcw}
            label={text('restore.object-back')}
            placement="left"
            onPress={() => void returnTo({ point: point.id, table, fids: [fid] }, point.name)}
          />
        )}
      </div>
      {(object.fields.length > 0 || object.reshaped) && (
        <dl className="field-changes">
          {object.reshaped && (
            <div>
              <dt>{text('restore.outline')}</dt>
              <dd>{text('restore.outline.changed')}</dd>
            </div>
          )}
          {object.fields.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{fieldTitle(field, text)}</dt>
              <dd>
                <del>{said(field, before)}</del> → <ins>{said(field, after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

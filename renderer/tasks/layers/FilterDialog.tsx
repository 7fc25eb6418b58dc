import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Label, TextArea, TextField as TextAreaField } from 'react-aria-components';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { useQuery } from '../../engine/query.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { TextField } from '../../ui/Field.tsx';
import { fieldTitle } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { changeLayer } from './actions.ts';
import { clause, joined, needsValue, type Operator, operatorsOf } from './filter-clauses.ts';
import { layerName } from './layer-name.ts';

/** Which objects of a layer are drawn: an expression, written or put together, with the number it lets through at every moment. */
export function FilterDialog({ layer, onClose }: { layer: LayerInfo; onClose: () => void }) {
  const text = useText();
  const format = useFormat();
  const [expression, setExpression] = useState(layer.filter ?? '');
  const wanted = expression.trim();
  const { data, failure } = useQuery(
    'table/rows',
    { table: layer.table, offset: 0, limit: 1, ...(wanted === '' ? {} : { where: wanted }) },
    [layer.table],
  );
  const apply = (): void => {
    if (failure) return;
    void changeLayer(layer, { filter: wanted === '' ? null : wanted });
    onClose();
  };
  const counted = data
    ? text('layers.filter-count', {
        shown: format.number(data.total),
        count: format.number(layer.count),
        none: data.total === 0 ? 'yes' : 'no',
      })
    : '';
  return (
    <Dialog
      title={text('layers.filter-title', { name: layerName(layer, text) })}
      width={560}
      onClose={onClose}
      footer={
        <DialogFooter
          onCancel={onClose}
          aside={
            <span className="grow small" role="status" data-testid="filter-count">
              {failure ? '' : counted}
            </span>
          }
        >
          <Button look="primary" onPress={apply} isDisabled={failure !== null}>
            {text('layers.filter-apply')}
          </Button>
        </DialogFooter>
      }
    >
      <div className="filter-form">
        <ClauseBuilder layer={layer} started={wanted !== ''} onAdd={(added, how) => setExpression(joined(expression, added, how))} />
        <TextAreaField value={expression} onChange={setExpression} className="field" isInvalid={failure !== null}>
          <Label className="field-label">{text('layers.filter-expression')}</Label>
          <TextArea className="input filter-text" rows={3} spellCheck="false" />
        </TextAreaField>
        <p className={`small ${failure ? 'danger' : 'muted'}`}>
          {failure ? text(`error.${failure.code}`, failure.params) : text('layers.filter-hint')}
        </p>
      </div>
    </Dialog>
  );
}

interface BuilderProps {
  readonly layer: LayerInfo;
  readonly started: boolean;
  readonly onAdd: (clause: string, how: 'et' | 'ou') => void;
}

function ClauseBuilder({ layer, started, onAdd }: BuilderProps) {
  const text = useText();
  const [name, setName] = useState(layer.fields[0]?.name ?? '');
  const [operator, setOperator] = useState<Operator>('=');
  const [value, setValue] = useState('');
  const field = layer.fields.find((one) => one.name === name);
  const operators = operatorsOf(field);
  const chosen = operators.includes(operator) ? operator : (operators[0] ?? '=');
  const made = field ? clause(field, chosen, value) : null;
  return (
    <div className="filter-builder">
      <SearchPicker
        label={text('layers.filter-field')}
        value={name}
        onChange={setName}
        compact={false}
        choices={layer.fields.map((one) => ({ id: one.name, label: fieldTitle(one.name, text), detail: one.name }))}
      />
      <Select
        hideLabel
        label={text('layers.filter-operator')}
        value={chosen}
        onChange={(id) => setOperator(id as Operator)}
        choices={operators.map((id) => ({ id, label: text(`layers.operator.${id}`) }))}
      />
      {needsValue(chosen) ? (
        field?.values && (chosen === '=' || chosen === '<>') ? (
          <SearchPicker
            label={text('layers.filter-value')}
            value={value}
            onChange={setValue}
            compact={false}
            choices={field.values.map((id) => ({ id, label: id }))}
          />
        ) : (
          <TextField hideLabel label={text('layers.filter-value')} value={value} onChange={setValue} />
        )
      ) : (
        <span />
      )}
      <div className="row">
        <Button icon={Plus} isDisabled={made === null} onPress={() => made && onAdd(made, 'et')}>
          {text(started ? 'layers.filter-and' : 'layers.filter-add')}
        </Button>
        {started && (
          <Button look="discreet" isDisabled={made === null} onPress={() => made && onAdd(made, 'ou')}>
            {text('layers.filter-or')}
          </Button>
        )}
      </div>
    </div>
  );
}

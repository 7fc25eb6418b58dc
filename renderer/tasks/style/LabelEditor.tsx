import { useState } from 'react';
import { styledFields } from '../../../shared/domain/computed-fields.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { LABEL_PLACEMENTS, type LabelStyle } from '../../../shared/domain/style.ts';
import { readExpression } from '../../../shared/expression/index.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { ColourField } from './ColourField.tsx';
import { FieldPicker } from './FieldPicker.tsx';
import { Millimetres } from './Millimetres.tsx';
import { NumberInput } from './NumberInput.tsx';
import type { StyleEdit } from './use-style-edit.ts';

const PLAIN: Omit<LabelStyle, 'field'> = {
  size_mm: 2.4,
  colour: '@m-label',
  weight: 500,
  italic: false,
  halo: '@m-halo',
  priority: 0,
  maxScaleDenominator: null,
};

/** Names on the map: what they say, where they stand, and which gives way. */
export function LabelEditor({ layer, edit }: { layer: LayerInfo; edit: StyleEdit }) {
  const text = useText();
  const { label } = layer.style;
  const fields = styledFields(layer);
  const name = fields.find((field) => /nom|name|libelle/i.test(field.name))?.name ?? fields[0]?.name;
  const put = (change: Partial<LabelStyle>): void => edit.commit({ label: { ...PLAIN, field: name ?? '', ...label, ...change } });
  const shift = (change: Partial<LabelStyle>): void => edit.settle({ label: { ...PLAIN, field: name ?? '', ...label, ...change } });
  if (name === undefined) return <p className="small muted">{text('style.no-field')}</p>;
  return (
    <>
      <Checkbox checked={label !== null} onChange={(on) => (on ? put({}) : edit.commit({ label: null }))}>
        {text('style.labels-on')}
      </Checkbox>
      {label && (
        <>
          <FieldPicker
            label={text('style.label-text')}
            fields={fields}
            value={label.field}
            onChange={(field) => {
              const { expression: _, ...rest } = label;
              edit.commit({ label: { ...rest, field } });
            }}
          />
          <LabelExpression layer={layer} label={label} onChange={(next) => edit.commit({ label: next })} />
          <div className="style-row">
            <Millimetres
              label="style.size"
              least={1}
              most={20}
              usual={2.4}
              value={label.size_mm}
              onChange={(size_mm) => put({ size_mm })}
            />
            <Select
              compact
              label={text('style.weight')}
              value={String(label.weight)}
              onChange={(weight) => put({ weight: weight === '600' ? 600 : weight === '400' ? 400 : 500 })}
              choices={['400', '500', '600'].map((id) => ({ id, label: text(`style.weight.${id}`) }))}
            />
          </div>
          <Checkbox checked={label.italic} onChange={(italic) => put({ italic })}>
            {text('style.italic')}
          </Checkbox>
          <ColourField label={text('style.colour')} value={label.colour} onChange={(colour) => shift({ colour })} />
          <Checkbox checked={label.halo !== null} onChange={(on) => put({ halo: on ? '@m-halo' : null })}>
            {text('style.halo')}
          </Checkbox>
          {label.halo !== null && (
            <>
              <ColourField label={text('style.halo')} value={label.halo} onChange={(halo) => shift({ halo })} />
              <Millimetres
                label="style.halo-width"
                most={5}
                usual={0.4}
                value={label.haloWidth_mm ?? 0.4}
                onChange={(haloWidth_mm) => put({ haloWidth_mm })}
              />
            </>
          )}
          <div className="style-row">
            <Select
              compact
              label={text('style.placement')}
              value={label.placement ?? 'auto'}
              onChange={(id) => put({ placement: LABEL_PLACEMENTS.find((one) => one === id) ?? 'auto' })}
              choices={LABEL_PLACEMENTS.map((id) => ({ id, label: text(`placement.${id}`) }))}
            />
            <NumberInput
              label={text('style.priority')}
              least={-100}
              most={100}
              decimals={0}
              value={label.priority}
              onChange={(priority) => put({ priority: Math.round(priority ?? 0) })}
            />
          </div>
          <p className="micro muted">{text('style.priority-hint')}</p>
          <div className="style-row">
            <ScaleInput
              label="style.scale-from"
              value={label.maxScaleDenominator}
              onChange={(maxScaleDenominator) => put({ maxScaleDenominator })}
            />
            <ScaleInput
              label="style.scale-to"
              value={label.minScaleDenominator ?? null}
              onChange={(minScaleDenominator) => put({ minScaleDenominator })}
            />
          </div>
          {layer.geometry !== 'POINT' && (
            <Millimetres
              label="style.min-object"
              most={50}
              step={0.5}
              usual={0}
              value={label.minObject_mm ?? 0}
              onChange={(minObject_mm) => put({ minObject_mm })}
            />
          )}
        </>
      )}
    </>
  );
}

interface ScaleInputProps {
  /** Message id. */
  readonly label: string;
  /** Null: no limit. */
  readonly value: number | null;
  readonly onChange: (denominator: number | null) => void;
}

function ScaleInput({ label, value, onChange }: ScaleInputProps) {
  const text = useText();
  const none = text('style.scale-none');
  return <NumberInput label={text(label)} unit="1:n" least={1} decimals={0} empty={none} value={value} onChange={onChange} />;
}

interface LabelExpressionProps {
  readonly layer: LayerInfo;
  readonly label: LabelStyle;
  readonly onChange: (label: LabelStyle) => void;
}

/** Taken when the field is left, and only if it can be understood. */
function LabelExpression({ layer, label, onChange }: LabelExpressionProps) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const fields = styledFields(layer).map(({ name, type }) => ({ name, type: type as 'text' }));
  const isWrong = typed !== null && typed.trim() !== '' && !understood(typed, fields);
  const take = (): void => {
    if (typed === null || isWrong) return;
    const { expression: _, ...rest } = label;
    onChange(typed.trim() === '' ? rest : { ...rest, expression: typed.trim() });
    setTyped(null);
  };
  return (
    <>
      <TextField
        compact
        label={text('style.label-expression')}
        value={typed ?? label.expression ?? ''}
        error={isWrong ? text('style.bad-expression') : null}
        onChange={setTyped}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      <p className="micro muted">{text('style.label-expression-hint')}</p>
    </>
  );
}

function understood(expression: string, fields: Parameters<typeof readExpression>[1]): boolean {
  try {
    readExpression(expression, fields);
    return true;
  } catch {
    return false;
  }
}

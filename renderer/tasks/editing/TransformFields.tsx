import { useState } from 'react';
import { useSelectedIn } from '../../state/selection.ts';
import { Button } from '../../ui/Button.tsx';
import { useText } from '../../ui/text.tsx';
import { order } from './desk.ts';
import { TypedField, typedNumber } from './TypedField.tsx';

const STILL = { east: '', north: '', angle: '', factor: '' } as const;

/** Moving, turning and scaling by figures; an empty field changes nothing. */
export function TransformFields({ table, onLeave }: { table: string; onLeave: () => void }) {
  const text = useText();
  const selected = useSelectedIn(table).length > 0;
  const [typed, setTyped] = useState<Record<keyof typeof STILL, string>>(STILL);
  const [east, north, angle, factor] = [
    typedNumber(typed.east),
    typedNumber(typed.north),
    typedNumber(typed.angle),
    typedNumber(typed.factor),
  ];
  const wrongFactor = factor === undefined || (factor !== null && (factor <= 0 || factor > 1000));
  const wrong = east === undefined || north === undefined || angle === undefined || wrongFactor;
  const empty = east === null && north === null && angle === null && factor === null;
  const apply = (): void => {
    if (wrong || empty) return;
    order({ kind: 'transform', dx_m: east ?? 0, dy_m: north ?? 0, angle_deg: -(angle ?? 0), factor: factor ?? 1 });
    setTyped(STILL);
  };
  if (!selected) return <p className="small secondary editing-why">{text('drawing.choose-object')}</p>;
  const field = (name: keyof typeof STILL, unit: string, width: number, invalid: boolean) => (
    <TypedField
      label={text(`drawing.${name}`)}
      unit={unit}
      width={width}
      value={typed[name]}
      invalid={invalid}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
      onEnter={apply}
      onEscape={onLeave}
    />
  );
  return (
    <div className="row editing-fields">
      {field('east', 'm', 84, east === undefined)}
      {field('north', 'm', 84, north === undefined)}
      {field('angle', '°', 76, angle === undefined)}
      {field('factor', '×', 76, wrongFactor)}
      <Button size="compact" isDisabled={wrong || empty} onPress={apply}>
        {text('drawing.apply')}
      </Button>
    </div>
  );
}

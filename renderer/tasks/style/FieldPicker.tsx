import type { StyledField } from '../../../shared/domain/computed-fields.ts';
import { fieldTitle } from '../../ui/field-value.ts';
import { SearchPicker } from '../../ui/SearchPicker.tsx';
import { useText } from '../../ui/text.tsx';

interface FieldPickerProps {
  readonly fields: readonly StyledField[];
  readonly value: string;
  readonly label?: string;
  readonly onChange: (field: string) => void;
}

export function FieldPicker({ fields, value, label, onChange }: FieldPickerProps) {
  const text = useText();
  const name = label ?? text('style.field');
  return (
    <div className="field">
      <span className="field-label">{name}</span>
      <SearchPicker
        label={name}
        placeholder={text('style.choose-field')}
        value={value}
        onChange={onChange}
        choices={fields.map((field) => ({ id: field.name, label: fieldTitle(field.name, text), detail: field.name }))}
      />
    </div>
  );
}

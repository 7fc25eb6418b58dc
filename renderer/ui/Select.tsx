import { ChevronDown } from 'lucide-react';
import { Select as AriaSelect, Button, Label, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components';

export interface Choice {
  readonly id: string;
  readonly label: string;
}

export interface SelectProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string;
  readonly compact?: boolean;
  readonly warning?: boolean;
  readonly disabled?: boolean;
}

export function Select({ label, hideLabel, choices, value, onChange, placeholder, compact, warning, disabled }: SelectProps) {
  return (
    <AriaSelect
      className="field"
      selectedKey={value}
      onSelectionChange={(key) => key !== null && onChange(String(key))}
      isDisabled={disabled ?? false}
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(placeholder ? { placeholder } : {})}
    >
      {!hideLabel && <Label className="field-label">{label}</Label>}
      <Button className={`input select-button${compact ? ' compact' : ''}${warning ? ' warning' : ''}`}>
        <SelectValue className="value" />
        <ChevronDown size={14} />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="list-box" items={choices}>
          {(choice) => (
            <ListBoxItem className="list-item" id={choice.id} textValue={choice.label}>
              {choice.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Choice } from './Select.tsx';

interface SegmentedProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

export function Segmented({ label, choices, value, onChange }: SegmentedProps) {
  return (
    <ToggleButtonGroup
      className="segmented"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const [first] = keys;
        if (first !== undefined) onChange(String(first));
      }}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice.id} id={choice.id}>
          {choice.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

import type { ReactNode } from 'react';
import { Radio as AriaRadio, RadioGroup } from 'react-aria-components';

export interface RadioChoice {
  readonly id: string;
  readonly content: ReactNode;
}

interface RadiosProps {
  readonly label: string;
  readonly choices: readonly RadioChoice[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  /** Side by side in frames, or one under the other. */
  readonly look?: 'cards' | 'list';
}

/** A few choices, each with what it means beside it. */
export function Radios({ label, choices, value, onChange, look = 'list' }: RadiosProps) {
  return (
    <RadioGroup className={`radios ${look}`} aria-label={label} value={value} onChange={onChange}>
      {choices.map(({ id, content }) => (
        <AriaRadio key={id} value={id} className="radio">
          <span className="disc" />
          <span className="radio-content">{content}</span>
        </AriaRadio>
      ))}
    </RadioGroup>
  );
}

import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';

interface CheckboxProps {
  /** null = some of what it stands for. */
  readonly checked: boolean | null;
  readonly onChange: (checked: boolean) => void;
  readonly label?: string;
  readonly children?: ReactNode;
  readonly disabled?: boolean;
  readonly excludeFromTabOrder?: boolean;
}

export function Checkbox({ checked, onChange, label, children, disabled, excludeFromTabOrder }: CheckboxProps) {
  return (
    <AriaCheckbox
      className="checkbox"
      isSelected={checked ?? false}
      isIndeterminate={checked === null}
      onChange={onChange}
      isDisabled={disabled ?? false}
      excludeFromTabOrder={excludeFromTabOrder ?? false}
      {...(label ? { 'aria-label': label } : {})}
    >
      <span className={`box${checked === false ? '' : ' on'}`}>
        {checked === null && <Minus size={12} />}
        {checked === true && <Check size={12} />}
      </span>
      {children}
    </AriaCheckbox>
  );
}

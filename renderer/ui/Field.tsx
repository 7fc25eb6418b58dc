import { CircleAlert, Search, X } from 'lucide-react';
import {
  SearchField as AriaSearchField,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Button,
  FieldError,
  Input,
  Label,
} from 'react-aria-components';
import { useText } from './text.tsx';

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'children' | 'style'> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly unit?: string | undefined;
  readonly error?: string | null;
  readonly compact?: boolean;
  readonly placeholder?: string;
}

export function TextField({ label, hideLabel, unit, error, compact, placeholder, onKeyDown, ...rest }: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      // a handler that listens for Enter would else keep Escape from the dialog or the popover around it
      onKeyDown={(event) => {
        onKeyDown?.(event);
        event.continuePropagation();
      }}
      className="field"
      isInvalid={Boolean(error)}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className="field-label">{label}</Label>}
      <div className={`input${compact ? ' compact' : ''}${error ? ' invalid' : ''}`}>
        <Input {...(placeholder ? { placeholder } : {})} />
        {unit && <span className="unit">{unit}</span>}
      </div>
      <FieldError className="field-error">
        <CircleAlert size={14} />
        {error}
      </FieldError>
    </AriaTextField>
  );
}

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly compact?: boolean;
}

export function SearchField({ label, value, onChange, compact }: SearchFieldProps) {
  const text = useText();
  return (
    <AriaSearchField className="field" aria-label={label} value={value} onChange={onChange}>
      <div className={`input${compact ? ' compact' : ''}`}>
        <Search size={14} />
        <Input placeholder={label} />
        {value !== '' && (
          <Button aria-label={text('action.clear')} className="icon-button compact">
            <X size={14} />
          </Button>
        )}
      </div>
    </AriaSearchField>
  );
}

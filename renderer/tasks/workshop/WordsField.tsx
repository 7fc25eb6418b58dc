import { Label, TextArea, TextField } from 'react-aria-components';

interface WordsFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Ctrl Entrée. */
  readonly onEnter?: () => void;
  readonly autoFocus?: boolean;
  readonly rows?: number;
}

/** Several lines of words. */
export function WordsField({ label, value, onChange, onEnter, autoFocus = false, rows = 3 }: WordsFieldProps) {
  return (
    <TextField className="field" value={value} onChange={onChange} autoFocus={autoFocus}>
      <Label className="field-label">{label}</Label>
      <TextArea
        className="input words"
        rows={rows}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onEnter?.();
        }}
      />
    </TextField>
  );
}

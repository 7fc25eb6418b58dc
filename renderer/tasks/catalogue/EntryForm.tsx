import type { CatalogueEntry } from '../../../shared/domain/catalogue.ts';
import { TextField } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';
import { choiceTitle, parameterTitle, suits, type Values } from './model.ts';

interface EntryFormProps {
  readonly entry: CatalogueEntry;
  readonly values: Values;
  readonly disabled: boolean;
  /** Fields a person has left: what does not suit is said there. */
  readonly left: ReadonlySet<string>;
  readonly onChange: (name: string, value: string) => void;
  readonly onLeave: (name: string) => void;
  readonly onEnter: () => void;
}

/** The values the address needs, each with its example. */
export function EntryForm({ entry, values, disabled, left, onChange, onLeave, onEnter }: EntryFormProps) {
  const text = useText();
  if (entry.parameters.length === 0) return <p className="small muted">{text('catalogue.no-parameters')}</p>;
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      {entry.parameters.map((parameter) => {
        const { name, choices, example } = parameter;
        const value = values[name] ?? '';
        const label = parameterTitle(parameter, text);
        if (choices) {
          return (
            <Select
              key={name}
              label={label}
              value={value}
              disabled={disabled}
              choices={choices.map((choice) => ({ id: choice.value, label: choiceTitle(choice, text) }))}
              onChange={(id) => onChange(name, id)}
            />
          );
        }
        const isWrong = left.has(name) && value.trim() !== '' && !suits(parameter, value);
        return (
          <div key={name}>
            <TextField
              label={label}
              value={value}
              isDisabled={disabled}
              error={isWrong ? text('catalogue.invalid', { example: example ?? '' }) : null}
              onChange={(given) => onChange(name, given)}
              onBlur={() => onLeave(name)}
            />
            {example !== undefined && !isWrong && <p className="small muted hint">{text('catalogue.example', { example })}</p>}
          </div>
        );
      })}
      <button type="submit" hidden />
    </form>
  );
}

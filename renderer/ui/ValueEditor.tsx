import { type KeyboardEvent, useRef, useState } from 'react';
import { formatDate } from '../../shared/format/dates.ts';
import { type CellValue, type FieldShape, parseTyped, valueName } from './field-value.ts';
import { useLanguage, useText } from './text.tsx';

interface ValueEditorProps {
  readonly field: FieldShape & { readonly title: string };
  readonly value: CellValue;
  readonly onCommit: (value: CellValue) => void;
  readonly onCancel: () => void;
}

function typedForm(value: CellValue, field: FieldShape, language: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return language === 'fr' ? String(value).replace('.', ',') : String(value);
  return field.type === 'date' ? formatDate(String(value)) : String(value);
}

/** Edits one value in place: Enter commits, Escape gives up, a value that does not fit its field is kept in red with the reason. */
export function ValueEditor({ field, value, onCommit, onCancel }: ValueEditorProps) {
  const text = useText();
  const language = useLanguage();
  const [typed, setTyped] = useState(() => typedForm(value, field, language));
  const parsed = parseTyped(typed, field);
  // Enter takes the field away, and with it the focus: the value is given once
  const over = useRef(false);
  const end = (done: () => void): void => {
    if (over.current) return;
    over.current = true;
    done();
  };
  const cancel = (): void => end(onCancel);
  const commit = (): void => {
    if (parsed === undefined) return;
    end(() => (parsed === value ? onCancel() : onCommit(parsed)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') cancel();
  };
  const choices = field.type === 'boolean' ? ['1', '0'] : field.values;
  if (choices) {
    const chosen = field.type === 'boolean' ? (value === null ? '' : value === true || value === 1 ? '1' : '0') : String(value ?? '');
    const known = chosen === '' || choices.includes(chosen) ? choices : [chosen, ...choices];
    const nameOf = (one: string): string =>
      field.type === 'boolean' ? text(one === '1' ? 'value.yes' : 'value.no') : valueName(field.name, one, text);
    return (
      <select
        className="value-input"
        aria-label={field.title}
        // biome-ignore lint/a11y/noAutofocus: the cell was opened for typing
        autoFocus
        defaultValue={chosen}
        onKeyDown={onKeyDown}
        onBlur={cancel}
        onChange={({ target }) =>
          end(() => onCommit(target.value === '' ? null : field.type === 'boolean' ? Number(target.value) : target.value))
        }
      >
        <option value="">{text('value.missing')}</option>
        {known.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      className={`value-input${parsed === undefined ? ' invalid' : ''}`}
      aria-label={field.title}
      aria-invalid={parsed === undefined}
      title={parsed === undefined ? text(`value.invalid.${field.type}`) : ''}
      // biome-ignore lint/a11y/noAutofocus: the cell was opened for typing
      autoFocus
      value={typed}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => (parsed === undefined ? cancel() : commit())}
    />
  );
}

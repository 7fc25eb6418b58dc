import { type KeyboardEvent, useRef, useState } from 'react';
import { formatDate } from '../../shared/format/dates.ts';
import { ChoiceEditor } from './ChoiceEditor.tsx';
import { type CellValue, type FieldShape, parseTyped, valueName } from './field-value.ts';
import { useLanguage, useText } from './text.tsx';

interface ValueEditorProps {
  readonly field: FieldShape & { readonly title: string };
  readonly value: CellValue;
  /** May answer, later, why the value is refused: it then stays as it was typed, with the reason. */
  readonly onCommit: (value: CellValue) => unknown;
  readonly onCancel: () => void;
  /** Why a value that fits its type is still wrong, in words; null where it is right. */
  readonly check?: (value: CellValue) => string | null;
  /** Tab goes on to the next field (1) or the one before (-1), once the value is given. */
  readonly onTab?: (step: 1 | -1) => void;
  /** A list is searched by typing, rather than opened. */
  readonly searchable?: boolean;
}

function typedForm(value: CellValue, field: FieldShape, language: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return language === 'fr' ? String(value).replace('.', ',') : String(value);
  return field.type === 'date' ? formatDate(String(value)) : String(value);
}

/** Edits one value in place: Enter commits, Escape gives up. A value that does not fit its field, or that is refused, stays in red with the reason. */
export function ValueEditor({ field, value, onCommit, onCancel, check, onTab, searchable = false }: ValueEditorProps) {
  const text = useText();
  const language = useLanguage();
  const [typed, setTyped] = useState(() => typedForm(value, field, language));
  const [refused, setRefused] = useState<string | null>(null);
  const parsed = parseTyped(typed, field);
  const problem = parsed === undefined || parsed === value ? null : (check?.(parsed) ?? null);
  // Enter takes the field away, and with it the focus: the value is given once
  const over = useRef(false);
  const end = (done: () => void): void => {
    if (over.current) return;
    over.current = true;
    done();
  };
  const cancel = (): void => end(onCancel);
  const give = (chosen: CellValue): void =>
    end(() => {
      void Promise.resolve(onCommit(chosen)).then((reason) => {
        if (typeof reason !== 'string') return;
        over.current = false;
        setRefused(reason);
      });
    });
  const commit = (): void => {
    if (parsed === undefined || problem !== null) return;
    if (parsed === value) cancel();
    else give(parsed);
  };
  const reason = parsed === undefined ? text(`value.invalid.${field.type}`) : (problem ?? refused);
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') commit();
    if (event.key === 'Escape') cancel();
    if (event.key === 'Tab' && onTab) {
      event.preventDefault();
      if (parsed === undefined || problem !== null) return;
      commit();
      onTab(event.shiftKey ? -1 : 1);
    }
  };
  const choices = field.type === 'boolean' ? ['1', '0'] : field.values;
  if (choices) {
    const chosen = field.type === 'boolean' ? (value === null ? '' : value === true || value === 1 ? '1' : '0') : String(value ?? '');
    const known = chosen === '' || choices.includes(chosen) ? choices : [chosen, ...choices];
    const nameOf = (one: string): string =>
      field.type === 'boolean' ? text(one === '1' ? 'value.yes' : 'value.no') : valueName(field.name, one, text);
    if (searchable)
      return (
        <>
          <ChoiceEditor
            label={field.title}
            value={chosen}
            choices={[{ id: '', label: text('value.missing') }, ...known.map((one) => ({ id: one, label: nameOf(one) }))]}
            invalid={refused !== null}
            onChoose={(one) => (one === chosen ? cancel() : give(one === '' ? null : field.type === 'boolean' ? Number(one) : one))}
            onCancel={cancel}
            {...(onTab ? { onTab } : {})}
          />
          <Reason text={refused} />
        </>
      );
    return (
      <>
        <select
          className={`value-input${refused ? ' invalid' : ''}`}
          aria-label={field.title}
          // biome-ignore lint/a11y/noAutofocus: the cell was opened for typing
          autoFocus
          defaultValue={chosen}
          onKeyDown={onKeyDown}
          onBlur={() => refused === null && cancel()}
          onChange={({ target }) => give(target.value === '' ? null : field.type === 'boolean' ? Number(target.value) : target.value)}
        >
          <option value="">{text('value.missing')}</option>
          {known.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </select>
        <Reason text={refused} />
      </>
    );
  }
  return (
    <>
      <input
        className={`value-input${reason ? ' invalid' : ''}`}
        aria-label={field.title}
        aria-invalid={reason !== null}
        // biome-ignore lint/a11y/noAutofocus: the cell was opened for typing
        autoFocus
        value={typed}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => {
          setRefused(null);
          setTyped(target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => refused === null && commit()}
      />
      <Reason text={reason} />
    </>
  );
}

function Reason({ text }: { text: string | null }) {
  return (
    text && (
      <span className="value-reason" role="alert">
        {text}
      </span>
    )
  );
}

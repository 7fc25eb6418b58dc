import { Check } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover, useFilter } from 'react-aria-components';
import type { Choice } from './Select.tsx';
import { useText } from './text.tsx';

interface ChoiceEditorProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly invalid?: boolean;
  readonly onChoose: (id: string) => void;
  readonly onCancel: () => void;
  readonly onTab?: (step: 1 | -1) => void;
}

/** One of a list, in place: opens at once, narrows as one types, Entrée takes it, Échap gives up, Tab takes it and goes on. */
export function ChoiceEditor({ label, value, choices, invalid, onChoose, onCancel, onTab }: ChoiceEditorProps) {
  const text = useText();
  const { contains } = useFilter({ sensitivity: 'base' });
  const now = choices.find(({ id }) => id === value)?.label ?? '';
  const [typed, setTyped] = useState(value === '' ? '' : now);
  const over = useRef(false);
  const searched = typed !== now && typed !== '';
  const shown = searched ? choices.filter((choice) => contains(choice.label, typed)) : choices;
  const end = (done: () => void): void => {
    if (over.current) return;
    over.current = true;
    done();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      end(onCancel);
    }
    const [first] = searched ? shown : [];
    if (event.key === 'Enter' && first && !event.currentTarget.hasAttribute('aria-activedescendant')) {
      event.preventDefault();
      event.stopPropagation();
      end(() => onChoose(first.id));
    }
    if (event.key === 'Tab' && onTab) {
      event.preventDefault();
      event.stopPropagation();
      // one left by what was typed is the one that is meant
      end(() => (first && shown.length === 1 ? onChoose(first.id) : onCancel()));
      onTab(event.shiftKey ? -1 : 1);
    }
  };
  return (
    <ComboBox
      className="choice-editor"
      aria-label={label}
      menuTrigger="focus"
      allowsEmptyCollection
      items={shown}
      inputValue={typed}
      // nothing counts as selected: a selection would put its own name in place of the first letter typed
      selectedKey={null}
      onInputChange={setTyped}
      onSelectionChange={(key) => key !== null && end(() => onChoose(String(key)))}
      onBlur={() => end(onCancel)}
      isInvalid={invalid ?? false}
    >
      <Input
        className={`value-input${invalid ? ' invalid' : ''}`}
        autoFocus
        onFocus={({ target }) => target.select()}
        onKeyDownCapture={onKeyDown}
      />
      <Popover className="popover choice-popover" placement="bottom start" offset={3}>
        <ListBox className="list-box" renderEmptyState={() => <p className="small muted picker-empty">{text('picker.nothing')}</p>}>
          {(choice: Choice) => (
            <ListBoxItem
              id={choice.id}
              textValue={choice.label}
              className={`list-item${choice.id === value ? ' chosen' : ''}${choice.id === '' ? ' apart' : ''}`}
            >
              <span className="grow">{choice.label}</span>
              {choice.id === value && <Check size={14} />}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

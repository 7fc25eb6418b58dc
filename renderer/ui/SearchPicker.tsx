import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Button,
  Dialog,
  DialogTrigger,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { useText } from './text.tsx';

export interface PickerChoice {
  readonly id: string;
  readonly label: string;
  /** A second, smaller word: a technical name, a code. */
  readonly detail?: string;
  /** Said apart from the others, first in the list: « do not import ». */
  readonly apart?: boolean;
}

interface SearchPickerProps {
  readonly label: string;
  readonly choices: readonly PickerChoice[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
  readonly placeholder?: string;
  readonly warning?: boolean;
  readonly disabled?: boolean;
  readonly compact?: boolean;
}

/** One of many, found by typing a part of its name, accents aside. The list is made only while it is open: a table may hold a hundred pickers. */
export function SearchPicker({ label, choices, value, onChange, placeholder = '', warning, disabled, compact = true }: SearchPickerProps) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const { contains } = useFilter({ sensitivity: 'base' });
  const chosen = choices.find(({ id }) => id === value);
  const shown = chosen?.label ?? placeholder;
  const look = `${compact ? ' compact' : ''}${warning ? ' warning' : ''}${!chosen || chosen.apart ? ' none' : ''}`;
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <Button className={`input select-button picker${look}`} isDisabled={disabled ?? false} aria-label={`${label}, ${shown}`}>
        <span className="value">{shown}</span>
        <ChevronDown size={14} />
      </Button>
      <Popover className="popover picker-popover" placement="bottom start" offset={4}>
        <Dialog aria-label={label}>
          <Autocomplete filter={contains}>
            <SearchField aria-label={text('action.search')} autoFocus className="picker-search">
              <Input className="input compact" placeholder={text('action.search')} />
            </SearchField>
            <ListBox
              aria-label={label}
              className="list-box"
              items={choices}
              renderEmptyState={() => <p className="small muted picker-empty">{text('picker.nothing')}</p>}
              onAction={(key) => {
                setOpen(false);
                onChange(String(key));
              }}
            >
              {(choice) => (
                <ListBoxItem
                  id={choice.id}
                  textValue={`${choice.label} ${choice.detail ?? ''}`}
                  className={`list-item${choice.apart ? ' apart' : ''}${choice.id === value ? ' chosen' : ''}`}
                >
                  <span className="grow">{choice.label}</span>
                  {choice.id === value && <Check size={14} />}
                  {choice.detail && <span className="micro muted condensed">{choice.detail}</span>}
                </ListBoxItem>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

import { X } from 'lucide-react';
import { useState } from 'react';
import type { StyledShape } from '../../../shared/cartography/make-style.ts';
import { classText } from '../../../shared/cartography/style-rules.ts';
import type { Symbolisation } from '../../../shared/domain/style.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useText } from '../../ui/text.tsx';
import { SymbolEditor } from './SymbolEditor.tsx';

export interface StyledClass {
  readonly key: string;
  readonly label: string;
  readonly symbolisation: Symbolisation;
  readonly count: number | null;
  /** Its label is given by the style itself: other values, missing ones. */
  readonly fixed?: boolean;
}

interface ClassListProps {
  readonly classes: readonly StyledClass[];
  readonly shape: StyledShape;
  readonly onSymbol: (index: number, symbolisation: Symbolisation) => void;
  readonly onLabel: (index: number, label: string) => void;
  readonly onRemove?: (index: number) => void;
}

/** The legend as it can be changed: symbol, label and number of objects of each class. */
export function ClassList({ classes, shape, onSymbol, onLabel, onRemove }: ClassListProps) {
  const text = useText();
  const format = useFormat();
  return (
    <ul className="class-list" data-testid="style-classes">
      {classes.map((one, index) => {
        const label = classText(one.label, text);
        return (
          <li key={one.key} data-class={one.key}>
            <Popover
              label={text('style.edit-symbol', { label })}
              placement="left top"
              width={272}
              trigger={
                <Button look="discreet" size="compact" aria-label={text('style.edit-symbol', { label })}>
                  <Swatch symbolisation={one.symbolisation} shape={shape} />
                </Button>
              }
            >
              <SymbolEditor value={one.symbolisation} shape={shape} onChange={(symbolisation) => onSymbol(index, symbolisation)} />
            </Popover>
            {one.fixed ? (
              <span className="fixed-label">{label}</span>
            ) : (
              <LabelInput label={label} onChange={(next) => onLabel(index, next)} />
            )}
            <span className="count number">{one.count === null ? '' : format.number(one.count)}</span>
            {onRemove ? (
              <IconButton compact icon={X} label={text('style.remove-class', { label })} onPress={() => onRemove(index)} />
            ) : (
              <span />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function LabelInput({ label, onChange }: { label: string; onChange: (label: string) => void }) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const take = (): void => {
    if (typed !== null && typed.trim() !== '' && typed !== label) onChange(typed.trim());
    setTyped(null);
  };
  return (
    <TextField
      hideLabel
      compact
      label={`${text('style.label')}, ${label}`}
      value={typed ?? label}
      onChange={setTyped}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
}

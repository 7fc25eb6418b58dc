import { ChevronDown, ChevronUp, Columns3 } from 'lucide-react';
import { LinkButton } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { useText } from '../../ui/text.tsx';
import { moved } from './column-order.ts';
import type { Column } from './columns.ts';

interface ColumnChooserProps {
  readonly all: readonly Column[];
  readonly shown: readonly string[];
  readonly onChange: (shown: readonly string[] | null) => void;
}

/** Which columns, and in which order: the shown ones first, as they stand in the table. */
export function ColumnChooser({ all, shown, onChange }: ColumnChooserProps) {
  const text = useText();
  const known = shown.flatMap((name) => all.find((column) => column.name === name) ?? []);
  const hidden = all.filter((column) => !shown.includes(column.name));
  return (
    <Popover label={text('table.columns')} trigger={<IconButton compact icon={Columns3} label={text('table.columns')} />} width={320}>
      <div className="column-tools">
        <LinkButton onPress={() => onChange(null)}>{text('table.columns.usual')}</LinkButton>
        <LinkButton onPress={() => onChange([...known, ...hidden].map(({ name }) => name))}>{text('table.columns.all')}</LinkButton>
      </div>
      <ul className="column-list">
        {[...known, ...hidden].map((column, index) => {
          const isShown = index < known.length;
          return (
            <li key={column.name}>
              <Checkbox
                checked={isShown}
                onChange={(on) => onChange(on ? [...shown, column.name] : shown.filter((name) => name !== column.name))}
                disabled={isShown && known.length === 1}
              >
                <span className="ellipsis grow">{column.title}</span>
              </Checkbox>
              {isShown && (
                <>
                  <IconButton
                    compact
                    icon={ChevronUp}
                    label={text('table.column.up', { field: column.title })}
                    isDisabled={index === 0}
                    onPress={() => onChange(moved(shown, column.name, -1))}
                  />
                  <IconButton
                    compact
                    icon={ChevronDown}
                    label={text('table.column.down', { field: column.title })}
                    isDisabled={index === known.length - 1}
                    onPress={() => onChange(moved(shown, column.name, 1))}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
    </Popover>
  );
}

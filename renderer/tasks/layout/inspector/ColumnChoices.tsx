import { ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { LayerInfo } from '../../../../shared/domain/layer.ts';
import type { PageItemOf } from '../../../../shared/domain/page-layout.ts';
import { LinkButton } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { useText } from '../../../ui/text.tsx';
import { namedFields } from './words.ts';

type Columns = PageItemOf<'table'>['columns'];

interface ColumnChoicesProps {
  readonly layer: LayerInfo;
  readonly columns: Columns;
  readonly disabled: boolean;
  readonly onChange: (columns: Columns) => void;
}

/** Columns in the order they are ticked; none: those the layer's own list begins with. */
export function ColumnChoices({ layer, columns, disabled, onChange }: ColumnChoicesProps) {
  const text = useText();
  const chosen = columns.map(({ field }) => field);
  const said = columns.length === 0 ? text('layout.automatic') : text('layout.columns-own', { count: columns.length });
  return (
    <Popover
      label={text('layout.table-columns')}
      placement="bottom end"
      width={290}
      trigger={
        <AriaButton className="input compact select-button" isDisabled={disabled} aria-label={`${text('layout.table-columns')}, ${said}`}>
          <span className="value">{said}</span>
          <ChevronDown size={14} />
        </AriaButton>
      }
    >
      <div className="layer-choices">
        {namedFields(layer, text, chosen).map(({ id: name, label }) => (
          <Checkbox
            key={name}
            checked={chosen.includes(name)}
            onChange={(on) =>
              onChange(on ? [...columns, { field: name, title: null, share: null }] : columns.filter(({ field }) => field !== name))
            }
          >
            {label}
          </Checkbox>
        ))}
        {columns.length > 0 && <LinkButton onPress={() => onChange([])}>{text('layout.columns-automatic')}</LinkButton>}
      </div>
    </Popover>
  );
}

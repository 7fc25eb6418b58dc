import { ChevronDown } from 'lucide-react';
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import type { TableSort } from '../../state/table-view.ts';
import { useText } from '../../ui/text.tsx';
import type { Column } from './columns.ts';

export const COLUMN_ACTIONS = [
  'table.sort.ascending',
  'table.sort.descending',
  'table.sort.then',
  'table.sort.none',
  'table.column.filter',
  'table.column.statistics',
  'table.column.calculate',
  'table.column.left',
  'table.column.right',
  'table.column.wider',
  'table.column.narrower',
  'table.column.hide',
  'table.column.rename',
  'table.column.remove',
] as const;
export type ColumnAction = (typeof COLUMN_ACTIONS)[number];

export interface ColumnMenuActions {
  readonly run: (action: ColumnAction, column: Column) => void;
  readonly offers: (action: ColumnAction, column: Column) => boolean;
}

interface ColumnMenuProps {
  readonly column: Column;
  readonly sorted: TableSort | null;
  readonly isOpen: boolean;
  readonly onOpen: (field: string | null) => void;
  readonly actions: ColumnMenuActions;
}

const APART: readonly ColumnAction[] = ['table.column.filter', 'table.column.left', 'table.column.hide'];

/** Everything a column can do: by the arrow of its head, the right button, or Alt ↓ from one of its cells. */
export function ColumnMenu({ column, isOpen, onOpen, actions }: ColumnMenuProps) {
  const text = useText();
  const offered = COLUMN_ACTIONS.filter((action) => actions.offers(action, column));
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={(open) => onOpen(open ? column.name : null)}>
      <Button className="column-menu" excludeFromTabOrder aria-label={text('table.column-menu', { field: column.title })}>
        <ChevronDown size={12} />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <AriaMenu
          className="menu"
          aria-label={text('table.column-menu', { field: column.title })}
          onAction={(id) => actions.run(id as ColumnAction, column)}
        >
          {offered.flatMap((action) => [
            ...(APART.includes(action) ? [<Separator key={`${action} line`} className="menu-separator" />] : []),
            <MenuItem
              key={action}
              id={action}
              textValue={text(action)}
              className={`menu-item${action === 'table.column.remove' ? ' danger' : ''}`}
            >
              {text(action)}
            </MenuItem>,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

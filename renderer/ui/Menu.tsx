import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { Keyboard } from './Keyboard.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly shortcut?: string | undefined;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  /** A line above this entry. */
  readonly separated?: boolean;
  readonly run: () => void;
}

interface MenuProps {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly placement?: 'bottom start' | 'bottom end' | 'top end' | 'top start';
}

export function Menu({ trigger, label, entries, placement = 'bottom start' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover" placement={placement} offset={4}>
        <AriaMenu
          className="menu"
          aria-label={label}
          disabledKeys={entries.filter((entry) => entry.disabled).map((entry) => entry.id)}
          onAction={(id) => entries.find((entry) => entry.id === id)?.run()}
        >
          {entries.flatMap(({ id, label: name, icon: Icon, shortcut, danger, separated }) => [
            ...(separated ? [<Separator key={`${id} line`} className="menu-separator" />] : []),
            <MenuItem key={id} id={id} textValue={name} className={`menu-item${danger ? ' danger' : ''}`}>
              {Icon && <Icon size={16} />}
              {name}
              {shortcut && <Keyboard shortcut={shortcut} />}
            </MenuItem>,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Ellipsis, FolderX, Pencil } from 'lucide-react';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useText } from '../../ui/text.tsx';
import { arrangeLayers, showLayers } from './actions.ts';
import { withoutGroup } from './arrange.ts';
import { groupName, isOwnGroup, type TreeGroup } from './groups.ts';

interface GroupRowProps {
  readonly group: TreeGroup;
  readonly groups: readonly TreeGroup[];
  readonly open: boolean;
  readonly ends: { readonly first: boolean; readonly last: boolean };
  readonly onToggle: () => void;
  readonly onRename: () => void;
  readonly onMove: (direction: 'up' | 'down') => void;
}

export function GroupRow({ group, groups, open, ends, onToggle, onRename, onMove }: GroupRowProps) {
  const text = useText();
  const name = groupName(group, text);
  return (
    <>
      <button type="button" className="twist" tabIndex={-1} aria-hidden="true" onClick={onToggle}>
        {open ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
      </button>
      <Checkbox
        checked={group.visible}
        label={text('layers.show', { name })}
        excludeFromTabOrder
        onChange={(visible) => void showLayers(group.layers, visible, name)}
      />
      <span className="ellipsis name">{name}</span>
      <Menu
        label={text('layers.group-options', { name })}
        placement="bottom end"
        trigger={<IconButton compact icon={Ellipsis} label={text('layers.group-options', { name })} excludeFromTabOrder />}
        entries={[
          { id: 'rename', label: text('layers.rename'), icon: Pencil, shortcut: 'F2', run: onRename },
          { id: 'up', label: text('layers.up'), icon: ArrowUp, shortcut: 'Alt+↑', disabled: ends.first, run: () => onMove('up') },
          { id: 'down', label: text('layers.down'), icon: ArrowDown, shortcut: 'Alt+↓', disabled: ends.last, run: () => onMove('down') },
          ...(isOwnGroup(group)
            ? [
                {
                  id: 'remove',
                  label: text('layers.ungroup'),
                  icon: FolderX,
                  separated: true,
                  run: () => void arrangeLayers(name, { orders: [], groups: withoutGroup(groups, group.id) }),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

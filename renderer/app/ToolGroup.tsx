import type { LucideIcon } from 'lucide-react';
import type { ToolId } from '../map/tools/tool.ts';
import { isAvailable, runCommand, shortcutOf } from '../state/commands.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useText } from '../ui/text.tsx';
import { useTool } from './tool.ts';

export interface GroupedCommand {
  /** A command; one that takes a tool in hand names it. */
  readonly command: string;
  readonly tool?: ToolId;
  readonly icon: LucideIcon;
  readonly separated?: boolean;
}

/** Tools of one kind behind one button, which shows the one in hand. */
export function ToolGroup({ label, icon, commands }: { label: string; icon: LucideIcon; commands: readonly GroupedCommand[] }) {
  const text = useText();
  const tool = useTool((store) => store.tool);
  const current = commands.find((one) => one.tool === tool);
  return (
    <div className="tool-group">
      <Menu
        label={label}
        placement="bottom start"
        trigger={<IconButton icon={current?.icon ?? icon} active={current !== undefined} placement="right" label={label} />}
        entries={commands.map((one) => ({
          id: one.command,
          label: text(`command.${one.command}`),
          icon: one.icon,
          shortcut: shortcutOf(one.command),
          separated: one.separated ?? false,
          disabled: !isAvailable(one.command),
          run: () => runCommand(one.command),
        }))}
      />
    </div>
  );
}

import { allCommands } from '../state/commands.ts';
import { useDialogs } from '../state/dialogs.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Keyboard } from '../ui/Keyboard.tsx';
import { useText } from '../ui/text.tsx';

const OTHERS = [
  { shortcut: 'F6', label: 'shortcuts.regions' },
  { shortcut: 'F2', label: 'shortcuts.edit' },
  { shortcut: 'Alt+↓', label: 'shortcuts.column-menu' },
  { shortcut: 'Shift+↓', label: 'shortcuts.extend' },
  { shortcut: 'Mod+A', label: 'table.select-shown' },
  { shortcut: 'Mod+C', label: 'table.copy' },
  { shortcut: 'Space', label: 'shortcuts.toggle' },
  { shortcut: 'Escape', label: 'shortcuts.escape' },
] as const;

export function ShortcutsDialog() {
  const text = useText();
  const commands = allCommands().filter((command) => command.shortcut);
  return (
    <Dialog title={text('command.help/shortcuts')} width={620} onClose={useDialogs.getState().close}>
      <dl className="shortcuts" tabIndex={0}>
        {commands.map((command) => (
          <div key={command.id}>
            <dt>
              {text(command.label)}
              {command.onlyOnMap && <span className="muted"> {text('shortcuts.on-map')}</span>}
            </dt>
            <dd>
              <Keyboard shortcut={command.shortcut ?? ''} />
            </dd>
          </div>
        ))}
        {OTHERS.map(({ shortcut, label }) => (
          <div key={shortcut}>
            <dt>{text(label)}</dt>
            <dd>
              <Keyboard shortcut={shortcut} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

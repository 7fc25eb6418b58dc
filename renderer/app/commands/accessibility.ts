import type { Command } from '../../state/commands.ts';
import { usePreferences } from '../../state/preferences.ts';
import { showHelp } from '../help.ts';
import { stepTextSize, toggleContrast } from '../preferences.ts';

export const accessibilityCommands: readonly Command[] = [
  { id: 'contrast/toggle', label: 'command.contrast/toggle', icon: 'contrast', run: toggleContrast },
  {
    id: 'text/larger',
    label: 'command.text/larger',
    icon: 'text-size',
    shortcut: 'Mod+Plus',
    when: () => usePreferences.getState().textSize < 150,
    run: () => stepTextSize(1),
  },
  {
    id: 'text/smaller',
    label: 'command.text/smaller',
    icon: 'text-size',
    shortcut: 'Mod+-',
    when: () => usePreferences.getState().textSize > 90,
    run: () => stepTextSize(-1),
  },
  { id: 'text/usual', label: 'command.text/usual', icon: 'text-size', shortcut: 'Mod+0', run: () => stepTextSize(0) },
  { id: 'help/context', label: 'command.help/context', icon: 'help', shortcut: 'F1', run: () => showHelp() },
];

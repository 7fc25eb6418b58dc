import type { Command } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useProject } from '../../state/project.ts';

export const restoreCommands: readonly Command[] = [
  {
    id: 'restore/open',
    label: 'command.restore/open',
    icon: 'history',
    when: () => useProject.getState().project !== null,
    run: () => useDialogs.getState().show({ kind: 'restore' }),
  },
];

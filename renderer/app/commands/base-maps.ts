import { useBaseMaps } from '../../state/base-maps.ts';
import type { Command } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { openBaseMapFile } from '../../tasks/base-maps/actions.ts';

const isOpen = (): boolean => useProject.getState().project !== null;

export const baseMapCommands: readonly Command[] = [
  {
    id: 'base-maps/open',
    label: 'command.base-maps/open',
    icon: 'map',
    when: isOpen,
    run: () => {
      useView.getState().set({ mode: 'carte' });
      useBaseMaps.getState().set({ isOpen: true });
    },
  },
  {
    id: 'base-maps/address',
    label: 'command.base-maps/address',
    icon: 'map',
    when: isOpen,
    run: () => useDialogs.getState().show({ kind: 'base-map-address' }),
  },
  { id: 'base-maps/file', label: 'command.base-maps/file', icon: 'folder-open', when: isOpen, run: openBaseMapFile },
];

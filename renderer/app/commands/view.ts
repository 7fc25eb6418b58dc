import type { Command } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { changePreferences, toggleTheme } from '../preferences.ts';

const isOpen = (): boolean => useProject.getState().project !== null;
const { set } = useView.getState();
const { show } = useDialogs.getState();

/** It takes the place of the inspector, which has to be there. */
function toggleHistory(): void {
  const { historyOpen, inspectorOpen } = useView.getState();
  const shown = historyOpen && inspectorOpen;
  set({ historyOpen: !shown, ...(shown ? {} : { inspectorOpen: true }) });
}

export const viewCommands: readonly Command[] = [
  {
    id: 'palette/open',
    label: 'command.palette/open',
    icon: 'search',
    shortcut: 'Mod+K',
    run: () => show({ kind: 'palette', commandsOnly: false }),
  },
  { id: 'mode/carte', label: 'command.mode/carte', icon: 'map', shortcut: 'Mod+1', when: isOpen, run: () => set({ mode: 'carte' }) },
  {
    id: 'mode/sites',
    label: 'command.mode/sites',
    icon: 'table',
    shortcut: 'Mod+2',
    when: isOpen,
    run: () => set({ mode: 'sites', table: 'sites' }),
  },
  {
    id: 'panel/layers',
    label: 'command.panel/layers',
    icon: 'layers',
    shortcut: 'Mod+B',
    when: isOpen,
    run: () => set({ layersOpen: !useView.getState().layersOpen }),
  },
  {
    id: 'panel/inspector',
    label: 'command.panel/inspector',
    icon: 'panel',
    when: isOpen,
    run: () => set({ inspectorOpen: !useView.getState().inspectorOpen }),
  },
  {
    id: 'panel/table',
    label: 'command.panel/table',
    icon: 'table',
    when: isOpen,
    run: () => set({ tableOpen: !useView.getState().tableOpen }),
  },
  { id: 'history/show', label: 'command.history/show', icon: 'history', when: isOpen, run: toggleHistory },
  { id: 'theme/toggle', label: 'command.theme/toggle', icon: 'theme', run: toggleTheme },
  {
    id: 'language/toggle',
    label: 'command.language/toggle',
    icon: 'language',
    run: () => changePreferences({ language: usePreferences.getState().language === 'fr' ? 'en' : 'fr' }),
  },
  { id: 'help/shortcuts', label: 'command.help/shortcuts', icon: 'keyboard', run: () => show({ kind: 'shortcuts' }) },
  { id: 'help/about', label: 'command.help/about', icon: 'info', run: () => show({ kind: 'about' }) },
];

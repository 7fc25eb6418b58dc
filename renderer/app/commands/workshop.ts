import type { Command } from '../../state/commands.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { useWorkshop, type WorkshopDialog } from '../../state/workshop.ts';
import { project, showDialog } from '../../tasks/workshop/actions.ts';

const isOpen = (): boolean => useProject.getState().project !== null;
const inRoom = (): boolean => isOpen() && useView.getState().mode === 'atelier';
const mayWrite = (): boolean => useProject.getState().project?.readOnly === false;

/** Goes to the room, and opens one of its dialogs. */
const dialog = (name: string, icon: string, shown: WorkshopDialog, when: () => boolean = isOpen): Command => ({
  id: `workshop/${name}`,
  label: `command.workshop/${name}`,
  icon,
  when,
  run: () => {
    useView.getState().set({ mode: 'atelier' });
    showDialog(shown);
  },
});

/** The workshop of selection. */
export const workshopCommands: readonly Command[] = [
  {
    id: 'mode/atelier',
    label: 'command.mode/atelier',
    icon: 'workshop',
    shortcut: 'Mod+3',
    when: isOpen,
    run: () => useView.getState().set({ mode: 'atelier' }),
  },
  dialog('meeting', 'pencil', { what: 'meeting' }, mayWrite),
  dialog('votes', 'workshop', { what: 'votes' }),
  dialog('people', 'workshop', { what: 'people' }),
  dialog('scenarios', 'split', { what: 'scenarios' }),
  dialog('settings', 'split', { what: 'settings', criterion: null, tab: null }, mayWrite),
  dialog('method', 'split', { what: 'settings', criterion: null, tab: 'method' }, mayWrite),
  dialog('sites', 'split', { what: 'settings', criterion: null, tab: 'sites' }, mayWrite),
  dialog('grid', 'table', { what: 'grid' }),
  dialog('pairwise', 'measure-area', { what: 'pairwise' }, mayWrite),
  dialog('swing', 'ruler', { what: 'swing' }, mayWrite),
  dialog('note', 'pencil', { what: 'note', site: null }, mayWrite),
  dialog('actions', 'report', { what: 'actions' }),
  dialog('decide', 'report', { what: 'decide' }, mayWrite),
  {
    id: 'workshop/project',
    label: 'command.workshop/project',
    icon: 'full-screen',
    shortcut: 'Mod+Shift+F11',
    when: inRoom,
    run: () => project(!useWorkshop.getState().projecting.open),
  },
  { id: 'workshop/minutes', label: 'command.workshop/minutes', icon: 'report', when: isOpen, run: () => showDialog({ what: 'minutes' }) },
];

import { shellCall } from '../../engine/shell.ts';
import type { Command } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useProject } from '../../state/project.ts';
import { useSelection } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';
import { refusedFile, save, saveAs } from '../../tasks/project/actions.ts';
import { closeToStart } from '../leaving.ts';
import { importFiles, newProject, openDemonstration, openProjectFile } from '../open-requests.ts';

const isOpen = (): boolean => useProject.getState().project !== null;
const isWritable = (): boolean => useProject.getState().project?.readOnly === false;
const isIdle = (): boolean => !useProject.getState().busy;
const { show } = useDialogs.getState();

export const projectCommands: readonly Command[] = [
  { id: 'project/new', label: 'command.project/new', icon: 'file-plus', shortcut: 'Mod+N', when: isIdle, run: newProject },
  {
    id: 'project/open',
    label: 'command.project/open',
    icon: 'folder-open',
    shortcut: 'Mod+O',
    when: isIdle,
    run: async () => {
      const [file] = await shellCall('chooseOpen', { purpose: 'project' });
      if (file) await openProjectFile(file);
    },
  },
  {
    id: 'project/open-read-only',
    label: 'command.project/open-read-only',
    icon: 'folder-open',
    when: () => isIdle() && refusedFile() !== null,
    run: async () => {
      const file = refusedFile();
      if (file) await openProjectFile(file, 'read-only');
    },
  },
  {
    id: 'project/import-refused',
    label: 'command.project/import-refused',
    icon: 'import',
    when: () => isIdle() && refusedFile() !== null,
    run: async () => {
      const file = refusedFile();
      if (file) await importFiles([file]);
    },
  },
  { id: 'project/open-demo', label: 'command.project/open-demo', icon: 'graduation', when: isIdle, run: openDemonstration },
  {
    id: 'project/save',
    label: 'command.project/save',
    icon: 'save',
    shortcut: 'Mod+S',
    when: isWritable,
    run: async () => void (await save()),
  },
  {
    id: 'project/save-as',
    label: 'command.project/save-as',
    icon: 'save',
    shortcut: 'Mod+Shift+S',
    when: isOpen,
    run: async () => void (await saveAs()),
  },
  { id: 'project/close', label: 'command.project/close', icon: 'close', when: isOpen, run: closeToStart },
  {
    id: 'import/open',
    label: 'command.import/open',
    icon: 'import',
    shortcut: 'Mod+I',
    when: () => isWritable() || !isOpen(),
    run: async () => importFiles(await shellCall('chooseOpen', { purpose: 'import' })),
  },
  {
    id: 'import/open-folder',
    label: 'command.import/open-folder',
    icon: 'folder-open',
    when: () => isWritable() || !isOpen(),
    run: async () => importFiles(await shellCall('chooseOpen', { purpose: 'import-folder' })),
  },
  {
    id: 'import/catalogue',
    label: 'command.import/catalogue',
    icon: 'catalogue',
    when: () => isWritable() || !isOpen(),
    run: () => show({ kind: 'catalogue' }),
  },
  { id: 'import/reports', label: 'command.import/reports', icon: 'report', when: isOpen, run: () => show({ kind: 'import-reports' }) },
  { id: 'territory/build', label: 'command.territory/build', icon: 'territory', when: isWritable, run: () => show({ kind: 'territory' }) },
  { id: 'export/map', label: 'command.export/map', icon: 'map', shortcut: 'Mod+P', when: isOpen, run: () => show({ kind: 'export-map' }) },
  {
    id: 'export/table',
    label: 'command.export/table',
    icon: 'download',
    when: isOpen,
    run: () => {
      const { project } = useProject.getState();
      const table = useView.getState().table ?? useSelection.getState().table ?? project?.layers.find((layer) => layer.count > 0)?.table;
      if (table) show({ kind: 'export-layer', table });
    },
  },
  {
    id: 'project/properties',
    label: 'command.project/properties',
    icon: 'settings',
    when: isOpen,
    run: () => show({ kind: 'properties' }),
  },
  { id: 'settings/open', label: 'command.settings/open', icon: 'settings', run: () => show({ kind: 'settings' }) },
];

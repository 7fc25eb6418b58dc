/** F1 and « ? »: the help on what is in front, by the nearest `data-help`, else the dialog that is open, else the region of the window. */
import type { ToolId } from '../map/tools/tool.ts';
import { type DialogState, useDialogs } from '../state/dialogs.ts';
import { type HelpTopic, isHelpTopic, useHelp } from '../state/help.ts';
import { useProject } from '../state/project.ts';
import { HELP_EVENT } from '../ui/HelpButton.tsx';
import { useTool } from './tool.ts';

const OF_DIALOG: Partial<Readonly<Record<string, HelpTopic>>> = {
  import: 'import',
  'import-running': 'import',
  'import-report': 'import-report',
  'import-reports': 'import-report',
  'export-map': 'export-map',
  'export-layer': 'export-layer',
  report: 'reports',
  palette: 'palette',
  settings: 'settings',
  territory: 'territory',
  catalogue: 'catalogue',
  restore: 'restore',
  'go-to': 'views',
  bookmark: 'views',
  'base-map-address': 'base-maps',
  piece: 'pieces',
  pieces: 'pieces',
  note: 'pieces',
  'annotation-text': 'annotations',
  'merge-objects': 'editing',
  buffer: 'editing',
  'site-from-parcels': 'editing',
  'select-by-expression': 'selection',
  'select-by-place': 'selection',
  workshop: 'workshop',
} satisfies Partial<Record<DialogState['kind'], HelpTopic>>;

const OF_REGION: Readonly<Record<string, HelpTopic>> = {
  layers: 'layers',
  inspector: 'inspector',
  table: 'table',
  status: 'tasks',
};

/** On the map, the tool in hand is what one wants to know of. */
function topicOfTool(tool: ToolId): HelpTopic {
  if (tool === 'place-media') return 'pieces';
  if (tool.startsWith('annotate-')) return 'annotations';
  if (tool.startsWith('measure-')) return 'measure';
  if (tool.startsWith('select-')) return 'selection';
  return tool.startsWith('draw') || tool.startsWith('edit-') ? 'editing' : 'map';
}

function topicAt(element: Element | null): HelpTopic {
  const said = element?.closest('[data-help]')?.getAttribute('data-help') ?? '';
  if (isHelpTopic(said)) return said;
  const { dialog } = useDialogs.getState();
  if (dialog) return OF_DIALOG[dialog.kind] ?? 'workbench';
  if (useProject.getState().project === null) return 'start';
  const region = element?.closest('[data-region]')?.getAttribute('data-region') ?? '';
  return region === 'map' ? topicOfTool(useTool.getState().tool) : (OF_REGION[region] ?? 'workbench');
}

export function showHelp(element: Element | null = document.activeElement): void {
  useHelp.getState().show(topicAt(element));
}

export function listenForHelp(): void {
  window.addEventListener('keydown', (event) => {
    // the shortcut of the command comes first; asked twice, the help would speak of itself
    if (event.defaultPrevented || event.key !== 'F1' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    showHelp();
  });
  window.addEventListener(HELP_EVENT, ({ target }) => showHelp(target instanceof Element ? target : null));
}

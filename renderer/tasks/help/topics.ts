/** Shortcuts that each topic of the help names, with their texts. */
import type { HelpTopic } from '../../state/help.ts';

export interface HelpKey {
  readonly shortcut: string;
  /** Message id. */
  readonly label: string;
}

const REGIONS: HelpKey = { shortcut: 'F6', label: 'shortcuts.regions' };
const SEARCH: HelpKey = { shortcut: 'Mod+K', label: 'command.palette/open' };
const UNDO: HelpKey = { shortcut: 'Mod+Z', label: 'command.history/undo' };
const REDO: HelpKey = { shortcut: 'Mod+Shift+Z', label: 'command.history/redo' };
const CLOSE: HelpKey = { shortcut: 'Escape', label: 'action.close' };

export const HELP_KEYS: Readonly<Record<HelpTopic, readonly HelpKey[]>> = {
  workbench: [SEARCH, REGIONS, UNDO, REDO, { shortcut: 'Mod+S', label: 'command.project/save' }],
  start: [
    { shortcut: 'Mod+N', label: 'command.project/new' },
    { shortcut: 'Mod+O', label: 'command.project/open' },
    { shortcut: 'Mod+I', label: 'command.import/open' },
  ],
  map: [
    { shortcut: 'V', label: 'command.tool/select' },
    { shortcut: 'A', label: 'command.tool/zoom-box' },
    { shortcut: 'Z', label: 'command.map/zoom-selection' },
    { shortcut: 'Escape', label: 'shortcuts.escape' },
  ],
  layers: [
    { shortcut: '↑', label: 'help.key.browse' },
    { shortcut: 'Alt+↑', label: 'help.key.move-layer' },
    { shortcut: 'F2', label: 'help.key.rename' },
    REGIONS,
  ],
  style: [CLOSE, UNDO],
  table: [
    { shortcut: 'F2', label: 'shortcuts.edit' },
    { shortcut: 'Space', label: 'shortcuts.toggle' },
    { shortcut: 'Shift+↓', label: 'shortcuts.extend' },
    { shortcut: 'Alt+↓', label: 'shortcuts.column-menu' },
    { shortcut: 'Mod+C', label: 'table.copy' },
  ],
  inspector: [REGIONS, UNDO],
  history: [UNDO, REDO],
  palette: [
    { shortcut: 'Enter', label: 'help.key.go' },
    { shortcut: 'Mod+Enter', label: 'search.action.add' },
    { shortcut: 'Tab', label: 'help.key.actions' },
    CLOSE,
  ],
  import: [{ shortcut: 'Mod+I', label: 'command.import/open' }, CLOSE],
  'import-report': [CLOSE],
  catalogue: [CLOSE],
  territory: [CLOSE],
  'export-map': [{ shortcut: 'Mod+P', label: 'command.export/map' }, CLOSE],
  'export-layer': [CLOSE],
  reports: [SEARCH, CLOSE],
  'base-maps': [SEARCH, CLOSE],
  views: [
    { shortcut: 'Mod+D', label: 'command.bookmark/add' },
    { shortcut: 'Mod+Shift+B', label: 'command.bookmark/list' },
    { shortcut: 'Mod+G', label: 'command.map/go-to' },
    { shortcut: 'Mod+Shift+D', label: 'command.map/split' },
    { shortcut: 'Mod+Shift+R', label: 'command.map/swipe' },
    { shortcut: 'F11', label: 'command.map/full-screen' },
  ],
  measure: [
    { shortcut: 'Space', label: 'help.key.centre' },
    { shortcut: 'Enter', label: 'help.key.end' },
    { shortcut: 'Backspace', label: 'help.key.take-back' },
    { shortcut: 'Escape', label: 'help.key.give-up' },
  ],
  annotations: [
    { shortcut: 'Space', label: 'help.key.centre' },
    { shortcut: 'Enter', label: 'help.key.end' },
    { shortcut: 'PageDown', label: 'help.key.next-annotation' },
    { shortcut: '→', label: 'help.key.move-annotation' },
    { shortcut: 'Delete', label: 'annotations.remove' },
    { shortcut: 'Escape', label: 'help.key.give-up' },
  ],
  pieces: [{ shortcut: 'Space', label: 'help.key.centre' }, UNDO, CLOSE],
  selection: [
    { shortcut: 'Escape', label: 'shortcuts.escape' },
    { shortcut: 'Mod+A', label: 'table.select-shown' },
  ],
  editing: [UNDO, { shortcut: 'Escape', label: 'shortcuts.escape' }],
  restore: [UNDO, CLOSE],
  workshop: [
    { shortcut: 'Mod+3', label: 'command.mode/atelier' },
    { shortcut: '→', label: 'help.key.weight' },
    { shortcut: 'Shift+→', label: 'help.key.weight-fast' },
    { shortcut: '↓', label: 'help.key.browse' },
    { shortcut: 'Enter', label: 'help.key.understand' },
    { shortcut: 'Space', label: 'help.key.compare' },
    REGIONS,
    UNDO,
  ],
  layout: [
    { shortcut: '→', label: 'help.key.nudge' },
    { shortcut: 'Alt+→', label: 'help.key.resize' },
    { shortcut: 'PageDown', label: 'help.key.next-item' },
    { shortcut: 'Enter', label: 'help.key.enter-map' },
    { shortcut: 'Mod+PageUp', label: 'help.key.forward' },
    { shortcut: 'Space', label: 'help.key.pan' },
    { shortcut: 'Mod+D', label: 'layout.duplicate' },
    { shortcut: 'Delete', label: 'layout.remove-item' },
    UNDO,
  ],
  settings: [CLOSE],
  tasks: [REGIONS],
};

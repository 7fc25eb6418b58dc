/** The keyboard of the window: commands by their shortcut, F6 between regions, Escape from the selection. */
import { allCommands, runCommand } from '../state/commands.ts';
import { useDialogs } from '../state/dialogs.ts';
import { useMapViews } from '../state/map-views.ts';
import { useSelection } from '../state/selection.ts';
import { useView } from '../state/view.ts';
import { matchesShortcut } from '../ui/shortcut.ts';
import { setFullScreen } from './full-screen.ts';
import { clearMark } from './palette/go-to.ts';
import { cycleRegion } from './regions.ts';
import { useTool } from './tool.ts';

/** Where letters and Ctrl Z belong to the control: not in boxes to tick or thumbs to slide. */
const TYPING =
  'input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="color"]), textarea, select, [contenteditable="true"]';

function onMap(): boolean {
  return document.activeElement?.closest('[role="application"]') !== null && document.activeElement !== document.body;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  if (event.key === 'F6') {
    event.preventDefault();
    cycleRegion(event.shiftKey ? -1 : 1);
    return;
  }
  if (useDialogs.getState().dialog !== null) return;
  const typing = event.target instanceof Element && event.target.closest(TYPING) !== null;
  if (event.key === 'Escape' && !typing) {
    if (useMapViews.getState().fullScreen) setFullScreen(false);
    else if (useTool.getState().tool !== 'select') useTool.getState().set('select');
    else if (!clearMark()) useSelection.getState().clear('program');
    return;
  }
  if (event.key === 'Enter' && onMap()) useView.getState().set({ inspectorOpen: true });
  const command = allCommands().find(({ shortcut }) => shortcut && matchesShortcut(event, shortcut));
  if (!command) return;
  if (command.onlyOnMap && !onMap()) return;
  // Ctrl Z in a field belongs to the field
  if (typing && command.id.startsWith('history/')) return;
  event.preventDefault();
  runCommand(command.id);
}

export function listenToKeyboard(): void {
  window.addEventListener('keydown', onKeyDown);
}

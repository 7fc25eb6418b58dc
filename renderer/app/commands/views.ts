import type { Command } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { type Arrangement, useMapViews } from '../../state/map-views.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { copyPlace } from '../../tasks/views/actions.ts';
import { activeMap } from '../../tasks/views/maps.ts';
import { setFullScreen } from '../full-screen.ts';
import { openFromMap } from '../regions.ts';

const onMap = (): boolean => useProject.getState().project !== null && useView.getState().mode === 'carte';
const isOpen = (): boolean => useProject.getState().project !== null;
const { show } = useDialogs.getState();
const isArranged = (arrangement: Arrangement): boolean => useMapViews.getState().arrangement === arrangement;
/** A second press goes back to one map; from the keyboard one is on the divider at once. */
const arrange = (arrangement: Arrangement): void => {
  const next = isArranged(arrangement) ? 'single' : arrangement;
  useMapViews.getState().set({ arrangement: next });
  if (next === 'swipe') requestAnimationFrame(() => document.querySelector<HTMLElement>('.map-divider')?.focus());
  else if (next === 'single') activeMap()?.focus();
};

export const mapViewCommands: readonly Command[] = [
  {
    id: 'map/next',
    label: 'command.map/next',
    icon: 'redo',
    shortcut: 'Alt+ArrowRight',
    when: () => onMap() && useView.getState().readout.canGoForward,
    run: () => activeMap()?.camera.next(),
  },
  { id: 'map/split', label: 'command.map/split', icon: 'split', shortcut: 'Mod+Shift+D', when: onMap, run: () => arrange('split') },
  { id: 'map/swipe', label: 'command.map/swipe', icon: 'curtain', shortcut: 'Mod+Shift+R', when: onMap, run: () => arrange('swipe') },
  {
    id: 'map/single',
    label: 'command.map/single',
    icon: 'map',
    when: () => onMap() && !isArranged('single'),
    run: () => arrange(useMapViews.getState().arrangement),
  },
  {
    id: 'map/link',
    label: 'command.map/link',
    icon: 'link',
    shortcut: 'Mod+Shift+K',
    when: () => onMap() && isArranged('split'),
    run: () => useMapViews.getState().set({ linked: !useMapViews.getState().linked }),
  },
  {
    id: 'map/overview',
    label: 'command.map/overview',
    icon: 'overview',
    shortcut: 'Mod+Shift+O',
    when: onMap,
    run: () => useMapViews.getState().set({ overview: !useMapViews.getState().overview }),
  },
  {
    id: 'map/full-screen',
    label: 'command.map/full-screen',
    icon: 'full-screen',
    shortcut: 'F11',
    when: isOpen,
    run: () => setFullScreen(!useMapViews.getState().fullScreen),
  },
  { id: 'map/go-to', label: 'command.map/go-to', icon: 'place', shortcut: 'Mod+G', when: isOpen, run: () => show({ kind: 'go-to' }) },
  { id: 'map/copy-place', label: 'command.map/copy-place', icon: 'copy', shortcut: 'Mod+Shift+C', when: onMap, run: copyPlace },
  {
    id: 'map/scale',
    label: 'command.map/scale',
    icon: 'ruler',
    shortcut: 'Mod+Shift+H',
    when: onMap,
    run: () => openFromMap('[data-scale]'),
  },
  {
    id: 'bookmark/add',
    label: 'command.bookmark/add',
    icon: 'bookmark-plus',
    shortcut: 'Mod+D',
    when: () => onMap() && useProject.getState().project?.readOnly === false,
    run: () => show({ kind: 'bookmark', bookmark: null }),
  },
  {
    id: 'bookmark/list',
    label: 'command.bookmark/list',
    icon: 'bookmark',
    shortcut: 'Mod+Shift+B',
    when: onMap,
    run: () => openFromMap('[data-bookmarks]'),
  },
];

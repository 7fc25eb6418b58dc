import { ITEM_TYPES } from '../../../shared/domain/page-layout.ts';
import { translator } from '../../../shared/messages/index.ts';
import type { Command } from '../../state/commands.ts';
import { choose, useLayoutView } from '../../state/layout.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { exportLayout } from '../../tasks/layout/actions.ts';
import type { Alignment } from '../../tasks/layout/boxes.ts';
import {
  addItem,
  alignChosen,
  changeable,
  distributeChosen,
  duplicateChosen,
  orderChosen,
  removeChosen,
  sameSize,
  toggleLocked,
  turnChosen,
} from '../../tasks/layout/change.ts';
import { placeInsets } from '../../tasks/layout/insets.ts';
import { turnTo } from '../../tasks/layout/series.ts';
import { fitPage, zoomStep, zoomTo } from '../../tasks/layout/zoom.ts';

const text = () => translator(usePreferences.getState().language);
const isOpen = (): boolean => useProject.getState().project !== null;
const onPage = (): boolean => isOpen() && useView.getState().mode === 'mise-en-page' && useLayoutView.getState().shown !== null;
const canChange = (): boolean => onPage() && changeable() !== null;
const hasChosen = (): boolean => onPage() && (changeable()?.chosen.length ?? 0) > 0;
const view = useLayoutView.getState().set;

const ALIGNMENTS: readonly Alignment[] = ['left', 'centre', 'right', 'top', 'middle', 'bottom'];
const ADD_ICONS: Readonly<Record<string, string>> = { map: 'map', table: 'table', 'scale-bar': 'ruler', 'north-arrow': 'compass' };

/** The page: what its bar, its list and its keys do, by name. */
export const layoutCommands: readonly Command[] = [
  {
    id: 'mode/mise-en-page',
    label: 'command.mode/mise-en-page',
    icon: 'page',
    shortcut: 'Mod+4',
    when: isOpen,
    run: () => useView.getState().set({ mode: 'mise-en-page' }),
  },
  {
    id: 'layout/new',
    label: 'command.layout/new',
    icon: 'page',
    when: () => isOpen() && useProject.getState().project?.readOnly === false,
    run: () => {
      useView.getState().set({ mode: 'mise-en-page' });
      // the templates stand in the panel of the mode, which is drawn first
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.template-grid button')?.focus());
    },
  },
  {
    id: 'layout/export',
    label: 'command.layout/export',
    icon: 'download',
    shortcut: 'Mod+Shift+P',
    when: onPage,
    run: () => void exportLayout(),
  },
  { id: 'layout/fit', label: 'command.layout/fit', icon: 'maximize', when: onPage, run: fitPage },
  { id: 'layout/actual-size', label: 'command.layout/actual-size', icon: 'scan', when: onPage, run: () => zoomTo(1) },
  { id: 'layout/zoom-in', label: 'command.layout/zoom-in', icon: 'plus', when: onPage, run: () => zoomStep(1) },
  { id: 'layout/zoom-out', label: 'command.layout/zoom-out', icon: 'minus', when: onPage, run: () => zoomStep(-1) },
  {
    id: 'layout/preview',
    label: 'command.layout/preview',
    icon: 'info',
    when: onPage,
    run: () => view({ previewing: !useLayoutView.getState().previewing, entered: null }),
  },
  {
    id: 'layout/snap',
    label: 'command.layout/snap',
    icon: 'magnet',
    when: canChange,
    run: () => view({ snapping: !useLayoutView.getState().snapping }),
  },
  {
    id: 'layout/select-all',
    label: 'command.layout/select-all',
    icon: 'box',
    when: onPage,
    run: () =>
      choose(
        useLayoutView
          .getState()
          .shown?.items.filter(({ hidden, locked }) => !hidden && !locked)
          .map(({ id }) => id) ?? [],
      ),
  },
  {
    id: 'layout/series',
    label: 'command.layout/series',
    icon: 'report',
    when: onPage,
    run: () => {
      choose([]);
      // the section stands in the panel of the page, which is drawn first
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-series] button')?.focus());
    },
  },
  ...([1, -1] as const).map((step) => ({
    id: step === 1 ? 'layout/series-next' : 'layout/series-previous',
    label: step === 1 ? 'command.layout/series-next' : 'command.layout/series-previous',
    icon: step === 1 ? 'redo' : 'undo',
    shortcut: step === 1 ? 'Alt+PageDown' : 'Alt+PageUp',
    when: () => onPage() && useLayoutView.getState().seriesPlan !== null,
    run: () => turnTo(useLayoutView.getState().seriesPage + step),
  })),
  ...ITEM_TYPES.map((type) => ({
    id: `layout/add-${type}`,
    label: `command.layout/add-${type}`,
    icon: ADD_ICONS[type] ?? 'plus',
    when: canChange,
    run: () => addItem(type, text()),
  })),
  {
    id: 'layout/place-insets',
    label: 'command.layout/place-insets',
    icon: 'map',
    when: canChange,
    run: () => void placeInsets(text()),
  },
  ...ALIGNMENTS.map((how) => ({
    id: `layout/align-${how}`,
    label: `command.layout/align-${how}`,
    icon: 'transform',
    when: hasChosen,
    run: () => alignChosen(how, text()),
  })),
  ...(['horizontal', 'vertical'] as const).map((axis) => ({
    id: `layout/distribute-${axis}`,
    label: `command.layout/distribute-${axis}`,
    icon: 'transform',
    when: () => hasChosen() && (changeable()?.free.length ?? 0) > 2,
    run: () => distributeChosen(axis, text()),
  })),
  ...(['width', 'height'] as const).map((side) => ({
    id: `layout/same-${side}`,
    label: `command.layout/same-${side}`,
    icon: 'transform',
    when: () => hasChosen() && (changeable()?.chosen.length ?? 0) > 1,
    run: () => sameSize(side, text()),
  })),
  ...(['right', 'left'] as const).map((side) => ({
    id: `layout/turn-${side}`,
    label: `command.layout/turn-${side}`,
    icon: side === 'right' ? 'redo' : 'undo',
    when: () => hasChosen() && (changeable()?.free.some((item) => 'rotation' in item) ?? false),
    run: () => turnChosen((angle) => angle + (side === 'right' ? 90 : -90), text()),
  })),
  { id: 'layout/front', label: 'command.layout/front', icon: 'layers', when: hasChosen, run: () => orderChosen('front', text()) },
  { id: 'layout/back', label: 'command.layout/back', icon: 'layers', when: hasChosen, run: () => orderChosen('back', text()) },
  {
    id: 'layout/duplicate-items',
    label: 'command.layout/duplicate-items',
    icon: 'copy',
    when: hasChosen,
    run: () => duplicateChosen(text()),
  },
  { id: 'layout/lock-items', label: 'command.layout/lock-items', icon: 'link', when: hasChosen, run: () => toggleLocked(text()) },
  { id: 'layout/remove-items', label: 'command.layout/remove-items', icon: 'trash', when: hasChosen, run: () => removeChosen(text()) },
];

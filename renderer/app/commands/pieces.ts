import { useAnnotations } from '../../state/annotations.ts';
import type { Command } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useMedia } from '../../state/media.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { theMap } from '../map-handle.ts';
import { useTool } from '../tool.ts';

const isOpen = (): boolean => useProject.getState().project !== null;
const onMap = (): boolean => isOpen() && useView.getState().mode === 'carte';

/** The map has the keys of the tool; the palette, on its way out, gives the focus back first. */
const focusMap = (): number => requestAnimationFrame(() => theMap()?.focus());

/** Photos, documents and notes; annotations of the map. */
export const pieceCommands: readonly Command[] = [
  { id: 'media/all', label: 'command.media/all', icon: 'report', when: isOpen, run: () => useDialogs.getState().show({ kind: 'pieces' }) },
  {
    id: 'media/note-here',
    label: 'command.media/note-here',
    icon: 'pointer',
    when: onMap,
    run: () => {
      useMedia.getState().set({ placing: 'note' });
      useTool.getState().set('place-media');
      focusMap();
    },
  },
  {
    id: 'media/toggle',
    label: 'command.media/toggle',
    icon: 'layers',
    when: onMap,
    run: () => useMedia.getState().set({ shown: !useMedia.getState().shown }),
  },
  {
    id: 'annotations/toggle',
    label: 'command.annotations/toggle',
    icon: 'map',
    when: onMap,
    run: () => {
      const open = !useAnnotations.getState().open;
      useAnnotations.getState().set({ open, chosen: null, ...(open ? { shown: true } : {}) });
      useTool.getState().set(open ? 'annotate-texte' : 'select');
      if (open) focusMap();
    },
  },
  {
    id: 'annotations/show',
    label: 'command.annotations/show',
    icon: 'layers',
    when: onMap,
    run: () => useAnnotations.getState().set({ shown: !useAnnotations.getState().shown }),
  },
];

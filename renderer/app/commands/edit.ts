import { translator } from '../../../shared/messages/index.ts';
import type { Command } from '../../state/commands.ts';
import { useEditing } from '../../state/editing.ts';
import { useJobs } from '../../state/jobs.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useProject } from '../../state/project.ts';
import { useSelection } from '../../state/selection.ts';
import { runAnalyses } from '../../tasks/analysis/actions.ts';
import { undoVertex } from '../../tasks/editing/desk.ts';
import { redo, undo } from '../../tasks/project/history.ts';

const isDrawing = (): boolean => {
  const { sketch } = useEditing.getState();
  return sketch?.drawing === true && sketch.vertices > 0;
};
const text = () => translator(usePreferences.getState().language);
const canAnalyse = (): boolean => {
  const { project } = useProject.getState();
  const busy = useJobs.getState().running.some((job) => job.kind === 'analysis' || job.kind === 'analyse');
  return project !== null && !project.readOnly && !busy && project.layers.some((layer) => layer.kind === 'sites' && layer.count > 0);
};

export const editCommands: readonly Command[] = [
  {
    id: 'history/undo',
    label: 'command.history/undo',
    icon: 'undo',
    shortcut: 'Mod+Z',
    when: () => (useProject.getState().project?.undo ?? null) !== null || isDrawing(),
    // a drawing under way gives up its last vertex first
    run: () => (undoVertex() ? undefined : undo(text())),
  },
  {
    id: 'history/redo',
    label: 'command.history/redo',
    icon: 'redo',
    shortcut: 'Mod+Shift+Z',
    when: () => (useProject.getState().project?.redo ?? null) !== null,
    run: () => redo(text()),
  },
  {
    id: 'analysis/run',
    label: 'command.analysis/run',
    icon: 'calculator',
    shortcut: 'Mod+Enter',
    when: canAnalyse,
    run: () => runAnalyses(false),
  },
  { id: 'analysis/run-all', label: 'command.analysis/run-all', icon: 'calculator', when: canAnalyse, run: () => runAnalyses(true) },
  {
    id: 'selection/clear',
    label: 'command.selection/clear',
    icon: 'close',
    when: () => useSelection.getState().fids.length > 0,
    run: () => useSelection.getState().clear('program'),
  },
];

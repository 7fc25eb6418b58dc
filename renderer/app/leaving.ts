/** Before a project goes away: what no file holds yet is saved, or given up knowingly. */
import { refusalOf } from '../engine/refusal.ts';
import { shellCall } from '../engine/shell.ts';
import { useDialogs } from '../state/dialogs.ts';
import { useNotices } from '../state/notices.ts';
import { useProject } from '../state/project.ts';
import { closeProject, save } from '../tasks/project/actions.ts';

const NOT_IN_A_FILE: readonly string[] = ['dirty', 'unsaved', 'failed'];

/** True when the open project may go. A project with a file is saved without a word; one without is asked about. */
export async function confirmLeaving(): Promise<boolean> {
  const { project } = useProject.getState();
  if (!project || project.readOnly || !NOT_IN_A_FILE.includes(project.saveState)) return true;
  const empty = project.layers.every((layer) => layer.count === 0);
  // the demonstration can be made again at any time
  if (project.fileName === null && (empty || (project.demonstration && project.undo === null))) return true;
  if (project.fileName !== null && project.saveState !== 'failed' && (await save())) return true;
  const choice = await new Promise<'save' | 'discard' | 'stay'>((answer) => useDialogs.getState().show({ kind: 'close', answer }));
  if (choice === 'save') return save();
  return choice === 'discard';
}

export async function closeToStart(): Promise<void> {
  if (await confirmLeaving()) await closeProject(true);
}

/** The window is asked to close: main waits while it hears `working`. */
export async function answerClosing(): Promise<void> {
  await shellCall('answerClose', { answer: 'working' });
  try {
    const leave = await confirmLeaving();
    if (leave && useProject.getState().project) await closeProject(true);
    await shellCall('answerClose', { answer: leave ? 'close' : 'stay' });
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
    await shellCall('answerClose', { answer: 'stay' });
  }
}

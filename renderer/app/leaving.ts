/** Before a project goes away: what no file holds yet is saved, or given up knowingly. */
import { refusalOf } from '../engine/refusal.ts';
import { shellCall } from '../engine/shell.ts';
import { useDialogs } from '../state/dialogs.ts';
import { useNotices } from '../state/notices.ts';
import { useProject } from '../state/project.ts';
import { closeProject, save } from '../tasks/project/actions.ts';

/** How the open project goes: the engine saves what its file lacks, or drops it because the planner said so. */
export type Leaving = 'stay' | 'keep' | 'discard';

/** A project with a file is saved without a word; one without, or opened to be read, is asked about. */
export async function confirmLeaving(): Promise<Leaving> {
  const { project } = useProject.getState();
  if (!project?.dirty) return 'keep';
  const empty = project.layers.every((layer) => layer.count === 0);
  // the demonstration can be made again at any time
  if (project.fileName === null && (empty || (project.demonstration && project.undo === null))) return 'discard';
  const saves = project.fileName !== null && !project.readOnly && project.saveState !== 'failed';
  if (saves && (await save())) return 'keep';
  const choice = await new Promise<'save' | 'discard' | 'stay'>((answer) => useDialogs.getState().show({ kind: 'close', answer }));
  if (choice !== 'save') return choice;
  return (await save()) ? 'keep' : 'stay';
}

export async function closeToStart(): Promise<void> {
  const leaving = await confirmLeaving();
  if (leaving !== 'stay') await closeProject(leaving === 'discard');
}

/** Main leaves a page that says nothing for two minutes. */
const WORD_MS = 20_000;

/** The window is asked to close: main waits while it hears `working`. */
export async function answerClosing(): Promise<void> {
  await shellCall('answerClose', { answer: 'working' });
  // waiting for the planner is no silence; waiting for an engine that may not answer is
  const words = setInterval(() => {
    if (!useProject.getState().busy) void shellCall('answerClose', { answer: 'working' }).catch(() => undefined);
  }, WORD_MS);
  try {
    const leaving = await confirmLeaving();
    await shellCall('answerClose', { answer: leaving !== 'stay' && (await isGone(leaving)) ? 'close' : 'stay' });
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
    await shellCall('answerClose', { answer: 'stay' });
  } finally {
    clearInterval(words);
  }
}

/** A project that could not be saved stays on the screen; what was given up holds nothing back. */
async function isGone(leaving: 'keep' | 'discard'): Promise<boolean> {
  if (!useProject.getState().project) return true;
  return (await closeProject(leaving === 'discard')) || leaving === 'discard';
}

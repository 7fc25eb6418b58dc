/** Ties what the engine and main say to the stores that the screens read. Once, before the first picture. */
import { call } from '../engine/call.ts';
import { onEngineRestart } from '../engine/connect.ts';
import { on } from '../engine/events.ts';
import { onShell, shellCall } from '../engine/shell.ts';
import { runCommand } from '../state/commands.ts';
import { useDialogs } from '../state/dialogs.ts';
import { followedJobs, useJobs } from '../state/jobs.ts';
import { useNotices } from '../state/notices.ts';
import { useProject } from '../state/project.ts';
import { useSelection } from '../state/selection.ts';
import { useWorkshop } from '../state/workshop.ts';
import { comeBack, describeWindow } from '../tasks/project/actions.ts';
import { resumeRoom } from '../tasks/workshop/actions.ts';
import { declareAllCommands } from './commands/index.ts';
import { followFullScreen } from './full-screen.ts';
import { listenForHelp } from './help.ts';
import { listenToKeyboard } from './keyboard.ts';
import { answerClosing } from './leaving.ts';
import { answerRequest } from './open-requests.ts';
import { startPreferences } from './preferences.ts';

function watchProject(): void {
  let asked = 0;
  const reread = async (): Promise<void> => {
    asked += 1;
    const turn = asked;
    const project = await call('project/summary', {});
    if (turn === asked && useProject.getState().project) useProject.getState().show(project);
  };
  on('project/changed', ({ tables, origin }) => {
    if (useProject.getState().project) void reread().catch(() => undefined);
    // objects of a table that was imported again, edited or undone may be gone
    if (origin !== 'style' && origin !== 'settings') {
      for (const table of Object.keys(useSelection.getState().sets)) if (tables.includes(table)) void keepLiving(table);
    }
  });
  on('project/state', (project) => {
    if (!useProject.getState().project) return;
    useProject.getState().show(project);
    describeWindow();
  });
  on('project/changed-outside', () => useDialogs.getState().show({ kind: 'changed-outside' }));
}

/** Leaves in the selection what still exists. */
async function keepLiving(table: string): Promise<void> {
  const before = useSelection.getState().sets[table];
  if (!before) return;
  const { fids } = await call('selection/living', { table, fids: Float64Array.from(before) }).catch(() => ({ fids: null }));
  const now = useSelection.getState();
  if (fids && fids.length < before.length && now.sets[table] === before) now.put(table, [...fids], 'program');
}

function watchJobs(): void {
  on('job/progress', (event) => useJobs.getState().progress(event));
  on('job/done', (event) => {
    const subject = useJobs.getState().running.find((job) => job.job === event.job)?.subject ?? '';
    useJobs.getState().done(event);
    // a change of the planner's own: whoever asked for it says how it ended
    if (followedJobs.has(event.job) || event.kind === 'change') return;
    const { toast, refuse } = useNotices.getState();
    if (event.error?.code === 'cancelled') toast(event.kind === 'import' ? 'import.cancelled' : 'job.cancelled-toast', {}, 'info');
    else if (event.error) refuse({ ...event.error, params: { file: subject, ...event.error.params } });
    else if (event.written && event.notes.length > 0) toast('job.written-with-notes', { file: event.written, count: event.notes.length });
    else if (event.written) toast('job.written', { file: event.written });
    else if (event.report) toast('job.imported', { count: event.report.imported });
    else if (event.territory) toast('job.territories', { count: event.territory.levels.reduce((sum, level) => sum + level.built, 0) });
    else if (event.granted) toast('catalogue.done', { file: event.granted.name });
    else if (event.check) return;
    else toast('job.analysed');
  });
}

export function startSession(): void {
  declareAllCommands();
  listenToKeyboard();
  listenForHelp();
  watchProject();
  watchJobs();
  onEngineRestart(() => {
    // what the room looks at is the window's own, and stays
    const { room, scenario, scene, compared, family, beside } = useWorkshop.getState();
    const resumed = async (): Promise<void> => {
      await comeBack();
      if (!useProject.getState().project) return;
      useWorkshop.getState().set({ scenario, scene, compared, family, beside });
      if (room) await resumeRoom(room);
    };
    void resumed();
  });
  onShell('engine', (state) => {
    if (state === 'failed') useNotices.getState().banner('danger', 'engine.failed');
  });
  onShell('command', runCommand);
  onShell('fullScreen', followFullScreen);
  onShell('closing', () => void answerClosing());
  onShell('open', (request) => void answerRequest(request));
  void startPreferences()
    .then(() => shellCall('pageReady'))
    .then(async (requests) => {
      for (const request of requests) await answerRequest(request);
    })
    .catch((error: unknown) => console.error(error));
}

/** Opening, saving and closing the document. The engine does it; here stand the dialogs and what is said. */
import type { CallParams, ProjectSummary } from '../../../shared/contract/engine.ts';
import type { ErrorCode } from '../../../shared/contract/errors.ts';
import type { ChosenFile } from '../../../shared/contract/shell.ts';
import { translate } from '../../../shared/messages/index.ts';
import { call } from '../../engine/call.ts';
import { refresh } from '../../engine/query.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { shellCall } from '../../engine/shell.ts';
import { useJobs } from '../../state/jobs.ts';
import { useNotices } from '../../state/notices.ts';
import { writePending } from '../../state/pending.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useProject } from '../../state/project.ts';
import { useSelection } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';

/** Token of the open document's file, for the frame and the list of recent projects. */
let documentToken: string | null = null;
/** How to come back to the same project when the engine has been restarted. */
let reopen: (() => Promise<ProjectSummary>) | null = null;

function show(project: ProjectSummary | null, token: string | null): void {
  documentToken = token;
  useSelection.getState().clear('program');
  useView.getState().set({ mode: 'carte', table: null });
  useView.setState({ layerStates: {}, classCounts: {} });
  useJobs.getState().forget();
  useProject.getState().open(project);
  refresh(null);
  describeWindow();
}

/** The title of the frame, its edited mark, and the place in the recent projects. */
export function describeWindow(): void {
  const { project } = useProject.getState();
  const edited = project?.dirty === true;
  void shellCall('describeWindow', { title: project?.name ?? '', file: documentToken, edited }).catch(() => undefined);
}

async function guarded(work: () => Promise<void>): Promise<boolean> {
  const { setBusy, busy } = useProject.getState();
  if (busy) return false;
  setBusy(true);
  try {
    await work();
    return true;
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
    return false;
  } finally {
    setBusy(false);
  }
}

/** The file that was just refused, for the way out offered beside the refusal. */
let refused: ChosenFile | null = null;
export const refusedFile = (): ChosenFile | null => refused;

/** Command offered with a refusal to open. */
const WAYS_OUT: Readonly<Partial<Record<ErrorCode, string>>> = {
  'project-locked': 'project/open-read-only',
  'folder-read-only': 'project/open-read-only',
  'project-damaged': 'project/open-read-only',
  'project-foreign-geopackage': 'project/import-refused',
};

export type How = NonNullable<CallParams<'project/open'>['how']>;

/** The engine opens it before it closes what is open: a refusal leaves the project on the screen. */
export function openFile(file: ChosenFile, how: How = 'edit', discard = false): Promise<boolean> {
  return guarded(async () => {
    try {
      const project = await call('project/open', { file: file.token, how, discard });
      reopen = () => call('project/open', { file: file.token, how });
      refused = null;
      show(project, file.token);
    } catch (error) {
      const refusal = refusalOf(error);
      refused = file;
      useNotices
        .getState()
        .refuse({ ...refusal, params: { file: file.name, ...refusal.params } }, how === 'edit' ? WAYS_OUT[refusal.code] : undefined);
    }
  });
}

/** A new project lives in the working copy until it is given a file. */
export function createProject(name: string, demo: boolean, discard = false): Promise<boolean> {
  return guarded(async () => {
    show(await call('project/create', { file: null, name, demo, language: usePreferences.getState().language, discard }), null);
    reopen = null;
  });
}

export function recover(session: string): Promise<boolean> {
  return guarded(async () => {
    show(await call('project/recover', { session }), null);
    reopen = null;
  });
}

/** Answers false when it was not saved: given up, or refused in words. A project opened to be read is saved elsewhere. */
export async function save(): Promise<boolean> {
  const { project } = useProject.getState();
  if (!project) return false;
  if (project.fileName === null || project.readOnly) return saveAs();
  return guarded(async () => {
    await writePending();
    useProject.getState().show(await call('project/save', {}));
    describeWindow();
  });
}

/** Names that the application gave. */
const UNNAMED = ['project.untitled'] as const;
const LANGUAGES = ['fr', 'en'] as const;

export async function saveAs(): Promise<boolean> {
  const { project } = useProject.getState();
  if (!project) return false;
  const name = project.fileName ?? `${project.name.replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'projet'}.gpkg`;
  const file = await shellCall('chooseSave', { purpose: 'project', name });
  if (!file) return false;
  return guarded(async () => {
    // a project that was never given a name takes that of its file, before the file is written
    const title = file.name.replace(/\.gpkg$/i, '');
    if (UNNAMED.some((id) => LANGUAGES.some((language) => translate(language, id) === project.name)))
      await call('project/settings', { name: title });
    useProject.getState().show(await call('project/save-as', { file: file.token }));
    documentToken = file.token;
    reopen = () => call('project/open', { file: file.token });
    describeWindow();
  });
}

export function replaceOutsideChanges(): Promise<boolean> {
  return guarded(async () => {
    useProject.getState().show(await call('project/save', { replaceOutsideChanges: true }));
  });
}

export function reload(): Promise<boolean> {
  return guarded(async () => show(await call('project/reload', {}), documentToken));
}

export function closeProject(discard: boolean): Promise<boolean> {
  return guarded(async () => {
    await call('project/close', { discard });
    reopen = null;
    show(null, null);
  });
}

/** After a restart the engine knows nothing: the same document is opened again, or what it left behind is recovered. */
export async function comeBack(): Promise<void> {
  const { project } = useProject.getState();
  useJobs.getState().forget();
  if (!project) return;
  useNotices.getState().banner('warning', 'engine.restarted');
  try {
    const sessions = await call('project/recoverable', {});
    const mine = sessions.find(({ session }) => session === project.session);
    const summary = mine ? await call('project/recover', { session: mine.session }) : await reopen?.();
    if (summary) {
      useProject.getState().open(summary);
      refresh(null);
    } else show(null, null);
  } catch (error) {
    show(null, null);
    useNotices.getState().refuse(refusalOf(error));
  }
}

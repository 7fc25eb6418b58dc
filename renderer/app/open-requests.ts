/** Things to open that come from outside the page: command line, double click, recent list, drop. */
import type { ChosenFile, OpenRequest } from '../../shared/contract/shell.ts';
import { translate } from '../../shared/messages/index.ts';
import { type ImportFile, useDialogs } from '../state/dialogs.ts';
import { useMedia } from '../state/media.ts';
import { usePreferences } from '../state/preferences.ts';
import { useProject } from '../state/project.ts';
import { addFiles } from '../tasks/media/actions.ts';
import { createProject, type How, openFile } from '../tasks/project/actions.ts';
import { confirmLeaving } from './leaving.ts';

const isGeoPackage = (file: ChosenFile): boolean => file.name.toLowerCase().endsWith('.gpkg');

function untitled(): string {
  return translate(usePreferences.getState().language, 'project.untitled');
}

export async function importFiles(files: readonly ImportFile[]): Promise<void> {
  if (files.length === 0) return;
  if (!useProject.getState().project && !(await createProject(untitled(), false))) return;
  useDialogs.getState().show({ kind: 'import', files });
}

export async function newProject(): Promise<void> {
  const leaving = await confirmLeaving();
  if (leaving !== 'stay') await createProject(untitled(), false, leaving === 'discard');
}

export async function openDemonstration(): Promise<void> {
  const leaving = await confirmLeaving();
  if (leaving === 'stay') return;
  await createProject(translate(usePreferences.getState().language, 'project.demonstration'), true, leaving === 'discard');
}

export async function openProjectFile(file: ChosenFile, how: How = 'edit'): Promise<void> {
  const leaving = await confirmLeaving();
  if (leaving !== 'stay') await openFile(file, how, leaving === 'discard');
}

/** A dropped GeoPackage is a project where none is open; beside an open project everything dropped is data. */
export async function answerRequest(request: OpenRequest): Promise<void> {
  if (request.kind === 'demo') return openDemonstration();
  const target = request.origin === 'drop' ? useMedia.getState().drop : null;
  useMedia.getState().set({ drop: null });
  if (target) return addFiles(request.files, target);
  const [first] = request.files;
  if (!first) return;
  const asProject = isGeoPackage(first) && (request.origin !== 'drop' || !useProject.getState().project);
  return asProject ? openProjectFile(first) : importFiles(request.files);
}

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openProject, type Project, type ProjectReader } from '../../store/index.ts';
import type { Installation } from './hooks.ts';

export type { Project, ProjectReader };

/** Reads a document in place, in one state: a thread reads the working copy while the window goes on changing it. */
export async function withReader<T>(path: string, use: (reader: ProjectReader) => T | Promise<T>): Promise<T> {
  const reader = await openProject(path, 'readonly', { userData: null, appVersion: '' });
  try {
    return await reader.inOneState(() => use(reader));
  } finally {
    await reader.close();
  }
}

/** Works on a copy beside the document, which takes its place when `use` succeeds and is dropped when it does not. */
export async function withWriter<T>(
  path: string,
  { version }: Pick<Installation, 'version'>,
  use: (project: Project) => T | Promise<T>,
): Promise<T> {
  const project = await openProject(path, 'command', { userData: null, appVersion: version });
  try {
    const answer = await use(project);
    await project.commit();
    return answer;
  } catch (error) {
    await project.close();
    throw error;
  }
}

/** Tries a deed on a copy that nobody will see: it meets every refusal the real one would, and leaves the document and its folder alone. */
export async function withScratch<T>(
  document: string,
  { version }: Pick<Installation, 'version'>,
  use: (project: Project) => T | Promise<T>,
): Promise<T> {
  // opened in place first: a document that cannot be read is refused as itself
  await withReader(document, () => undefined);
  const folder = mkdtempSync(path.join(tmpdir(), 'emprise-scratch-'));
  try {
    const copy = path.join(folder, path.basename(document));
    copyFileSync(document, copy);
    const project = await openProject(copy, 'command', { userData: null, appVersion: version });
    try {
      return await use(project);
    } finally {
      await project.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

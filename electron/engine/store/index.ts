/** The door of the room. */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { openBeside } from './document/beside.ts';
import { type CreateOptions, createCommand, createSession } from './document/create.ts';
import { type OpenOptions, openCommand, openReader, openSession } from './document/open.ts';
import type { StoreEnvironment } from './document/working-document.ts';
import type { Project } from './project.ts';
import type { ProjectReader } from './project-reader.ts';

export type { AnalysisInput, AnalysisOutcome, AnalysisRecord, ResultRow } from './analyses.ts';
export type { Problem } from './check/index.ts';
export { sqliteVersion } from './connection.ts';
export { type AutosaveClock, type AutosaveOptions, AutosaveScheduler } from './document/autosave.ts';
export { listBackups } from './document/backups.ts';
export type { CreateOptions } from './document/create.ts';
export { type LockHolder, lockHolder } from './document/lock.ts';
export type { OpenOptions } from './document/open.ts';
export { recoverSession } from './document/open.ts';
export { discardSession, type RecoverableSession, recoverableSessions } from './document/session-files.ts';
export type { SaveOptions, StoreEnvironment } from './document/working-document.ts';
export { type Extract, writeExtract } from './extract.ts';
export { encodeBlob } from './geopackage/blob.ts';
export type { BoundsList } from './geopackage/rtree-read.ts';
export type { LayerDefinition } from './journal/operation.ts';
export type { LayerArrangement, LayerPatch } from './layer-changes.ts';
export { drawnAs, type StoredLayer } from './layers.ts';
export type { ComparedField, ComparedObject, ComparedTable } from './merge/compare.ts';
export type { MergedTable, MergeOptions } from './merge/context.ts';
export type { ImportSink } from './merge/direct-import.ts';
export type { SourceRecord } from './merge/manifest.ts';
export { createStaging, type Staging } from './merge/staging.ts';
export { SCHEMA_VERSION } from './migrations/index.ts';
export type { MergeReport, Project, ProjectState } from './project.ts';
export type { ProjectReader } from './project-reader.ts';
export type { Work } from './restore/blocks.ts';
export type { TableDifference } from './restore/difference.ts';
export { AUTOMATIC_ROWS, BUDGET_BYTES, type RestorePoints, type StateObject } from './restore/points.ts';
export { finishWork, type StateTable } from './restore/state.ts';
export type { ProjectSettings } from './settings.ts';
export type { GeometryQuery, GeometryRow } from './tables/geometries.ts';
export type { ColumnChange } from './tables/own-columns.ts';
export { type Condition, type Order, oneOf, type RowQuery } from './tables/read.ts';

/** Read in place, a session of work on a private copy, or one command on a copy beside the document. */
export type OpenMode = 'session' | 'command' | 'readonly';

export async function openProject(path: string, mode: 'readonly', environment: StoreEnvironment): Promise<ProjectReader>;
export async function openProject(
  path: string,
  mode: 'session' | 'command',
  environment: StoreEnvironment,
  options?: OpenOptions,
): Promise<Project>;
export async function openProject(
  path: string,
  mode: OpenMode,
  environment: StoreEnvironment,
  options: OpenOptions = {},
): Promise<ProjectReader> {
  if (mode === 'readonly') return openReader(path, environment);
  return mode === 'command' ? openCommand(path, environment, options) : openSession(path, withUserData(environment), options);
}

/** The working copy of a session that another thread holds: for one change while that one waits. Nothing of the document is touched. */
export function openWorkingCopy(path: string, environment: StoreEnvironment): Project {
  return openBeside(path, environment);
}

/** In a session, `path` may be null: `saveAs` gives the document its place. A command's file appears at `commit`. */
export async function createProject(
  path: string | null,
  mode: 'session' | 'command',
  environment: StoreEnvironment,
  options: CreateOptions,
): Promise<Project> {
  if (mode === 'command') {
    if (path === null) throw new EmpriseError('internal', {}, 'a command needs a path');
    return createCommand(path, environment, options);
  }
  const project = createSession(withUserData(environment), path, options);
  try {
    if (path !== null) await project.saveAs(path);
    return project;
  } catch (error) {
    await project.close({ discard: true });
    throw error;
  }
}

function withUserData(environment: StoreEnvironment): StoreEnvironment & { userData: string } {
  const { userData } = environment;
  if (userData === null) throw new EmpriseError('internal', {}, 'a session needs a user data folder');
  return { ...environment, userData };
}

/** The catalogue of official sources for the command line: the same shelf and the same entries as the window's. */
import { copyFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import type { CatalogueCopy, CatalogueEntry, UserCatalogue, WfsRenewal } from '../../../../shared/domain/catalogue.ts';
import { download, entryOf, isCutByEnvironment, loadCatalogue, Shelf, type Values } from '../../catalogue/index.ts';
import type { Hooks } from './hooks.ts';

export interface SourceList {
  readonly entries: readonly CatalogueEntry[];
  readonly copies: readonly CatalogueCopy[];
  readonly userFile: UserCatalogue;
}

export function listSources(userData: string, { resources }: Hooks): SourceList {
  return { ...loadCatalogue(resources, userData), copies: new Shelf(userData).list() };
}

export interface SourceRequest {
  readonly userData: string;
  readonly id: string;
  readonly values: Values;
  readonly again: boolean;
  /** No request at all: a copy fetched before, or `network-off`. */
  readonly offline: boolean;
  /** Where a copy of the file is written. */
  readonly target: string | null;
}

export interface SourceFile {
  readonly copy: CatalogueCopy;
  readonly path: string;
  readonly sha256: string;
  readonly how: 'kept' | 'confirmed' | 'fetched';
  readonly repeated: number;
  readonly resumed: number;
  readonly renewed: WfsRenewal | null;
}

export async function fetchSource(request: SourceRequest, hooks: Hooks): Promise<SourceFile> {
  const { userData, id, values, again, offline, target } = request;
  const entry = entryOf(loadCatalogue(hooks.resources, userData), id);
  const {
    record,
    path: kept,
    how,
    repeated,
    resumed,
    renewed,
  } = await download(
    { userData, version: hooks.version, entry, values, again },
    {
      isAllowed: () => !offline && !isCutByEnvironment(),
      checkpoint: () => hooks.checkpoint(),
      progress: (step, subject, done, total) => hooks.progress(step, subject, done, total),
    },
  );
  const { version: _, address: _address, etag: _etag, lastModified: _modified, sha256, ...copy } = record;
  return { copy, path: target === null ? kept : await put(kept, target), sha256, how, repeated, resumed, renewed };
}

/** Whole or not at all. */
async function put(file: string, target: string): Promise<string> {
  const incoming = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.partial`);
  try {
    await copyFile(file, incoming);
    await rename(incoming, target);
    return path.resolve(target);
  } catch (error) {
    await rm(incoming, { force: true });
    throw new EmpriseError('target-not-writable', { file: path.basename(target) }, String(error));
  }
}

/** Puts a sealed copy in the place of a document: one rename, made durable. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { fileParams, systemCode } from '../faults.ts';
import { syncFolder } from './files.ts';
import { type DocumentStamp, isSameStamp, settleSideFiles, stampOf } from './inspect.ts';

/** Windows refuses a rename while another program has the file open. */
const ATTEMPTS = 3;
const PAUSE_MS = 200;

/** Throws `project-changed-outside` where the document is no longer the one that was opened. */
export function refuseOutsideChange(document: string, known: DocumentStamp | null): void {
  settleSideFiles(document);
  if (!isSameStamp(stampOf(document), known)) throw new EmpriseError('project-changed-outside', fileParams(document));
}

export async function replaceDocument(copy: string, document: string): Promise<DocumentStamp> {
  // A side file of another program would be applied to the new document and ruin it.
  if (existsSync(document)) settleSideFiles(document);
  for (let attempt = 1; ; attempt++) {
    try {
      renameSync(copy, document);
      break;
    } catch (error) {
      const isShared = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(systemCode(error));
      if (!isShared || attempt === ATTEMPTS) {
        rmSync(copy, { force: true });
        throw isShared ? new EmpriseError('project-busy', fileParams(document), systemCode(error)) : error;
      }
      await wait(PAUSE_MS);
    }
  }
  syncFolder(dirname(document));
  return stampOf(document) as DocumentStamp;
}

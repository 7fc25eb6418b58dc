/** Where a document stands, and whether it may be written there. */
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { fileParams } from '../faults.ts';
import { temporaryBeside } from './files.ts';

/** The file behind a symbolic link: saving renames a copy over the document, which would put a second document in place of the link. */
export function documentAt(path: string): string {
  const place = resolve(path);
  try {
    return lstatSync(place).isSymbolicLink() ? realpathSync(place) : place;
  } catch {
    // Not there yet, or a link to nothing: whoever opens it says so.
    return place;
  }
}

/** Longest file name of the usual file systems. */
const NAME_BYTES = 255;

/**
 * A file marked read-only would be replaced in silence, since a rename asks only the folder; a name may be short enough for the document and too long
 * for the copy made beside it. Throws `project-read-only`, `target-not-writable`.
 */
export function refuseUnwritable(document: string): void {
  if (Buffer.byteLength(`${basename(temporaryBeside(document))}-journal`) > NAME_BYTES)
    throw new EmpriseError('target-not-writable', fileParams(document), 'name too long');
  const found = statSync(document, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isFile()) throw new EmpriseError('target-not-writable', fileParams(document), 'not a file');
  if ((found.mode & 0o222) === 0) throw new EmpriseError('project-read-only', fileParams(document));
}

/** Where a document stands, and whether it may be written there. */
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { fileParams } from '../faults.ts';

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

/** A file marked read-only would be replaced in silence, since a rename asks only the folder. Throws `project-read-only`, `target-not-writable`. */
export function refuseReadOnlyFile(document: string): void {
  const found = statSync(document, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isFile()) throw new EmpriseError('target-not-writable', fileParams(document), 'not a file');
  if ((found.mode & 0o222) === 0) throw new EmpriseError('project-read-only', fileParams(document));
}

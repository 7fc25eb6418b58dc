/** The last five states of a document, dated, in the user's own data folder: nothing stays beside the document. */
import { createHash } from 'node:crypto';
import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

export const BACKUPS_KEPT = 5;
/** Autosave writes every half minute: backups closer than this would all be of the same quarter of an hour. */
const SPACING_MS = 600_000;

/** Documents of the same name in different folders have different backups. */
export function backupFolder(userData: string, document: string): string {
  const place = createHash('sha256').update(resolve(document)).digest('hex').slice(0, 12);
  return join(userData, 'backups', `${basename(document, '.gpkg')}-${place}`);
}

/** Newest first. */
export function listBackups(userData: string, document: string): string[] {
  const folder = backupFolder(userData, document);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.gpkg'))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

/** Copies the document as it stands before it is replaced. A backup that cannot be made does not stop a save. */
export function keepBackup(userData: string, document: string, now: Date, spacing_ms = SPACING_MS): void {
  if (!existsSync(document)) return;
  try {
    const newest = listBackups(userData, document)[0];
    if (newest !== undefined && now.getTime() - statSync(newest).birthtimeMs < spacing_ms) return;
    const folder = backupFolder(userData, document);
    mkdirSync(folder, { recursive: true });
    const stamp = now.toISOString().replaceAll(':', '-').replace('Z', '');
    copyFileSync(document, join(folder, `${basename(document, '.gpkg')}-${stamp}.gpkg`), constants.COPYFILE_FICLONE);
    for (const old of listBackups(userData, document).slice(BACKUPS_KEPT)) rmSync(old, { force: true });
  } catch {
    // No room for a backup: the save itself decides whether there is room for the document.
  }
}

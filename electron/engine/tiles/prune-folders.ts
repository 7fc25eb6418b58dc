/** Keeps what can be made again within a budget: the folders longest out of use go first. */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';

/** `used`: the folder that is opened now; it stays. Nothing is thrown: what cannot be removed waits for another day. */
export function pruneFolders(root: string, most_bytes: number, used: string): void {
  try {
    mkdirSync(root, { recursive: true });
    const now = new Date();
    if (existsSync(used)) utimesSync(used, now, now);
    // systems leave files of their own in folders they have shown
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => path.join(root, name))
      .map((folder) => ({ folder, usedAt_ms: statSync(folder).mtimeMs, bytes: bytesIn(folder) }))
      .sort((a, b) => b.usedAt_ms - a.usedAt_ms);
    let bytes = 0;
    for (const one of folders) {
      bytes += one.bytes;
      if (bytes > most_bytes && one.folder !== used) rmSync(one.folder, { recursive: true, force: true });
    }
  } catch {
    // a folder that is not there, or not ours to clear
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
}

/** The recent projects, newest first. A path that is not there now is kept and marked: it may be an unplugged disk. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { RecentProject } from '../../shared/contract/shell.ts';
import { RECENT_KEPT, type RecentEntry, type SettingsStore } from './settings.ts';

const LOOK_MS = 400;

export function recentId(file: string): string {
  return createHash('sha256').update(file).digest('base64url').slice(0, 16);
}

/** Bytes of a file, null when it is not there or its disk does not answer in time: a sleeping share must not hold the start screen. */
async function look(file: string): Promise<number | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), LOOK_MS);
  });
  const size = stat(file).then(
    (found) => found.size,
    () => null,
  );
  const bytes = await Promise.race([size, late]);
  clearTimeout(timer);
  return bytes;
}

async function described(entry: RecentEntry): Promise<RecentProject> {
  const bytes = await look(entry.path);
  return {
    id: recentId(entry.path),
    name: entry.name,
    fileName: path.basename(entry.path),
    folder: path.dirname(entry.path),
    openedAt: entry.openedAt,
    bytes,
    missing: bytes === null,
  };
}

export function listRecent(settings: SettingsStore): Promise<RecentProject[]> {
  return Promise.all(settings.get().recent.map(described));
}

export function findRecent(settings: SettingsStore, id: string): RecentEntry | undefined {
  return settings.get().recent.find((entry) => recentId(entry.path) === id);
}

export function forgetRecent(settings: SettingsStore, id: string): void {
  settings.change({ recent: settings.get().recent.filter((entry) => recentId(entry.path) !== id) });
}

export function rememberRecent(settings: SettingsStore, file: string, name: string): void {
  const others = settings.get().recent.filter((entry) => entry.path !== file);
  settings.change({ recent: [{ path: file, name, openedAt: new Date().toISOString() }, ...others].slice(0, RECENT_KEPT) });
}

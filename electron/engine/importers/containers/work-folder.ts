/** Where an archive is unpacked: a private folder, names of our own making. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenOptions } from '../types.ts';

export interface WorkFolder {
  readonly path: string;
  /** A path for one file, with this ending; nothing in it comes from the archive. */
  fileFor(ending: string): string;
  remove(): void;
}

export function makeWorkFolder(options: OpenOptions): WorkFolder {
  const path = mkdtempSync(join(options.workFolder ?? tmpdir(), 'emprise-source-'));
  return {
    path,
    fileFor: (ending) => join(path, `e${randomBytes(8).toString('hex')}${ending}`),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

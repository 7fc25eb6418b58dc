/** Small files made for a test, in a folder of their own that goes with it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, vi } from 'vitest';

// Real files on a busy machine: slow is not wrong.
vi.setConfig({ testTimeout: 60_000 });

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'emprise-test-'));
  folders.push(folder);
  return folder;
}

export function fileOf(name: string, content: string | Uint8Array): string {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

export function zipOf(name: string, entries: Readonly<Record<string, Uint8Array | string>>): string {
  const bytes = Object.fromEntries(
    Object.entries(entries).map(([entry, value]) => [entry, typeof value === 'string' ? Buffer.from(value) : value]),
  );
  return fileOf(name, zipSync(bytes));
}

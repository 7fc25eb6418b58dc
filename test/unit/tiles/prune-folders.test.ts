import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pruneFolders } from '../../../electron/engine/tiles/prune-folders.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'emprise-prune-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A folder of one file of so many bytes, last used so many days ago. */
function folder(name: string, bytes: number, days: number): string {
  const place = path.join(root, name);
  mkdirSync(place);
  writeFileSync(path.join(place, 'couche.tiles'), Buffer.alloc(bytes));
  const used = new Date(Date.UTC(2026, 10, 21 - days));
  utimesSync(place, used, used);
  return place;
}

it('removes the folders longest out of use, never the one that is opened', () => {
  const [old, recent, opened] = [folder('a', 600, 9), folder('b', 600, 1), folder('c', 600, 20)];
  pruneFolders(root, 1300, opened);
  expect([existsSync(old), existsSync(recent), existsSync(opened)]).toEqual([false, true, true]);
});

it('does so beside a file that a system left there', () => {
  writeFileSync(path.join(root, '.DS_Store'), 'x');
  const [old, opened] = [folder('a', 600, 9), folder('b', 600, 1)];
  pruneFolders(root, 1000, opened);
  expect([existsSync(old), existsSync(opened), existsSync(path.join(root, '.DS_Store'))]).toEqual([false, true, true]);
});

/** One key, one command: the first declared would hide the other. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = path.resolve(import.meta.dirname, '../../../renderer/app/commands');

/** `shortcut: 'Mod+B'`, or a letter in a table of keys by tool. */
test('no two commands have the same shortcut', () => {
  const found = readdirSync(FOLDER).flatMap((file) =>
    [...readFileSync(path.join(FOLDER, file), 'utf8').matchAll(/\bshortcut: '([^']+)'|: '([A-Z])'/g)].map(([, named, letter]) => ({
      shortcut: named ?? letter ?? '',
      file,
    })),
  );
  expect(found.length).toBeGreaterThan(30);
  const twice = found.filter(({ shortcut }, index) => found.findIndex((other) => other.shortcut === shortcut) !== index);
  expect(twice).toEqual([]);
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOMS, type Room } from './rooms.ts';
import { importsOf, productSources, root } from './sources.ts';

const sources = productSources();

function inside(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

function roomOf(file: string): Room | undefined {
  return ROOMS.filter((room) => inside(file, room.path)).sort((a, b) => b.path.length - a.path.length)[0];
}

/** What is wrong with one import, or null. */
function fault(file: string, room: Room, specifier: string, typeOnly: boolean): string | null {
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier);
    if (target.startsWith('resources/')) return null;
    const own = roomOf(file);
    if (own && roomOf(target) === own) return null;
    const allowed = typeOnly ? [...room.rooms, ...(room.typesFrom ?? [])] : room.rooms;
    return allowed.some((folder) => inside(target, folder)) ? null : `${file} imports ${target}`;
  }
  return room.packages.some((name) => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`))
    ? null
    : `${file} imports ${specifier}`;
}

test('every import stands in the table of rooms', () => {
  const faults = sources.flatMap((source) => {
    const room = roomOf(source.path);
    if (!room) return [`${source.path} stands in no room`];
    return importsOf(source.text).flatMap(({ specifier, typeOnly }) => fault(source.path, room, specifier, typeOnly) ?? []);
  });
  expect(faults).toEqual([]);
});

test('one task of the window never imports another', () => {
  const faults = sources
    .filter((source) => source.path.startsWith('renderer/tasks/'))
    .flatMap((source) => {
      const task = source.path.split('/')[2];
      return (
        importsOf(source.text)
          .map(({ specifier }) => path.posix.join(path.posix.dirname(source.path), specifier))
          // files beside the tasks are shared by them
          .filter((target) => target.startsWith('renderer/tasks/') && target.split('/').length > 3 && target.split('/')[2] !== task)
          .map((target) => `${source.path} imports ${target}`)
      );
    });
  expect(faults).toEqual([]);
});

test('SQL is written in the store alone', () => {
  const statement = /\b(?:SELECT\s+.+\s+FROM|INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)\b/;
  const allowed = [
    'electron/engine/store',
    'electron/engine/importers/geopackage.ts',
    'electron/engine/importers/geopackage',
    // MBTiles is a foreign file too
    'electron/engine/basemaps/mbtiles.ts',
    'electron/cli/bench',
  ];
  const faults = sources.filter((source) => !allowed.some((folder) => inside(source.path, folder)) && statement.test(source.text));
  expect(faults.map((source) => source.path)).toEqual([]);
});

test('no file is over 600 lines and the median is near 100', () => {
  const lines = sources.map((source) => ({ path: source.path, count: source.text.split('\n').length })).sort((a, b) => a.count - b.count);
  expect(lines.filter((file) => file.count > 600)).toEqual([]);
  expect(lines[Math.floor(lines.length / 2)]?.count).toBeLessThanOrEqual(130);
});

test('every room has its short readme, and the README shows each room', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
  const folders = ROOMS.map((room) => room.path).filter((room) => !room.endsWith('.ts'));
  expect(folders.filter((folder) => !readme.includes(`\`${folder}\``))).toEqual([]);
  const long = folders.filter((folder) => readFileSync(path.join(root, folder, 'README.md'), 'utf8').split('\n').length > 40);
  expect(long).toEqual([]);
});

import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findRecent, listRecent, recentId, rememberRecent } from '../../../electron/main/recent-projects.ts';
import { DEFAULT_SETTINGS, openSettings, RECENT_KEPT } from '../../../electron/main/settings.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'emprise-settings-'));
  file = path.join(folder, 'settings.json');
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

test('the defaults are French, off the network', () => {
  expect(openSettings(file).get()).toEqual(DEFAULT_SETTINGS);
  const usual = { contrast: 'system', motion: 'system', textSize: 100 };
  expect(DEFAULT_SETTINGS.preferences).toEqual({ language: 'fr', theme: 'system', networkAllowed: false, ...usual });
});

test('settings of before contrast and size of text are read, these taking their usual value', () => {
  const { contrast: _, motion: __, textSize: ___, ...former } = DEFAULT_SETTINGS.preferences;
  writeFileSync(file, JSON.stringify({ ...DEFAULT_SETTINGS, preferences: { ...former, theme: 'dark' } }));
  expect(openSettings(file).get().preferences).toEqual({ ...DEFAULT_SETTINGS.preferences, theme: 'dark' });
  expect(openSettings(file).change({ preferences: { ...DEFAULT_SETTINGS.preferences, textSize: 125 } }).preferences.textSize).toBe(125);
});

test('a change is on disk at once and nothing is left beside it', () => {
  openSettings(file).change({ window: { bounds: { x: 1, y: 2, width: 1300, height: 800 }, maximized: true } });
  expect(readdirSync(folder)).toEqual(['settings.json']);
  expect(openSettings(file).get().window).toEqual({ bounds: { x: 1, y: 2, width: 1300, height: 800 }, maximized: true });
});

test.each([
  ['not JSON', '{"version":1,'],
  ['another shape', '{"version":1,"preferences":{"language":"de"}}'],
  ['a version to come', JSON.stringify({ ...DEFAULT_SETTINGS, version: 2 })],
])('a file that is %s is kept aside and the defaults are used', (_what, text) => {
  writeFileSync(file, text);
  expect(openSettings(file).get()).toEqual(DEFAULT_SETTINGS);
  expect(readFileSync(`${file}.illisible`, 'utf8')).toBe(text);
  expect(existsSync(file)).toBe(false);
});

test('a profile that cannot be written does not stop the session', () => {
  const blocked = path.join(folder, 'settings.json', 'settings.json');
  writeFileSync(file, 'a file where the folder should be');
  const settings = openSettings(blocked);
  expect(settings.change({ preferences: { ...DEFAULT_SETTINGS.preferences, theme: 'dark' } }).preferences.theme).toBe('dark');
  expect(settings.get().preferences.theme).toBe('dark');
});

test('recent projects: newest first, once each, a bounded number, missing ones marked', async () => {
  const settings = openSettings(file);
  const here = path.join(folder, 'ici.gpkg');
  writeFileSync(here, 'abc');
  for (let i = 0; i < RECENT_KEPT + 5; i += 1) rememberRecent(settings, path.join(folder, `${i}.gpkg`), `Étude ${i}`);
  rememberRecent(settings, here, 'Ici');
  rememberRecent(settings, path.join(folder, '24.gpkg'), 'Étude 24');
  const recent = await listRecent(settings);
  expect(recent).toHaveLength(RECENT_KEPT);
  expect(recent.slice(0, 3).map(({ name, missing, bytes }) => ({ name, missing, bytes }))).toEqual([
    { name: 'Étude 24', missing: true, bytes: null },
    { name: 'Ici', missing: false, bytes: 3 },
    { name: 'Étude 23', missing: true, bytes: null },
  ]);
  expect(findRecent(settings, recentId(here))?.path).toBe(here);
});

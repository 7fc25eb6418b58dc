import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChosenFile, OpenRequest, RecentProject, ShellAnswer } from '../../shared/contract/shell.ts';
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs.ts';
import { type Launched, launchApp, root, startAgain } from '../support/launch.ts';
import { shellAnswer } from '../support/port-calls.ts';

let emprise: Launched;
beforeAll(async () => {
  emprise = await launchApp({ bare: true });
});
afterAll(async () => {
  await emprise?.close();
});
const ask = async <T>(name: string, params?: unknown) => {
  const answer = (await shellAnswer(emprise.page, name, params)) as ShellAnswer<T>;
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

test('an open dialog gives tokens, names and sizes, never paths', async () => {
  const file = path.join(emprise.folder, 'sites à étudier.geojson');
  writeFileSync(file, '{}');
  await answerOpenDialog(emprise.app, [file]);
  const chosen = await ask<ChosenFile[]>('chooseOpen', { purpose: 'import' });
  expect(chosen).toEqual([
    { token: expect.stringMatching(/^[\w-]{32}$/), name: 'sites à étudier.geojson', folder: emprise.folder, size: 2, mode: 'read' },
  ]);
  await answerOpenDialog(emprise.app, []);
  expect(await ask('chooseOpen', { purpose: 'project' })).toEqual([]);
});

test('a save dialog completes the name; the name the page proposes cannot lead elsewhere', async () => {
  await answerSaveDialog(emprise.app, path.join(emprise.folder, 'carte'));
  expect(await ask('chooseSave', { purpose: 'pdf', name: '../../carte' })).toMatchObject({ name: 'carte.pdf', size: null, mode: 'write' });
  await answerSaveDialog(emprise.app, null);
  expect(await ask('chooseSave', { purpose: 'pdf', name: 'carte' })).toBeNull();
});

test('a project that is open stands in the recent ones, and is marked when its file has gone', async () => {
  const file = path.join(emprise.folder, 'étude.gpkg');
  copyFileSync(path.join(root, 'package.json'), file);
  await answerOpenDialog(emprise.app, [file]);
  const [chosen] = await ask<ChosenFile[]>('chooseOpen', { purpose: 'project' });
  await ask('describeWindow', { title: 'Étude des Verriers', file: chosen?.token, edited: false });
  expect(await emprise.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe('Étude des Verriers');
  const [recent] = await ask<RecentProject[]>('recentProjects');
  expect(recent).toMatchObject({ name: 'Étude des Verriers', fileName: 'étude.gpkg', missing: false });
  expect(await ask('reopen', { id: recent?.id })).toMatchObject({ name: 'étude.gpkg', mode: 'document' });
  expect(await ask('forgetRecent', { id: recent?.id })).toEqual([]);
});

test('preferences are kept in a file of their own', async () => {
  expect(await ask('changePreferences', { language: 'en', theme: 'dark' })).toEqual({
    language: 'en',
    theme: 'dark',
    contrast: 'system',
    motion: 'system',
    textSize: 100,
    networkAllowed: false,
  });
  const kept = JSON.parse(readFileSync(path.join(emprise.folder, 'profile/settings.json'), 'utf8'));
  expect(kept).toMatchObject({ version: 1, preferences: { language: 'en', theme: 'dark', networkAllowed: false } });
  const labels = await emprise.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label));
  expect(labels).toEqual(['File', 'Edit', 'View', 'Help']);
  await ask('changePreferences', { language: 'fr', theme: 'system' });
});

test('a menu item sends its command to the page', async () => {
  await emprise.page.evaluate(() => {
    const commands: unknown[] = [];
    Object.assign(globalThis, { commands });
    window.emprise.on('command', (command) => commands.push(command));
  });
  await emprise.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('analysis/run')?.click());
  await emprise.page.waitForFunction(() => (globalThis as unknown as { commands: unknown[] }).commands.includes('analysis/run'));
});

test('a second start hands its files to the first and ends', async () => {
  const file = path.join(emprise.folder, 'seconde étude.gpkg');
  writeFileSync(file, 'x');
  await emprise.page.evaluate(() => {
    const requests: unknown[] = [];
    Object.assign(globalThis, { requests });
    window.emprise.on('open', (request) => requests.push(request));
    return window.emprise.call('pageReady', undefined);
  });
  expect(await startAgain(emprise.folder, [file])).toBe(0);
  await emprise.page.waitForFunction(() => (globalThis as unknown as { requests: unknown[] }).requests.length > 0);
  const requests = (await emprise.page.evaluate(() => (globalThis as unknown as { requests: unknown[] }).requests)) as OpenRequest[];
  expect(requests).toMatchObject([{ kind: 'files', origin: 'start', files: [{ name: 'seconde étude.gpkg', mode: 'document' }] }]);
});

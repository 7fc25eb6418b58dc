import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { electronVersion, sandboxArguments } from '../../scripts/electron-runtime.mjs';
import { toolScript } from '../../scripts/setup/dependencies.mjs';
import { launchPackaged, type PackagedApp, packagedBinary } from '../support/packaged-app.ts';
import { callOnOwnPort } from '../support/port-calls.ts';

let folder: string;
let emprise: PackagedApp;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'emprise-packaged-'));
  emprise = await launchPackaged(folder);
});
afterAll(async () => {
  await emprise?.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

test('the packaged window starts from its archive and its engine answers', async () => {
  expect(emprise.page.url()).toBe('app://emprise/index.html');
  expect(await emprise.page.title()).toContain('Emprise');
  expect(await callOnOwnPort(emprise.page, 'app/info', {})).toMatchObject({ ok: true });
});

test('the fuses are set: no plain Node, no inspection, only our archive', () => {
  const read = execFileSync(process.execPath, [toolScript('@electron/fuses', 'electron-fuses'), 'read', '--app', packagedBinary()], {
    encoding: 'utf8',
  });
  const state = Object.fromEntries([...read.matchAll(/(\w+) is (Enabled|Disabled)/g)].map((match) => [match[1], match[2]]));
  expect(state).toMatchObject({
    RunAsNode: 'Disabled',
    EnableCookieEncryption: 'Enabled',
    EnableNodeOptionsEnvironmentVariable: 'Disabled',
    EnableNodeCliInspectArguments: 'Disabled',
    EnableEmbeddedAsarIntegrityValidation: 'Enabled',
    OnlyLoadAppFromAsar: 'Enabled',
  });
  const major = Number(electronVersion(inject('electronDist')).split('.')[0]);
  if (major >= 29) expect(state).toMatchObject({ GrantFileProtocolExtraPrivileges: 'Disabled' });
});

test('the command line answers in the package, without a display, with its own status', () => {
  const { DISPLAY: _display, ...env } = process.env;
  const run = (...args: string[]) =>
    spawnSync(packagedBinary(), [...sandboxArguments(), '--cli', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...env, EMPRISE_ENGINE_NODE: process.execPath },
    });
  expect(run('help')).toMatchObject({ status: 0, stdout: expect.stringContaining('emprise') });
  expect(run('aide-inconnue')).toMatchObject({ status: 2 });
});

test('the package holds one native binary and none of the sources', () => {
  const unpacked = path.join(
    path.dirname(packagedBinary()),
    process.platform === 'darwin' ? '../Resources' : 'resources',
    'app.asar.unpacked',
  );
  const files = readdirSync(unpacked, { recursive: true }).map(String);
  const native = files.filter((file) => file.endsWith('.node'));
  expect(native).toEqual([expect.stringContaining(path.join('better-sqlite3', 'prebuilds'))]);
  expect(files.filter((file) => /\.(c|cc|ts|map)$/.test(file))).toEqual([]);
});

/** The packaged application: where it lies, and how to reach its page (its fuses refuse Playwright's own way in). */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { inject } from 'vitest';
import { sandboxArguments } from '../../scripts/electron-runtime.mjs';
import { root } from './launch.ts';

const LAYOUTS = [
  'linux-unpacked/emprise',
  'win-unpacked/Emprise.exe',
  'mac/Emprise.app/Contents/MacOS/Emprise',
  'mac-arm64/Emprise.app/Contents/MacOS/Emprise',
];

export function packagedBinary(): string {
  const candidates = ['release/test-runtime', 'release'].flatMap((folder) => LAYOUTS.map((layout) => path.join(root, folder, layout)));
  const found = candidates.find((file) => existsSync(file));
  if (!found) throw new Error('no packaged application in release/');
  return found;
}

export interface PackagedApp {
  readonly page: Page;
  close(): Promise<void>;
}

function devtoolsAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`ended with status ${code}\n${said}`)));
  });
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('the packaged application has no page');
  return context.pages()[0] ?? (await context.waitForEvent('page'));
}

export async function launchPackaged(folder: string): Promise<PackagedApp> {
  const child = spawn(
    packagedBinary(),
    [...sandboxArguments(), `--user-data-dir=${path.join(folder, 'profile')}`, '--remote-debugging-port=0'],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DISPLAY: inject('display'), EMPRISE_ENGINE_NODE: process.execPath },
    },
  );
  // `noDefaults`: Electron has no browser contexts of its own to manage
  const browser = await chromium.connectOverCDP(await devtoolsAddress(child), { noDefaults: true, isLocal: true });
  return {
    page: await firstPage(browser),
    close: async () => {
      await browser.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill()) await ended;
    },
  };
}

/** Starts the real application for a test: its own profile, its own folder, everything the page complains about collected. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { inject } from 'vitest';
import { electronBinary, sandboxArguments } from '../../scripts/electron-runtime.mjs';

export const root = path.resolve(import.meta.dirname, '../..');
const results = path.join(root, 'test-results');

export interface LaunchOptions {
  /** What a person would write after the program's name. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** An empty page of our origin in place of the interface, for tests that play the page's part themselves. */
  readonly bare?: boolean;
  /** Folder of an earlier launch, to start again on the same profile. */
  readonly folder?: string;
}

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Temporary folder of this launch; the profile is its `profile` subfolder. */
  readonly folder: string;
  /** Errors and warnings of the console, uncaught errors, refusals of the Content-Security-Policy. */
  readonly complaints: string[];
  /** Picture of the window in test-results/, for people to look at. */
  screenshot(name: string): Promise<void>;
  /** Ends the application; the folder stays with `keepFolder`. */
  close(options?: { keepFolder?: boolean }): Promise<void>;
}

/** Starts the application as a desktop would and waits for its end: a second start on the same profile hands over and leaves. */
export async function startAgain(folder: string, args: readonly string[]): Promise<number | null> {
  const child = spawn(
    electronBinary(inject('electronDist')),
    [...sandboxArguments(), `--user-data-dir=${path.join(folder, 'profile')}`, root, ...args],
    {
      cwd: folder,
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: inject('display'), EMPRISE_ENGINE_NODE: process.execPath },
    },
  );
  return new Promise((resolve) => child.once('exit', resolve));
}

export async function launchApp(options: LaunchOptions = {}): Promise<Launched> {
  const { args = [], env = {}, bare = false, folder = mkdtempSync(path.join(tmpdir(), 'emprise-window-')) } = options;
  const app = await _electron.launch({
    executablePath: electronBinary(inject('electronDist')),
    args: [...sandboxArguments(), `--user-data-dir=${path.join(folder, 'profile')}`, root, ...args],
    cwd: folder,
    env: { ...(process.env as Record<string, string>), DISPLAY: inject('display'), EMPRISE_ENGINE_NODE: process.execPath, ...env },
  });
  const complaints: string[] = [];
  app.context().on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`);
  });
  app.context().on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  const page = await app.firstWindow();
  if (bare) await page.goto('app://emprise/empty');
  return {
    app,
    page,
    folder,
    complaints,
    screenshot: async (name) => {
      mkdirSync(results, { recursive: true });
      await page.screenshot({ path: path.join(results, `${name}.png`) });
    },
    close: async ({ keepFolder = false } = {}) => {
      await app.close();
      if (!keepFolder) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

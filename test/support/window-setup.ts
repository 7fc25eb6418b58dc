import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { TestProject } from 'vitest/node';
import { electronDist } from '../../scripts/electron-runtime.mjs';
import { ensureBuilt } from '../../scripts/setup/freshness.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the Electron that runs the window tests. */
    electronDist: string;
    display: string;
  }
}

const SCREEN = '1600x1000x24';

function startVirtualDisplay(): Promise<{ display: string; server: ChildProcess }> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    server.once('error', () => reject(new Error('no DISPLAY and no Xvfb: npm test installs it as root, else apt-get install xvfb')));
    let number = '';
    (server.stdio[3] as Readable).on('data', (data: Buffer) => {
      number += data.toString();
      if (number.includes('\n')) resolve({ display: `:${number.trim()}`, server });
    });
  });
}

/** A fresh build, one Electron for the run, and a virtual display where there is none. */
export default async function setup(project: TestProject): Promise<() => void> {
  if (!ensureBuilt()) throw new Error('the build failed: the reason stands above');
  const dist = electronDist();
  // the next to ask (packaging) need not search again
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = dist;
  project.provide('electronDist', dist);
  if (process.platform !== 'linux' || process.env['DISPLAY']) {
    project.provide('display', process.env['DISPLAY'] ?? '');
    return () => {};
  }
  const { display, server } = await startVirtualDisplay();
  project.provide('display', display);
  return () => {
    server.kill();
  };
}

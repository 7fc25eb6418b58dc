// What every measuring script begins and ends with: a display, the real window with a profile of its own, one JSON line, nothing left behind.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright';
import { electronBinary, electronDist, sandboxArguments } from '../electron-runtime.mjs';
import { root } from '../setup/say.mjs';

const WINDOW = '1600x1000x24';

async function virtualDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY) return null;
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', WINDOW, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    server.once('error', () => reject(new Error('no display and no Xvfb')));
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  process.env.DISPLAY = `:${number}`;
  return server;
}

/** Opens the window (`project`: on this file), runs `measure({ app, page, launched })` and prints what it answers. `launched`: time of the launch. */
export async function measureInWindow(project, measure) {
  const folder = mkdtempSync(path.join(tmpdir(), 'emprise-bench-'));
  const display = await virtualDisplay();
  let app;
  try {
    const executablePath = electronBinary(electronDist());
    const launched = performance.now();
    app = await _electron.launch({
      executablePath,
      args: [...sandboxArguments(), `--user-data-dir=${path.join(folder, 'profile')}`, root, ...(project ? [project] : [])],
      cwd: folder,
      env: { ...process.env, EMPRISE_ENGINE_NODE: process.execPath },
    });
    const figures = await measure({ app, page: await app.firstWindow(), launched });
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  } finally {
    await app?.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);
    display?.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** The next file the window asks for is this one. */
export async function chooseFile(app, file) {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

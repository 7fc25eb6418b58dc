// What every measuring script begins and ends with: a display, the real window with a profile of its own, one JSON line, nothing left behind.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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

/**
 * Opens the window (`project`: on this file), runs `measure({ app, page, folder, launched })` and prints what it answers. `launched`: time of the launch; `folder`
 * holds the profile. Several measures each have a window of their own, of the same profile; what they answer is put together.
 */
export async function measureInWindow(project, ...measures) {
  const folder = mkdtempSync(path.join(tmpdir(), 'emprise-bench-'));
  const display = await virtualDisplay();
  let figures = {};
  try {
    for (const measure of measures) figures = { ...figures, ...(await inOneWindow(project, folder, measure)) };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  } finally {
    display?.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function inOneWindow(project, folder, measure) {
  const executablePath = electronBinary(electronDist());
  const launched = performance.now();
  const app = await _electron.launch({
    executablePath,
    args: [...sandboxArguments(), `--user-data-dir=${path.join(folder, 'profile')}`, root, ...(project ? [project] : [])],
    cwd: folder,
    env: { ...process.env, EMPRISE_ENGINE_NODE: process.execPath },
  });
  try {
    return await measure({ app, page: await app.firstWindow(), folder, launched });
  } finally {
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    await app.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);
    await ended;
  }
}

/** The engine outlives its window until what it writes is whole: a large project is free again only then. */
export async function released(project) {
  const lock = path.join(path.dirname(project), `.~lock.${path.basename(project)}#`);
  for (let tries = 0; existsSync(lock) && tries < RELEASE_TRIES; tries++) await new Promise((resolve) => setTimeout(resolve, 200));
}

const RELEASE_TRIES = 300;

/** Seconds that the processors have worked for the application, all its processes together; NaN where the system does not tell. */
export function processorTime(app) {
  if (process.platform !== 'linux') return Number.NaN;
  const parents = new Map();
  const ticks = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      parents.set(Number(name), Number(fields[1]));
      ticks.set(Number(name), Number(fields[11]) + Number(fields[12]));
    } catch {
      // ended meanwhile
    }
  }
  const isOurs = (pid) => pid === app.process().pid || (parents.has(pid) && parents.get(pid) > 1 && isOurs(parents.get(pid)));
  return [...ticks].reduce((sum, [pid, count]) => sum + (isOurs(pid) ? count : 0), 0) / TICKS_PER_SECOND;
}

const TICKS_PER_SECOND = 100;

/** The next file the window asks for is this one. */
export async function chooseFile(app, file) {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);
}

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

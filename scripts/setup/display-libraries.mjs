// Libraries that Electron needs on Linux, and a virtual display for the tests. Installed with apt-get only as root on Debian, and only when missing.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { giveUp, say } from './say.mjs';

// The names after the first are those of Debian 13 and Ubuntu 24.04 (64-bit time).
const PACKAGES = [['libgtk-3-0', 'libgtk-3-0t64'], ['libnss3'], ['libasound2', 'libasound2t64'], ['libgbm1']];
const FONT_FOLDERS = ['/usr/share/fonts/truetype', '/usr/share/fonts/opentype', '/usr/share/fonts/TTF', '/usr/local/share/fonts'];

const run = (command, args, options = {}) => spawnSync(command, args, { encoding: 'utf8', ...options });

function missingLibraries(binary) {
  const { stdout } = run('ldd', [binary]);
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

const hasCommand = (name) => run('sh', ['-c', `command -v ${name}`]).status === 0;
const hasFonts = () => FONT_FOLDERS.some((folder) => existsSync(folder) && readdirSync(folder).length > 0);

/** What keeps `binary` from starting here, in the names of files and commands. */
function missing(binary, { virtualDisplay }) {
  const list = missingLibraries(binary);
  if (virtualDisplay && !process.env.DISPLAY && !hasCommand('Xvfb')) list.push('Xvfb');
  if (!hasFonts()) list.push('a font');
  return list;
}

function known(names) {
  return (
    names.find((name) =>
      /Candidate: (?!\(none\))/.test(run('apt-cache', ['policy', name], { env: { ...process.env, LC_ALL: 'C' } }).stdout ?? ''),
    ) ?? names[0]
  );
}

function installWithApt(wanted) {
  const apt = (...args) =>
    run('apt-get', args, { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;
  if (!apt('update', '-qq')) say('apt-get update failed, trying with the lists that are here');
  const packages = PACKAGES.map(known);
  if (wanted.includes('Xvfb')) packages.push('xvfb');
  if (wanted.includes('a font')) packages.push('fonts-dejavu-core');
  say(`installing ${packages.join(' ')} (apt-get)`);
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

/**
 * Makes sure that the Electron binary can start. `virtualDisplay` asks for Xvfb too when there is no display.
 * Ends the script with the list of what is missing when it cannot be mended from here.
 */
export function ensureDisplayLibraries(binary, options = { virtualDisplay: false }) {
  if (process.platform !== 'linux') return;
  const before = missing(binary, options);
  if (before.length === 0) return;
  if (process.getuid?.() === 0 && hasCommand('apt-get')) installWithApt(before);
  const after = missing(binary, options).filter((name) => name !== 'a font');
  if (after.length === 0) return;
  const packages = [...PACKAGES.map((names) => names[0]), 'xvfb', 'fonts-dejavu-core'].join(' ');
  giveUp(`this machine lacks ${after.join(', ')}. On Debian or Ubuntu: sudo apt-get install --no-install-recommends ${packages}`);
}

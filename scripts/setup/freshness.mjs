// Whether dist/ was built from the sources as they are now: a stamp of every source's path, size and time, kept in dist/.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNode } from './dependencies.mjs';
import { root } from './say.mjs';

const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'scripts/build', 'scripts/build.mjs', 'package-lock.json'];
const stampFile = path.join(root, 'dist', '.sources');

function* filesOf(file) {
  if (!existsSync(file)) return;
  const stat = statSync(file);
  if (stat.isFile()) yield { file, stat };
  else for (const name of readdirSync(file).sort()) yield* filesOf(path.join(file, name));
}

export function sourcesStamp() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const { file, stat } of filesOf(path.join(root, source)))
      hash.update(`${path.relative(root, file)} ${stat.size} ${stat.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

export function writeSourcesStamp(distFolder, stamp) {
  writeFileSync(path.join(distFolder, '.sources'), stamp);
}

export function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourcesStamp();
}

/** Builds when dist/ is missing or older than the sources; answers whether dist/ can be used. */
export function ensureBuilt() {
  return isBuilt() || runNode([path.join(root, 'scripts/build.mjs')]) === 0;
}

// Builds dist/: aside first, then swapped in, so that a failed build leaves the last good one and a running test never sees half a folder.
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildBundles } from './build/bundles.mjs';
import { buildPage } from './build/page.mjs';
import { buildReference } from './build-reference.mjs';
import { sourcesStamp, writeSourcesStamp } from './setup/freshness.mjs';
import { root, say } from './setup/say.mjs';

const dist = path.join(root, 'dist');
const cache = path.join(root, 'node_modules/.cache/emprise');
const incoming = path.join(cache, `dist-${process.pid}`);
const outgoing = path.join(cache, `old-${process.pid}`);

const start = performance.now();
const stamp = sourcesStamp();
mkdirSync(incoming, { recursive: true });
try {
  await Promise.all([buildBundles(incoming), buildPage(incoming)]);
  cpSync(path.join(root, 'resources'), path.join(incoming, 'resources'), { recursive: true });
  await buildReference(incoming);
  writeSourcesStamp(incoming, stamp);
  if (existsSync(dist)) renameSync(dist, outgoing);
  renameSync(incoming, dist);
  say(`built in ${Math.round(performance.now() - start)} ms`);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(incoming, { recursive: true, force: true });
  rmSync(outgoing, { recursive: true, force: true });
}

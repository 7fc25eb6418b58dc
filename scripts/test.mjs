// npm test: from a clone with nothing installed to one closing line "N passed, N failed, N skipped".
// Every gate runs even when an earlier one failed, so that one run tells everything; a failed gate counts as one failure.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runNode, toolScript } from './setup/dependencies.mjs';
import { ensureBuilt } from './setup/freshness.mjs';
import { root, say } from './setup/say.mjs';
import { setupElectron } from './setup.mjs';

const countsFile = path.join(root, 'test-results', 'counts.json');
const NO_WINDOW_PROJECTS = ['--project', 'unit', '--project', 'engine'];

const electron = await setupElectron({ virtualDisplay: true });

const gates = [
  ['types', () => runNode([toolScript('typescript', 'tsc'), '-b']) === 0],
  ['lint', () => runNode([toolScript('@biomejs/biome', 'biome'), 'check', '--error-on-warnings']) === 0],
  ['build', () => ensureBuilt()],
];
const failedGates = [];
for (const [name, run] of gates) {
  const ok = run();
  say(`${name}: ${ok ? 'ok' : 'FAILED'}`);
  if (!ok) failedGates.push(name);
}

rmSync(countsFile, { force: true });
mkdirSync(path.dirname(countsFile), { recursive: true });
const status = runNode(
  [toolScript('vitest'), 'run', ...(failedGates.includes('build') ? NO_WINDOW_PROJECTS : []), ...process.argv.slice(2)],
  {
    env: { ELECTRON_OVERRIDE_DIST_PATH: electron, EMPRISE_COUNTS_FILE: countsFile },
  },
);

const counts = existsSync(countsFile) ? JSON.parse(readFileSync(countsFile, 'utf8')) : { passed: 0, failed: 1, skipped: 0 };
if (failedGates.length > 0) say(`failed before the tests: ${failedGates.join(', ')}`);
const failed = Math.max(counts.failed, status === 0 ? 0 : 1) + failedGates.length;
process.stdout.write(`\n${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped\n`);
process.exit(failed > 0 ? 1 : 0);

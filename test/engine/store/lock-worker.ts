/** A process that takes the locks of several documents, each at an instant shared with others, says which it won, and holds them until it is killed. */
import { join } from 'node:path';
import { acquireLock } from '../../../electron/engine/store/document/lock.ts';

const [place, rounds, start_ms] = process.argv.slice(2) as [string, string, string];
const PERIOD_MS = 3;

const won: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
  while (Date.now() < Number(start_ms) + round * PERIOD_MS);
  try {
    if (acquireLock(join(place, `${round}.gpkg`)) !== null) won.push(round);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'project-locked')) throw error;
  }
}
process.stdout.write(`${JSON.stringify(won)}\n`);
process.stdin.resume();

/** A thread of looks as nasty as files can make the real one; the name of the file says what it does. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parentPort, threadId, workerData } from 'node:worker_threads';
import type {
  InspectionMessage,
  InspectionRequest,
  InspectionThreadData,
} from '../../../electron/engine/api/threads/inspection-messages.ts';

const { workFolder } = workerData as InspectionThreadData;
let held: object | null = null;

parentPort?.on('message', ({ path }: InspectionRequest) => {
  const name = basename(path);
  if (name === 'exit') process.exit(7);
  if (name === 'throw') throw new TypeError('a fault of ours');
  // Object by object, in a chain: V8 tells the thread, which it cannot where one piece is larger than what it keeps back for that.
  if (name === 'memory') for (;;) held = { held, n: [1] };
  if (name === 'wait' || name === 'spin') {
    writeFileSync(join(workFolder, 'unpacked'), '');
    writeFileSync(join(dirname(path), 'begun'), '');
    // busy as a parser is: no event gets in
    while (name === 'spin' || !existsSync(join(dirname(path), 'go')));
  }
  const layers = existsSync(path) ? readFileSync(path, 'utf8').split(' ') : [];
  const proposal = { file: `${name} ${threadId}`, bytes: 0, modified: '', layers } as never;
  const heapBytes = name === 'heavy' ? 2 ** 30 : 0;
  parentPort?.postMessage({ type: 'proposal', proposal, heapBytes } satisfies InspectionMessage);
});

/** Entry of dist/engine/tiles.cjs: reads the working copy beside the engine, one job after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { openProject } from '../../store/index.ts';
import type { FromTileThread, TileThreadData, ToTileThread } from '../../tiles/thread.ts';
import { toEngineError } from '../serve.ts';
import { TileReader } from './tile-reader.ts';

const port = parentPort;
if (port === null) throw new Error('tiles are cut in a thread');
const { path, appVersion, stop } = workerData as TileThreadData;
const open = async (): Promise<TileReader> => new TileReader(await openProject(path, 'readonly', { userData: null, appVersion }));

// opened before anything is asked; what fails is said by the first job
let reader: Promise<TileReader> | null = open();
reader.catch(() => undefined);

async function leave(): Promise<void> {
  const left = reader;
  reader = null;
  await left?.then((open) => open.close()).catch(() => undefined);
}

/** The memory of every array of an answer goes over, it is not copied. */
function buffersOf(answer: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(answer)) return [answer.buffer as ArrayBuffer];
  if (answer === null || typeof answer !== 'object' || Array.isArray(answer)) return [];
  return Object.values(answer).flatMap(buffersOf);
}

async function take(message: ToTileThread): Promise<void> {
  if (message.type === 'forget') return leave();
  if (message.type === 'close') {
    await leave();
    port?.close();
    return;
  }
  const { id, job } = message;
  const send = (reply: FromTileThread, transfer: ArrayBuffer[] = []): void => port?.postMessage(reply, transfer);
  try {
    reader ??= open();
    const answer = (await reader).run(job, () => [id, -1].includes(Atomics.load(stop, 0)));
    send({ id, answer }, buffersOf(answer));
  } catch (error) {
    // what could not be opened is tried again by the next job
    if (!(error instanceof EmpriseError && error.code === 'cancelled')) await leave();
    send({ id, error: toEngineError(error) });
  }
}

let last: Promise<void> = Promise.resolve();
port.on('message', (message: ToTileThread) => {
  last = last.then(() => take(message));
});

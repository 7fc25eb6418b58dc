/** Entry of dist/engine/pages.cjs: draws pages of the open project, beside the engine's own loop. */
import { parentPort, workerData } from 'node:worker_threads';
import { toEngineError } from '../serve.ts';
import { ProjectPages } from './page-drawer.ts';
import type { FromPageThread, PageThreadData, ToPageThread } from './page-messages.ts';

const port = parentPort;
if (port === null) throw new Error('pages are drawn in a thread');
const pages = new ProjectPages(workerData as PageThreadData);

async function take(message: ToPageThread): Promise<void> {
  if (message.type === 'close') {
    await pages.close();
    port?.close();
    return;
  }
  const send = (reply: FromPageThread, transfer: ArrayBuffer[] = []): void => port?.postMessage(reply, transfer);
  try {
    const page = await pages.draw(message.request);
    send({ id: message.id, page }, [page.drawing.coordinates.buffer as ArrayBuffer]);
  } catch (error) {
    send({ id: message.id, error: toEngineError(error) });
  }
}

let last: Promise<void> = Promise.resolve();
port.on('message', (message: ToPageThread) => {
  last = last.then(() => take(message));
});

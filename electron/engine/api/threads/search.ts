/** Entry of dist/engine/search.cjs: knows the names of the open project, beside the engine's own loop. */
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { loadReference } from '../../reference/index.ts';
import { openProject } from '../../store/index.ts';
import { toEngineError } from '../serve.ts';
import { ProjectSearch } from '../services/search/project-search.ts';
import type { FromSearchThread, SearchThreadData, ToSearchThread } from './search-messages.ts';

const port = parentPort;
if (port === null) throw new Error('names are searched in a thread');
const data = workerData as SearchThreadData;
const reference = loadReference(path.join(data.resources, 'reference'));
let search: Promise<ProjectSearch> | null = null;

const open = async (): Promise<ProjectSearch> =>
  new ProjectSearch(await openProject(data.path, 'readonly', { userData: null, appVersion: data.appVersion }), reference);

async function leave(): Promise<void> {
  const left = search;
  search = null;
  await left?.then((one) => one.close()).catch(() => undefined);
}

async function take(message: ToSearchThread): Promise<void> {
  if (message.type === 'forget') return leave();
  if (message.type === 'close') {
    await leave();
    port?.close();
    return;
  }
  const { id, query, most } = message;
  const send = (reply: FromSearchThread): void => port?.postMessage(reply);
  try {
    search ??= open();
    send({ id, found: (await search).find(query, most) });
  } catch (error) {
    // what could not be opened is tried again by the next word
    await leave();
    send({ id, error: toEngineError(error) });
  }
}

let last: Promise<void> = Promise.resolve();
port.on('message', (message: ToSearchThread) => {
  last = last.then(() => take(message));
});

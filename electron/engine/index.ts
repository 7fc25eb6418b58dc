/** Entry of the engine process: it owns every project, file read, analysis and export, and answers the contract to the window. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { EngineEvent, EventPayload } from '../../shared/contract/engine.ts';
import type { EngineContext } from './api/context.ts';
import { GrantBook } from './api/grant-book.ts';
import { createHandlers } from './api/index.ts';
import { EngineServer } from './api/serve.ts';
import { Turns } from './api/turns.ts';
import { NetworkSwitch } from './catalogue/network.ts';
import { JobRunner } from './jobs/runner.ts';
import type { Tasks } from './jobs/tasks.ts';
import { listenToMain } from './transport.ts';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: { 'user-data': { type: 'string' }, 'app-version': { type: 'string' } },
});
if (!values['user-data'] || !values['app-version']) throw new Error('the engine needs --user-data and --app-version');

const closings: (() => void | Promise<void>)[] = [];
const context: EngineContext = {
  userData: values['user-data'],
  resources: path.join(__dirname, '..', 'resources'),
  version: values['app-version'],
  files: new GrantBook(),
  jobs: new JobRunner<Tasks>(path.join(__dirname, 'job.cjs')),
  downloads: new JobRunner<Tasks>(path.join(__dirname, 'job.cjs')),
  changes: new JobRunner<Tasks>(path.join(__dirname, 'job.cjs')),
  network: new NetworkSwitch(),
  turns: new Turns(),
  onQuit: (close) => {
    closings.push(close);
  },
  emit: <E extends EngineEvent>(event: E, payload: EventPayload<E>) => server.emit(event, payload),
};
const server = new EngineServer(createHandlers(context), context.turns);

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  let status = 0;
  await Promise.all([context.jobs.stop(), context.downloads.stop()]);
  await context.turns.settled();
  for (const close of closings) {
    try {
      await close();
    } catch (error) {
      // the working copy still holds every edit: the next start offers it
      process.stderr.write(`engine: closing failed: ${error instanceof Error ? error.stack : String(error)}\n`);
      status = 1;
    }
  }
  process.exit(status);
}

// Ctrl+C in a terminal reaches the whole group; this process ends when main says so, or is gone
process.on('SIGINT', () => {});

listenToMain({
  onClient: (port) => server.serve(port),
  onGrant: (grant) => context.files.add(grant),
  onNetwork: (allowed) => context.network.set(allowed),
  onQuit: () => void end(),
});

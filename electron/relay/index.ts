/**
 * Stands in for the engine where Electron is too old to load SQLite (the test runtime): starts the engine under Node 24 and pumps
 * its messages, so that main, preload and window are the same as in the product. argv: engine file, then the engine's own arguments.
 */
import { fork } from 'node:child_process';
import process from 'node:process';
import type { Control, ControlReply } from '../../shared/contract/wire.ts';

interface ClientPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
}
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { readonly data: Control; readonly ports: readonly ClientPort[] }) => void): void;
}
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };

const node = process.env['EMPRISE_ENGINE_NODE'];
const [engineFile, ...engineArguments] = process.argv.slice(2);
if (!node || !engineFile) throw new Error('the relay needs EMPRISE_ENGINE_NODE and the path of the engine');

// NODE_OPTIONS of the outer process may hold what Node 24 refuses
const { NODE_OPTIONS: _dropped, ...env } = process.env;
const engine = fork(engineFile, engineArguments, {
  execPath: node,
  execArgv: [],
  serialization: 'advanced',
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  env,
});
const clients = new Map<number, ClientPort>();
const toEngine = (message: Control) => {
  if (engine.connected) engine.send(message as never);
};

engine.on('message', (message) => {
  const reply = message as ControlReply;
  if (reply.type === 'frame') clients.get(reply.client)?.postMessage(reply.frame);
  else parentPort.postMessage(reply);
});
engine.on('exit', (code) => process.exit(code ?? 1));
engine.on('error', (error) => {
  process.stderr.write(`relay: ${error.message}\n`);
  process.exit(1);
});

parentPort.on('message', ({ data, ports }) => {
  const [port] = ports;
  if (data.type === 'client' && port) {
    const { client } = data;
    clients.set(client, port);
    port.on('message', (message) => toEngine({ type: 'frame', client, frame: message.data }));
    port.on('close', () => {
      clients.delete(client);
      toEngine({ type: 'gone', client });
    });
    port.start();
  }
  toEngine(data);
});

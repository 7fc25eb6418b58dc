/**
 * How main reaches this process: `process.parentPort` with transferred ports in a utility process, or, behind the relay of the test runtime,
 * `process.send` with numbered frames. The rest of the engine sees only clients, grants, the network switch and the order to quit.
 */
import { type Control, type ControlReply, controlSchema, type FileGrant } from '../../shared/contract/wire.ts';
import type { EnginePort } from './api/serve.ts';

export interface MainListener {
  onClient(port: EnginePort): void;
  onGrant(grant: FileGrant): void;
  onNetwork(allowed: boolean): void;
  /** Main asks to end, or has died. */
  onQuit(): void;
}

interface TransferredPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start(): void;
}
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { readonly data: unknown; readonly ports: readonly TransferredPort[] }) => void): void;
}

function parentPort(): ParentPort | undefined {
  return (process as unknown as { readonly parentPort?: ParentPort }).parentPort;
}

function reply(message: ControlReply): void {
  const parent = parentPort();
  if (parent) parent.postMessage(message);
  else if (process.connected) process.send?.(message);
}

function wrapPort(port: TransferredPort): EnginePort {
  return {
    post: (frame) => port.postMessage(frame),
    onFrame: (listener) => {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => port.on('close', listener),
  };
}

/** Clients behind the relay: one listener each, found by number. */
class RelayedClients {
  readonly #clients = new Map<number, { frame: (frame: unknown) => void; close: () => void }>();

  open(client: number): EnginePort {
    const listeners = { frame: (_frame: unknown) => {}, close: () => {} };
    this.#clients.set(client, listeners);
    return {
      post: (frame) => reply({ type: 'frame', client, frame }),
      onFrame: (listener) => {
        listeners.frame = listener;
      },
      onClose: (listener) => {
        listeners.close = listener;
      },
    };
  }

  frame(client: number, frame: unknown): void {
    this.#clients.get(client)?.frame(frame);
  }

  close(client: number): void {
    this.#clients.get(client)?.close();
    this.#clients.delete(client);
  }
}

export function listenToMain(listener: MainListener): void {
  const relayed = new RelayedClients();
  const take = (message: Control, ports: readonly TransferredPort[]) => {
    const [port] = ports;
    switch (message.type) {
      case 'client':
        listener.onClient(port ? wrapPort(port) : relayed.open(message.client));
        break;
      case 'frame':
        relayed.frame(message.client, message.frame);
        break;
      case 'gone':
        relayed.close(message.client);
        break;
      case 'grant':
        listener.onGrant(message.grant);
        reply({ type: 'granted', token: message.grant.token });
        break;
      case 'network':
        listener.onNetwork(message.allowed);
        reply({ type: 'network', allowed: message.allowed });
        break;
      case 'quit':
        listener.onQuit();
        break;
    }
  };
  const checked = (data: unknown, ports: readonly TransferredPort[] = []) => {
    const message = controlSchema.safeParse(data);
    if (message.success) take(message.data, ports);
    else process.stderr.write(`engine: message from main refused: ${message.error.message}\n`);
  };
  const parent = parentPort();
  if (parent) parent.on('message', ({ data, ports }) => checked(data, ports));
  else {
    process.on('message', (data) => checked(data));
    process.on('disconnect', () => listener.onQuit());
  }
  reply({ type: 'ready' });
}

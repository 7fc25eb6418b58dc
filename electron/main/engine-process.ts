/** Starts one engine process, and speaks with it. In the product it is a utility process; where Electron is too old to load SQLite, a relay. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type MessagePortMain, utilityProcess } from 'electron';
import { type Control, controlReplySchema, type FileGrant } from '../../shared/contract/wire.ts';

const SQLITE_NEEDS_NODE_API = 10;
const GRANT_WAIT_MS = 5_000;

export interface EngineProcess {
  connect(client: number, port: MessagePortMain): void;
  /** Resolves when the engine knows the file, so that a call made afterwards finds it. */
  grant(grant: FileGrant): Promise<void>;
  /** Resolves when the engine knows whether it may reach the network. */
  network(allowed: boolean): Promise<void>;
  /** Asks it to save and end; resolves true when it has ended by itself within `wait_ms`, else it is killed. */
  quit(wait_ms: number): Promise<boolean>;
  readonly exited: Promise<number>;
}

function networkKey(allowed: boolean): string {
  return `network:${allowed}`;
}

/** Native code and worker threads need real files: in a package the engine lies beside the archive, not in it. */
export function unpacked(file: string): string {
  const outside = file.replace(/app\.asar(?=[/\\])/, 'app.asar.unpacked');
  return existsSync(outside) ? outside : file;
}

export function needsRelay(): boolean {
  return Number(process.versions['napi']) < SQLITE_NEEDS_NODE_API;
}

/** `dist`: folder of the bundles. `args`: the engine's own arguments. */
export function startEngineProcess(dist: string, args: readonly string[]): EngineProcess {
  const engineFile = unpacked(path.join(dist, 'engine', 'engine.cjs'));
  const [file, fileArgs] = needsRelay() ? [path.join(dist, 'relay', 'relay.cjs'), [engineFile, ...args]] : [engineFile, [...args]];
  const child = utilityProcess.fork(file, fileArgs, { serviceName: 'Emprise engine', stdio: 'inherit' });
  const waiting = new Map<string, () => void>();
  const send = (message: Control, ports: MessagePortMain[] = []) => child.postMessage(message, ports);

  child.on('message', (message: unknown) => {
    const reply = controlReplySchema.safeParse(message);
    if (!reply.success) return;
    if (reply.data.type === 'granted') waiting.get(reply.data.token)?.();
    if (reply.data.type === 'network') waiting.get(networkKey(reply.data.allowed))?.();
  });
  const exited = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });

  const told = (key: string, message: Control): Promise<void> =>
    new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        waiting.delete(key);
        resolve();
      };
      // a dead engine answers nothing: its successor is told everything again, so waiting longer would help nobody
      const timer = setTimeout(done, GRANT_WAIT_MS);
      waiting.set(key, done);
      send(message);
    });

  return {
    exited,
    connect: (client, port) => send({ type: 'client', client }, [port]),
    grant: (grant) => told(grant.token, { type: 'grant', grant }),
    network: (allowed) => told(networkKey(allowed), { type: 'network', allowed }),
    quit: async (wait_ms) => {
      send({ type: 'quit' });
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), wait_ms);
      });
      const ended = await Promise.race([exited.then(() => true), late]);
      clearTimeout(timer);
      if (!ended) child.kill();
      return ended;
    },
  };
}

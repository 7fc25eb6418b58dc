/** The page's one engine client, connected through the preload; connected again when main has restarted the engine. */
import { ENGINE_PORT_MESSAGE, type Shell } from '../../shared/contract/shell.ts';
import { EngineClient } from './client.ts';

declare global {
  interface Window {
    readonly emprise: Shell;
  }
}

export const client = new EngineClient();
const restartListeners = new Set<() => void>();

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [port] = event.ports;
  if (event.source === window && event.data === ENGINE_PORT_MESSAGE && port) client.attach(port);
});

window.emprise.on('engine', (state) => {
  client.lose();
  if (state !== 'restarted') return;
  window.emprise.connectEngine();
  for (const listener of restartListeners) listener();
});
window.emprise.connectEngine();

/** Called when a new engine stands ready and knows nothing: reopen the project, tell the user. */
export function onEngineRestart(listener: () => void): () => void {
  restartListeners.add(listener);
  return () => {
    restartListeners.delete(listener);
  };
}

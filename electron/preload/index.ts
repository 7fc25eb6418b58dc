/** The bridge of the sandboxed page: forwards calls, events and one port, and turns dropped files into paths that only main sees. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Shell } from '../../shared/contract/shell.ts';

// What little of the DOM this file touches; the room has no DOM types so that nothing more slips in.
interface DroppedFile {
  /** Electron before 32. */
  readonly path?: string;
}
interface DragEventLike {
  readonly isTrusted: boolean;
  readonly dataTransfer: { readonly types: readonly string[]; readonly files: ArrayLike<DroppedFile> } | null;
  preventDefault(): void;
}
interface PageWindow {
  addEventListener(type: 'dragover' | 'drop', listener: (event: DragEventLike) => void): void;
  postMessage(message: unknown, origin: string, ports: readonly unknown[]): void;
}
declare const window: PageWindow;
declare const location: { readonly origin: string };
/** The ports are only handed over, so their type does not matter here. */
declare const MessageChannel: new () => { readonly port1: never; readonly port2: never };

const shell: Shell = {
  call: (name, params) => ipcRenderer.invoke('shell:call', name, params),
  on: (event, listener) => {
    const forward = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(`shell:${event}`, forward);
    return () => {
      ipcRenderer.removeListener(`shell:${event}`, forward);
    };
  },
  connectEngine: () => {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage('shell:connect', null, [port1]);
    // ENGINE_PORT_MESSAGE of shared/contract/shell.ts: the preload imports types only
    window.postMessage('emprise:engine-port', location.origin, [port2]);
  },
};
contextBridge.exposeInMainWorld('emprise', shell);

// `webUtils` appeared in Electron 29; before, the path stood on the file itself
const pathOf = (file: DroppedFile): string => (webUtils ? webUtils.getPathForFile(file as never) : (file.path ?? ''));
const carriesFiles = (event: DragEventLike): boolean => event.dataTransfer?.types.includes('Files') ?? false;

window.addEventListener('dragover', (event) => {
  if (carriesFiles(event)) event.preventDefault();
});
window.addEventListener('drop', (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  // a page cannot forge a trusted event, and files it makes itself have no path
  const paths = event.isTrusted ? Array.from(event.dataTransfer?.files ?? [], pathOf).filter((path) => path !== '') : [];
  if (paths.length > 0) ipcRenderer.send('shell:drop', paths);
});

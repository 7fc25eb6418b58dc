/** One door for the page's calls: the sender must be our page, the call must exist, its parameters must fit; errors leave as values. */
import { type BrowserWindow, ipcMain, type MessagePortMain } from 'electron';
import { EmpriseError } from '../../shared/contract/errors.ts';
import {
  type ShellAnswer,
  type ShellCall,
  type ShellEvent,
  type ShellPayload,
  type ShellResult,
  shellContract,
} from '../../shared/contract/shell.ts';
import { isTrustedSender } from './security.ts';

type Checked<C extends ShellCall> = import('zod').output<(typeof shellContract)[C]['params']>;
export type ShellHandlers = { [C in ShellCall]: (params: Checked<C>) => ShellResult<C> | Promise<ShellResult<C>> };

const refuse = (error: EmpriseError): ShellAnswer<never> => ({ ok: false, error: error.toEngineError() });

async function answer(handlers: ShellHandlers, name: unknown, params: unknown): Promise<ShellAnswer<unknown>> {
  if (typeof name !== 'string' || !Object.hasOwn(shellContract, name))
    return refuse(new EmpriseError('parameter-invalid', { name: String(name) }));
  const call = name as ShellCall;
  const checked = shellContract[call].params.safeParse(params);
  if (!checked.success) return refuse(new EmpriseError('parameter-invalid', { name: call }, checked.error.message));
  try {
    const handler = handlers[call] as (given: unknown) => unknown;
    return { ok: true, value: await handler(checked.data) };
  } catch (error) {
    if (error instanceof EmpriseError) return refuse(error);
    process.stderr.write(`shell ${call}: ${error instanceof Error ? error.stack : String(error)}\n`);
    return refuse(new EmpriseError('internal', {}, String(error)));
  }
}

export interface PageDoors {
  readonly handlers: ShellHandlers;
  readonly onConnect: (port: MessagePortMain) => void;
  readonly onDrop: (paths: readonly string[]) => void;
}

export function openDoors({ handlers, onConnect, onDrop }: PageDoors): void {
  ipcMain.handle('shell:call', (event, name: unknown, params: unknown) =>
    isTrustedSender(event.senderFrame) ? answer(handlers, name, params) : refuse(new EmpriseError('parameter-invalid', { name: 'sender' })),
  );
  ipcMain.on('shell:connect', (event) => {
    const [port] = event.ports;
    if (port && isTrustedSender(event.senderFrame)) onConnect(port);
  });
  ipcMain.on('shell:drop', (event, paths: unknown) => {
    if (!isTrustedSender(event.senderFrame) || !Array.isArray(paths)) return;
    onDrop(paths.filter((path): path is string => typeof path === 'string' && path !== ''));
  });
}

export function emitToPage<E extends ShellEvent>(window: BrowserWindow | null, event: E, payload: ShellPayload<E>): void {
  if (window && !window.isDestroyed()) window.webContents.send(`shell:${event}`, payload);
}

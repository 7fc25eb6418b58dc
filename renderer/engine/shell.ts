/** Main's services for the page: dialogs, preferences, window. Errors come back as EngineFailure, like those of the engine. */
import {
  type ShellCall,
  type ShellEvent,
  type ShellParams,
  type ShellPayload,
  type ShellResult,
  shellContract,
  shellEvents,
} from '../../shared/contract/shell.ts';
import { EngineFailure } from './failure.ts';

export async function shellCall<C extends ShellCall>(
  name: C,
  ...[params]: undefined extends ShellParams<C> ? [] : [ShellParams<C>]
): Promise<ShellResult<C>> {
  const answer = await window.emprise.call(name, params as ShellParams<C>);
  if (!answer.ok) throw new EngineFailure(answer.error);
  return shellContract[name].result.parse(answer.value) as ShellResult<C>;
}

export function onShell<E extends ShellEvent>(event: E, listener: (payload: ShellPayload<E>) => void): () => void {
  return window.emprise.on(event, (payload) => listener(shellEvents[event].parse(payload) as ShellPayload<E>));
}

import { engineContract } from '../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

type WorkshopCall = Extract<keyof EngineHandlers, `workshop/${string}`>;

export function workshopHandlers(_workspace: Workspace): Pick<EngineHandlers, WorkshopCall> {
  const later = (): never => {
    throw new EmpriseError('internal');
  };
  const names = Object.keys(engineContract).filter((name) => name.startsWith('workshop/'));
  return Object.fromEntries(names.map((name) => [name, later])) as unknown as Pick<EngineHandlers, WorkshopCall>;
}

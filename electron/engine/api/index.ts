/** The answers to the contract. Until the services stand, everything but `app/info` is refused. */

import { type EngineCall, engineContract } from '../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { EngineContext } from './context.ts';
import type { EngineHandlers } from './serve.ts';

export function createHandlers(context: EngineContext): EngineHandlers {
  const refused = (Object.keys(engineContract) as EngineCall[]).map((call) => {
    const refuse = () => {
      throw new EmpriseError('project-not-open');
    };
    return [call, refuse] as const;
  });
  return {
    ...(Object.fromEntries(refused) as unknown as EngineHandlers),
    'app/info': () => ({ version: context.version, node: process.versions.node, sqlite: '' }),
  };
}

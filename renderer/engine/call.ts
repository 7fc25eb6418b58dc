import type { CallParams, CallResult, EngineCall } from '../../shared/contract/engine.ts';
import { client } from './connect.ts';

/** Asks the engine. Resolves with the checked result; rejects with EngineFailure (`engine-restarted` when the engine died meanwhile). */
export function call<C extends EngineCall>(name: C, params: CallParams<C>): Promise<CallResult<C>> {
  return client.call(name, params);
}

import type { EngineEvent, EventPayload } from '../../shared/contract/engine.ts';
import { client } from './connect.ts';

/** Listens to an event of the engine; answers the function that ends the listening. */
export function on<E extends EngineEvent>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
  return client.on(event, listener);
}

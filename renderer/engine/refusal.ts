import type { EngineError } from '../../shared/contract/errors.ts';
import { EngineFailure } from './failure.ts';

/** Any thrown thing as the value that notices show. */
export function refusalOf(error: unknown): EngineError {
  if (error instanceof EngineFailure) {
    const { code, params, details } = error;
    return { code, params, ...(details === undefined ? {} : { details }) };
  }
  return { code: 'internal', params: {}, details: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

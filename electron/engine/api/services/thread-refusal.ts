/** What a thread that has died means for the file it was reading. */
import path from 'node:path';
import { EmpriseError } from '../../../../shared/contract/errors.ts';

/** `memory-short` where it needed more than it may have, else `internal`: a fault of ours. */
export function threadRefusal(error: unknown, file: string): EmpriseError {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new EmpriseError('memory-short', { file: path.basename(file) }, details);
  return new EmpriseError('internal', {}, details);
}

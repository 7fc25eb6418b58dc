/** What the system says of a file while it is read, put into refusals: it may go, or be held, at any moment. */
import { basename } from 'node:path';
import { EmpriseError, type ErrorCode } from '../../../shared/contract/errors.ts';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file-not-found',
  EACCES: 'file-unreadable',
  EPERM: 'file-unreadable',
  EBUSY: 'file-unreadable',
  EIO: 'file-unreadable',
  EISDIR: 'file-unreadable',
  ENXIO: 'file-unreadable',
  ESTALE: 'file-unreadable',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

/** The refusal that a fault of the system stands for; any other error as it is. `path`: what the user chose. */
export function asRefusal(error: unknown, path: string): unknown {
  if (error instanceof EmpriseError) return error;
  const code = CODES[error instanceof Error && 'code' in error ? String(error.code) : ''];
  return code === undefined ? error : new EmpriseError(code, { file: basename(path) }, String(error));
}

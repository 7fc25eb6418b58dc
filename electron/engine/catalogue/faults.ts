/** Faults of sockets and files as refusals in the closed list. */
import { EmpriseError } from '../../../shared/contract/errors.ts';

const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/^(ENOTFOUND|EAI_)/, 'unknown-host'],
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)/, 'refused'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|HPE_|ERR_STREAM_PREMATURE_CLOSE)/, 'cut'],
  [/CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO/, 'certificate'],
];

/** Anything thrown while talking with `host` or writing what it sends. */
export function faultOf(error: unknown, host: string): EmpriseError {
  if (error instanceof EmpriseError) return error;
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new EmpriseError('disk-full', {}, message);
  if (code === 'EACCES' || code === 'EROFS') return new EmpriseError('folder-read-only', {}, message);
  const cause = CAUSES.find(([pattern]) => pattern.test(code))?.[1] ?? (message === 'aborted' ? 'cut' : 'other');
  return new EmpriseError('download-failed', { host, cause }, `${code} ${message}`.trim());
}

export function statusFault(host: string, status: number, answer: string): EmpriseError {
  return new EmpriseError('download-refused', { host, status, answer });
}

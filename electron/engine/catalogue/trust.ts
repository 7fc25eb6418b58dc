import tls from 'node:tls';

let known: string[] | undefined;

/**
 * Authorities whose certificates count: those of the runtime, and those of the machine, where an administration's own proxy puts its.
 * Undefined: the runtime's alone (before Node 22.15, or where the machine's store cannot be read).
 */
export function trustedAuthorities(): string[] | undefined {
  const read = (tls as { getCACertificates?: (kind: string) => string[] }).getCACertificates;
  if (!read) return undefined;
  try {
    known ??= [...new Set([...read('default'), ...read('system')])];
    return known;
  } catch {
    return undefined;
  }
}

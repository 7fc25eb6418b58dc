import tls from 'node:tls';

/** Authorities whose certificates count: those of the runtime, and those of the machine, where an administration's own proxy puts its. */
export function trustedAuthorities(): string[] {
  // present since Node 22.15
  const read = (tls as { getCACertificates?: (kind: string) => string[] }).getCACertificates;
  if (!read) return [...tls.rootCertificates];
  known ??= [...new Set([...read('default'), ...systemOnes(read)])];
  return known;
}

let known: string[] | undefined;

function systemOnes(read: (kind: string) => string[]): string[] {
  try {
    return read('system');
  } catch {
    // a store that cannot be read takes nothing away from the others
    return [];
  }
}

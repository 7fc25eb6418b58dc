/** The files this engine may touch: what main has granted, by token. The window never sends a path. */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { FileGrant } from '../../../shared/contract/wire.ts';

export class GrantBook {
  readonly #grants = new Map<string, FileGrant>();

  add(grant: FileGrant): void {
    this.#grants.set(grant.token, grant);
  }

  /** Path behind a token, if it was granted for this use; throws `file-token-unknown`. A document may be read and written. */
  resolve(token: string, use: 'read' | 'write'): FileGrant {
    const grant = this.#grants.get(token);
    if (!grant || (grant.mode !== use && grant.mode !== 'document')) throw new EmpriseError('file-token-unknown', {});
    return grant;
  }
}

/** The register of files the user has designated. The window holds tokens that cannot be guessed; paths stay here and in the engine. */
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { ChosenFile } from '../../shared/contract/shell.ts';
import type { FileGrant, GrantMode } from '../../shared/contract/wire.ts';

const TOKEN_BYTES = 24;

function sizeOf(file: string): number | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() ? stat.size : null;
}

/** A `.gpkg` may be opened as a project or imported: the right covers both. */
export function modeOf(file: string): GrantMode {
  return path.extname(file).toLowerCase() === '.gpkg' ? 'document' : 'read';
}

export class GrantRegister {
  readonly #grants = new Map<string, FileGrant>();

  /** Makes a token for an absolute path. */
  grant(file: string, mode: GrantMode): FileGrant {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const grant: FileGrant = { token, path: path.resolve(file), name: path.basename(file), size: sizeOf(file), mode };
    this.#grants.set(token, grant);
    return grant;
  }

  find(token: string): FileGrant | undefined {
    return this.#grants.get(token);
  }

  /** Every grant so far: a restarted engine needs them again. */
  all(): FileGrant[] {
    return [...this.#grants.values()];
  }
}

/** What the window learns of a grant. */
export function chosenFile(grant: FileGrant): ChosenFile {
  return { token: grant.token, name: grant.name, folder: path.dirname(grant.path), size: grant.size, mode: grant.mode };
}

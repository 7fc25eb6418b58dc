/**
 * The secret of the room's page, kept in the project from the first round to the end of the workshop: an engine that starts again knows the phones
 * that came before. Made of 16 random bytes; whoever reads the project file may read it, and it opens nothing once the server is off.
 */
import { randomBytes } from 'node:crypto';
import type { ChangeOperation } from '../../../../../shared/domain/change.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { keptValue } from './write.ts';

const ROOM_KEY = 'atelier_salle';

/** Null before the first round and after the end. */
export function roomSecret(reader: ProjectReader): string | null {
  const kept = reader.kept(ROOM_KEY);
  return typeof kept === 'string' && /^[\w-]{22}$/.test(kept) ? kept : null;
}

/** `keep`: one is made where there is none; null: it is forgotten. */
export function roomKeyOperations(reader: ProjectReader, wish: 'keep' | null): ChangeOperation[] {
  const secret = roomSecret(reader);
  if (wish === 'keep') return secret === null ? [keptValue(reader, ROOM_KEY, randomBytes(16).toString('base64url'))] : [];
  return secret === null ? [] : [keptValue(reader, ROOM_KEY, null)];
}

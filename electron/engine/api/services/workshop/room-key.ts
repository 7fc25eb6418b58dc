/**
 * The key of the room, kept in the project from the first round (or the first cards) to the end of the workshop: an engine that starts again knows
 * the phones that came before. Made of 16 random bytes; it is in no address and no answer, only what is made of it (electron/engine/room/tokens.ts).
 * Whoever reads the project file may read it, and it opens nothing once the server is off.
 */
import { randomBytes } from 'node:crypto';
import type { ChangeOperation } from '../../../../../shared/domain/change.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { keptValue } from './write.ts';

const ROOM_KEY = 'atelier_salle';

/** Null before the first round and after the end. */
export function roomKey(reader: ProjectReader): string | null {
  const kept = reader.kept(ROOM_KEY);
  return typeof kept === 'string' && /^[\w-]{22}$/.test(kept) ? kept : null;
}

/** `keep`: one is made where there is none; null: it is forgotten. */
export function roomKeyOperations(reader: ProjectReader, wish: 'keep' | null): ChangeOperation[] {
  const key = roomKey(reader);
  if (wish === 'keep') return key === null ? [keptValue(reader, ROOM_KEY, randomBytes(16).toString('base64url'))] : [];
  return key === null ? [] : [keptValue(reader, ROOM_KEY, null)];
}
